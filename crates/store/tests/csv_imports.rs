//! The life of an import: preview, the import itself, running it again, what changed meanwhile, undoing, sweeping.

use crate::{
    common::{ACCOUNT, USER, every_kind, quick},
    csv_support::{NOW, apply, counts, directory, filled, get, has, ids, lines, preview, previewed, undo, upload},
};
use carnet_core::wire::{ColumnRole, CsvOutcome, CsvReason, CsvState};
use carnet_store::{
    audit,
    csv_imports::{self, Refused, Run},
    customers, pool,
};

#[test]
fn a_file_is_previewed_applied_and_run_again_without_effect() {
    for database in every_kind() {
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
fn what_changed_since_the_preview_is_told_line_by_line() {
    let database = quick();
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
    let database = quick();
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
    let database = quick();
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

    assert_eq!(database.write(|db| csv_imports::fail_cut_off(db, NOW - 1, NOW)), 0, "it lives");
    assert_eq!(database.write(|db| csv_imports::fail_cut_off(db, NOW, NOW)), 1);
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
    let database = quick();
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
