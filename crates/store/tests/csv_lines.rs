//! What becomes of lines: every reason, choices among several, the consult file, pages of lines.

use crate::{
    common::{ACCOUNT, quick},
    csv_support::{apply, counts, directory, filled, get, has, lines, preview, previewed, upload},
};
use carnet_core::wire::{ColumnRole, CsvOutcome, CsvReason};
use carnet_store::csv_imports::{self, LineQuery, Refused};

/// Column, value and holder.
type About = (Option<String>, Option<String>, Option<String>);

#[test]
fn every_reason_is_given_with_what_it_is_about() {
    let database = quick();
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
    let expected: Vec<(u64, CsvReason, About)> = vec![
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
    let database = quick();
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
    let database = quick();
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
        let database = quick();
        filled(&database);
        previewed(&database, "i1", text);
        assert_eq!(apply(&database, "i1"), counts(2, 0, 0, 0, 0), "{text:?}");
        assert_eq!(directory(&database).keys().collect::<Vec<_>>(), ["0225:702042755_PARIS", "0225:732829320"]);
    }
}

#[test]
fn lines_are_paged_within_an_outcome() {
    let database = quick();
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
