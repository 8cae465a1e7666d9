//! Customers from files: every outcome and every reason, choices, running again without effect, undoing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::collections::BTreeMap;

use carnet_core::wire::{ColumnRole, CsvCounts, CsvImport, CsvLine, CsvOutcome, CsvReason, CsvState};
use carnet_store::{
    accounts::Acceptance,
    audit,
    csv_imports::{self, LineQuery, NewImport, Refused, Run, read::Upload},
    customers, participants, pool, providers,
};
use common::{
    ACCOUNT, Database, USER, every_engine, in_memory, participant, provider, with_identifiers, with_providers,
};

const NOW: i64 = 5_000;

/// A small directory: companies A to G, of which F was removed, and an address of the consult file.
fn filled(database: &Database) {
    database.account(ACCOUNT, USER, None, Acceptance::Automatic);
    database.write(|db| {
        providers::put(db, &provider("quai", "Quai Numérique", false))?;
        providers::put(db, &provider("sillage", "Plateforme Sillage", true))?;
        for new in [
            participant("0088:7300010000001", &["Alma AB"]),
            with_providers(participant("0088:7300010000018", &["Bröd AB"]), &["quai", "sillage"]),
            with_identifiers(participant("0225:702042755", &["Lumière SAS"]), &[("0002", "702042755")]),
            with_identifiers(participant("0225:702042755_PARIS", &["Lumière SAS"]), &[("0002", "702042755")]),
            with_providers(participant("0225:732829320", &["Nord SA"]), &["quai"]),
            participant("0088:7300010000025", &["Parti AB"]),
        ] {
            participants::put(db, &new)?;
        }
        participants::mark_removed(db, "0088:7300010000025", 2_000).map(drop)
    });
}

fn upload(database: &Database, id: &str, text: &str) -> CsvImport {
    let upload = Upload::read(text.as_bytes(), &|name| name == "Quai Numérique").unwrap();
    let new = NewImport { id, account_id: ACCOUNT, user_id: USER, file_name: "clients.csv" };
    database.write(|db| csv_imports::upload(db, &new, &upload, NOW));
    get(database, id)
}

fn get(database: &Database, id: &str) -> CsvImport {
    database.read(|db| csv_imports::get(db, ACCOUNT, id)).unwrap()
}

fn preview(database: &Database, id: &str, roles: &[ColumnRole]) -> Result<CsvImport, Refused> {
    let preview = database.read(|db| csv_imports::look(db, ACCOUNT, id, roles, None))?;
    database.write(|db| csv_imports::keep(db, ACCOUNT, id, &preview, NOW))
}

/// Uploads and previews with the guessed columns.
fn previewed(database: &Database, id: &str, text: &str) -> CsvImport {
    let roles: Vec<_> = upload(database, id, text).columns.iter().map(|column| column.role).collect();
    preview(database, id, &roles).unwrap()
}

fn ids(prefix: &str) -> impl FnMut() -> String {
    let (prefix, mut last) = (prefix.to_owned(), 0);
    move || {
        last += 1;
        format!("{prefix}-{last}")
    }
}

fn apply(database: &Database, id: &str) -> CsvCounts {
    database.write(|db| csv_imports::start(db, ACCOUNT, id, NOW)).unwrap();
    let mut steps = Vec::new();
    let counts = database.write(|db| {
        let (new_id, progress) = (&mut ids(id), &mut |done| steps.push(done));
        let mut run = Run { account_id: ACCOUNT, user_id: USER, new_id, now_ms: NOW, progress };
        csv_imports::apply(db, &mut run, id)
    });
    assert_eq!(steps, (1..=get(database, id).lines).collect::<Vec<_>>(), "each line is told");
    counts
}

fn undo(database: &Database, id: &str) -> Result<CsvImport, Refused> {
    database.write(|db| csv_imports::undo(db, ACCOUNT, USER, id, &mut ids("undo"), NOW + 1))
}

fn lines(database: &Database, id: &str, outcome: Option<CsvOutcome>) -> Vec<CsvLine> {
    let query = LineQuery { outcome, limit: 100, ..LineQuery::default() };
    database.read(|db| csv_imports::lines(db, ACCOUNT, id, &query)).unwrap().items
}

fn counts(created: u64, updated: u64, unchanged: u64, ambiguous: u64, rejected: u64) -> CsvCounts {
    CsvCounts { created, updated, unchanged, ambiguous, rejected }
}

/// Names with their numbers and providers.
fn directory(database: &Database) -> BTreeMap<String, (Vec<String>, Option<String>)> {
    let page = database.read(|db| customers::list(db, ACCOUNT, &customers::CustomerQuery::default()));
    page.items.into_iter().map(|c| (c.participant_id, (c.customer_numbers, c.provider_id))).collect()
}

fn has(numbers: &[&str], provider: Option<&str>) -> (Vec<String>, Option<String>) {
    (numbers.iter().map(|number| (*number).to_owned()).collect(), provider.map(str::to_owned))
}

#[test]
fn a_file_is_previewed_applied_and_run_again_without_effect() {
    for database in every_engine() {
        filled(&database);
        database.add("own", "0225:732829320", &["9"]).unwrap();
        let text = "Nom;GLN;Numéro de client;Prestataire\n\
                    Alma AB;7300010000001;0042, 43;\n\
                    ;7300010000018;44;Plateforme Sillage\n\
                    Nord SA;;9, 10;Quai Numérique\n";
        let import = previewed(&database, "i1", text);
        assert_eq!((import.state, import.counts), (CsvState::Previewed, Some(counts(2, 1, 0, 0, 0))));
        assert_eq!(directory(&database).len(), 1, "a preview writes nothing");

        assert_eq!(apply(&database, "i1"), counts(2, 1, 0, 0, 0));
        let import = get(&database, "i1");
        assert_eq!((import.state, import.done, import.finished_at.is_some()), (CsvState::Applied, 3, true));
        let made = directory(&database);
        assert_eq!(made["0088:7300010000001"], has(&["0042", "43"], None));
        assert_eq!(made["0088:7300010000018"], has(&["44"], Some("sillage")));
        assert_eq!(made["0225:732829320"], has(&["9", "10"], Some("quai")));
        for line in lines(&database, "i1", None) {
            let id = line.customer_id.unwrap();
            let trail = database.read(|db| audit::of_object(db, ACCOUNT, "customer", &id));
            let last = if line.outcome == CsvOutcome::Created { "customer.add" } else { "customer.change" };
            assert_eq!(trail.last().unwrap().what, last);
        }
        let trail = database.read(|db| audit::of_object(db, ACCOUNT, "import", "i1"));
        assert_eq!(trail.iter().map(|entry| entry.what.as_str()).collect::<Vec<_>>(), ["import.apply"]);

        assert_eq!(previewed(&database, "i2", text).counts, Some(counts(0, 0, 3, 0, 0)));
        assert_eq!(apply(&database, "i2"), counts(0, 0, 3, 0, 0));
        assert_eq!(directory(&database), made, "{}", database.name);
        let versions = database.read(|db| customers::get(db, ACCOUNT, "own")).unwrap().version;
        assert_eq!(versions, 2, "the second run did not touch it");
    }
}

#[test]
fn every_reason_is_given_with_what_it_is_about() {
    let database = in_memory();
    filled(&database);
    database.add("own", "0225:732829320", &["9"]).unwrap();
    let many = (0..101).map(|n| format!("m{n}")).collect::<Vec<_>>().join(",");
    let long = "x".repeat(65);
    let text = format!(
        "GLN;Numéro de client;Prestataire;Nom\n\
         ;1;;\n\
         7300010000001;1\n\
         bonjour;2;;\n\
         9780000000002;3;;\n\
         702042755;4;;\n\
         7300010000025;5;;\n\
         7300010000001;a\u{7}b;;\n\
         7300010000001;{long};;\n\
         7300010000001;{many};;\n\
         7300010000001;9;;\n\
         7300010000001;10;;\n\
         7300010000018;10;quai;\n\
         7300010000001;11;;\n\
         7300010000018;12;Personne;\n\
         7300010000018;13;;\n\
         ;14;;Inconnue SA\n\
         \"7300010000018;15;;\n"
    );
    let import = previewed(&database, "i1", &text);
    assert_eq!(import.counts, Some(counts(1, 0, 0, 1, 15)));
    let found: Vec<_> = lines(&database, "i1", None)
        .into_iter()
        .filter_map(|line| Some((line.line, line.reason?, line.column, line.value, line.holder)))
        .collect();
    let about = |column: &str, value: &str| (Some(column.to_owned()), Some(value.to_owned()), None);
    let expected: Vec<(u64, CsvReason, (Option<String>, Option<String>, Option<String>))> = vec![
        (2, CsvReason::Empty, (None, None, None)),
        (3, CsvReason::WrongColumns, (None, Some("2".to_owned()), None)),
        (4, CsvReason::MalformedIdentifier, about("GLN", "bonjour")),
        (5, CsvReason::NotFound, about("GLN", "9780000000002")),
        (6, CsvReason::SeveralFound, about("GLN", "702042755")),
        (7, CsvReason::NonExisting, about("GLN", "7300010000025")),
        (8, CsvReason::NumberControl, about("Numéro de client", "a\u{7}b")),
        (9, CsvReason::NumberTooLong, about("Numéro de client", &long)),
        (10, CsvReason::TooManyNumbers, about("Numéro de client", "m100")),
        (11, CsvReason::NumberTaken, (Some("Numéro de client".into()), Some("9".into()), Some("Nord SA".into()))),
        (13, CsvReason::NumberTwice, about("Numéro de client", "10")),
        (14, CsvReason::CustomerTwice, about("GLN", "7300010000001")),
        (15, CsvReason::ProviderUnknown, about("Prestataire", "Personne")),
        (16, CsvReason::ProviderRequired, (None, None, None)),
        (17, CsvReason::NotFound, about("Nom", "Inconnue SA")),
        (18, CsvReason::OpenQuote, (None, None, None)),
    ];
    let expected: Vec<_> = expected
        .into_iter()
        .map(|(line, reason, (column, value, holder))| (line, reason, column, value, holder))
        .collect();
    assert_eq!(found, expected);

    for (id, text, reason) in [
        (
            "p3",
            "SIREN;Adresse de facturation;Adresse de facturation active\n732829320;732829320;0",
            CsvReason::InactiveAddress,
        ),
        ("p2", "GLN;Prestataire\n0088:73*;", CsvReason::MalformedIdentifier),
    ] {
        previewed(&database, id, text);
        assert_eq!(lines(&database, id, Some(CsvOutcome::Rejected))[0].reason, Some(reason), "{text}");
    }
}

#[test]
fn a_line_that_means_several_waits_for_a_choice() {
    let database = in_memory();
    filled(&database);
    let text = "SIREN;Numéro de client\n702042755;77\n";
    assert_eq!(previewed(&database, "i1", text).counts, Some(counts(0, 0, 0, 1, 0)));
    let line = lines(&database, "i1", Some(CsvOutcome::Ambiguous)).remove(0);
    let candidates: Vec<&str> = line.candidates.iter().map(|candidate| candidate.participant_id.as_str()).collect();
    assert_eq!(candidates, ["0225:702042755", "0225:702042755_PARIS"]);

    let choose =
        |participant: Option<&str>| database.write(|db| csv_imports::choose(db, ACCOUNT, "i1", 2, participant));
    assert_eq!(choose(Some("0088:1")).unwrap_err(), Refused::ParticipantNotFound);
    let chosen = choose(Some("0225:702042755_PARIS")).unwrap();
    assert_eq!((chosen.outcome, chosen.candidates.len()), (CsvOutcome::Created, 2));
    assert_eq!(chosen.chosen.as_deref(), Some("0225:702042755_PARIS"));
    assert_eq!(get(&database, "i1").counts, Some(counts(1, 0, 0, 0, 0)));
    assert_eq!(choose(None).unwrap().outcome, CsvOutcome::Ambiguous, "left out again");
    choose(Some("0225:702042755_PARIS")).unwrap();
    let roles = [ColumnRole::Identifier, ColumnRole::CustomerNumber];
    assert_eq!(preview(&database, "i1", &roles).unwrap().counts, Some(counts(1, 0, 0, 0, 0)), "a choice stays");

    apply(&database, "i1");
    assert_eq!(directory(&database)["0225:702042755_PARIS"], has(&["77"], None));
    assert_eq!(
        previewed(&database, "i2", text).counts,
        Some(counts(0, 0, 1, 0, 0)),
        "the customer among them is meant"
    );
}

#[test]
fn two_lines_cannot_be_told_the_same_customer() {
    let database = in_memory();
    filled(&database);
    previewed(&database, "i1", "Adresse électronique;Numéro de client\n0225:702042755;1\n702042755;2\n");
    let line = lines(&database, "i1", Some(CsvOutcome::Ambiguous)).remove(0).line;
    let choose =
        |participant| database.write(|db| csv_imports::choose(db, ACCOUNT, "i1", line, Some(participant))).unwrap();
    assert_eq!(choose("0225:702042755").reason, Some(CsvReason::CustomerTwice));
    assert_eq!(choose("0225:702042755_PARIS").outcome, CsvOutcome::Created);
    assert_eq!(apply(&database, "i1"), counts(2, 0, 0, 0, 0));
}

#[test]
fn the_consult_file_is_read_as_it_comes() {
    for text in [
        "\u{feff}SIREN;Adresse de facturation;Adresse de facturation active\r\n732829320;732829320;1\r\n702042755;702042755_PARIS;1\r\n",
        "732829320;732829320;1\n702042755;702042755_PARIS;1\n",
        "732829320,732829320,1\n702042755,702042755_PARIS,1\n",
    ] {
        let database = in_memory();
        filled(&database);
        previewed(&database, "i1", text);
        assert_eq!(apply(&database, "i1"), counts(2, 0, 0, 0, 0), "{text:?}");
        assert_eq!(directory(&database).keys().collect::<Vec<_>>(), ["0225:702042755_PARIS", "0225:732829320"]);
    }
}

#[test]
fn what_changed_since_the_preview_is_told_line_by_line() {
    let database = in_memory();
    filled(&database);
    previewed(&database, "i1", "GLN;Numéro de client\n7300010000001;1\n732829320;2\n");
    database.add("other", "0088:7300010000001", &["2"]).unwrap();
    assert_eq!(apply(&database, "i1"), counts(0, 1, 0, 0, 1));
    let rejected = lines(&database, "i1", Some(CsvOutcome::Rejected)).remove(0);
    assert_eq!(
        (rejected.line, rejected.reason, rejected.holder.as_deref()),
        (3, Some(CsvReason::NumberTaken), Some("Alma AB"))
    );
}

#[test]
fn an_import_is_undone_but_for_what_somebody_touched() {
    let database = in_memory();
    filled(&database);
    database.add("own", "0225:732829320", &["9"]).unwrap();
    let before = directory(&database);
    let text = "GLN;Numéro de client;Prestataire\n7300010000001;1;\n7300010000018;2;quai\n732829320;3;\n";
    previewed(&database, "i1", text);
    apply(&database, "i1");
    let import = undo(&database, "i1").unwrap();
    assert_eq!((import.state, import.undone, import.kept), (CsvState::Undone, Some(3), Some(0)));
    assert_eq!(directory(&database), before);
    assert_eq!(undo(&database, "i1").unwrap_err(), Refused::State);

    previewed(&database, "i2", text);
    assert_eq!(apply(&database, "i2"), counts(2, 1, 0, 0, 0), "its numbers are free again");
    previewed(&database, "i3", "GLN;Numéro de client\n7300010000001;100\n");
    apply(&database, "i3");
    let import = undo(&database, "i2").unwrap();
    assert_eq!((import.undone, import.kept), (Some(2), Some(1)));
    let left = directory(&database);
    assert_eq!(left["0088:7300010000001"], has(&["1", "100"], None));
    assert_eq!(left.len(), 2);
    let trail = database.read(|db| audit::of_object(db, ACCOUNT, "import", "i2"));
    assert_eq!(trail.last().unwrap().what, "import.undo");
}

#[test]
fn states_go_one_way_and_one_import_runs_at_a_time() {
    let database = in_memory();
    filled(&database);
    let start = |id: &str| database.write(|db| csv_imports::start(db, ACCOUNT, id, NOW)).map(|import| import.state);
    let roles = [ColumnRole::Identifier];
    upload(&database, "i1", "GLN\n7300010000001\n");
    assert_eq!(start("i1"), Err(Refused::State), "there is no preview yet");
    assert_eq!(start("i9"), Err(Refused::NotFound));
    assert_eq!(preview(&database, "i1", &[]).unwrap_err(), Refused::Roles(1));
    assert_eq!(preview(&database, "i1", &[ColumnRole::Ignore]).unwrap_err(), Refused::NoIdentifierColumn);
    assert_eq!(undo(&database, "i1").unwrap_err(), Refused::State);
    preview(&database, "i1", &roles).unwrap();
    previewed(&database, "i2", "GLN\n7300010000018\n");
    assert_eq!(start("i1"), Ok(CsvState::Running));
    assert_eq!(start("i2"), Err(Refused::State), "one runs already");
    assert_eq!(preview(&database, "i1", &roles).unwrap_err(), Refused::State);

    assert_eq!(database.write(|db| csv_imports::fail_cut_off(db, NOW)), 1);
    let failed = get(&database, "i1");
    assert_eq!((failed.state, directory(&database).len()), (CsvState::Failed, 0));
    let late = pool::write(database.pool.as_ref(), |db| {
        let (new_id, progress) = (&mut ids("late"), &mut |_| ());
        let mut run = Run { account_id: ACCOUNT, user_id: USER, new_id, now_ms: NOW, progress };
        csv_imports::apply(db, &mut run, "i1")
    });
    assert!(late.is_err() && directory(&database).is_empty(), "who was taken for cut off leaves nothing");
    apply(&database, "i1");
    assert_eq!(get(&database, "i1").state, CsvState::Applied);
    assert_eq!(start("i1"), Err(Refused::State));
    let page = database.read(|db| csv_imports::list(db, ACCOUNT, None, 50));
    assert_eq!((page.total, page.items.len()), (2, 2));
    assert!(database.read(|db| csv_imports::get(db, "other", "i1")).is_none());
}

#[test]
fn files_are_swept_after_thirty_days_and_counts_stay() {
    let database = in_memory();
    filled(&database);
    previewed(&database, "i1", "GLN\n7300010000001\n");
    apply(&database, "i1");
    let days = |n: i64| NOW + n * 86_400_000;
    database.write(|db| csv_imports::sweep(db, days(30)));
    assert_eq!(lines(&database, "i1", None).len(), 1);
    database.write(|db| csv_imports::sweep(db, days(30) + 1));
    assert_eq!(lines(&database, "i1", None).len(), 0);
    assert_eq!(get(&database, "i1").counts, Some(counts(1, 0, 0, 0, 0)));
    assert_eq!(undo(&database, "i1").unwrap_err(), Refused::State);
}

#[test]
fn lines_are_paged_within_an_outcome() {
    let database = in_memory();
    filled(&database);
    let text: String =
        (0..25).map(|n| format!("{};{n}\n", if n % 5 == 0 { "bonjour" } else { "9780000000002" })).collect();
    upload(&database, "i1", &format!("GLN;Numéro de client\n{text}"));
    preview(&database, "i1", &[ColumnRole::Identifier, ColumnRole::CustomerNumber]).unwrap();
    let mut query = LineQuery { outcome: Some(CsvOutcome::Rejected), limit: 10, ..LineQuery::default() };
    let mut seen = Vec::new();
    loop {
        let page = database.read(|db| csv_imports::lines(db, ACCOUNT, "i1", &query)).unwrap();
        assert_eq!(page.total, 25);
        seen.extend(page.items.iter().map(|line| line.line));
        match page.next_cursor {
            Some(cursor) => query.cursor = Some(cursor),
            None => break,
        }
    }
    assert_eq!(seen, (2..=26).collect::<Vec<_>>());
    let third = LineQuery { page: Some(3), cursor: None, ..query };
    assert_eq!(database.read(|db| csv_imports::lines(db, ACCOUNT, "i1", &third)).unwrap().items.len(), 5);
}
