//! Imports that the operator starts: what waits for a word, what is cut off, what is kept of it.
#![allow(clippy::unwrap_used)]

use carnet_core::wire::{CardDone, CardFault, CardProblem, ImportComparison, NetworkImportState as State};

use super::{
    Batch, Ended, Import, NewImport, Outcome, Staged, Staging, accept, all_read, apply_or_wait, begin_file,
    drop_waiting, end, end_cut_off, get, problems, stage_batch, sweep,
    tests::{DAY_MS, SOURCE, card},
    vanishing,
};
use crate::{
    db,
    pool::{self, Pool},
    sqlite,
};

fn begun(pool: &dyn Pool, id: &str) -> Import {
    let new = NewImport {
        id: id.to_owned(),
        source: SOURCE.to_owned(),
        file_name: "cards.xml".to_owned(),
        size: Some(9),
        partial: false,
    };
    pool::write(pool, |db| begin_file(db, &new, DAY_MS)).unwrap()
}

fn stage(pool: &dyn Pool, import: &Import, numbers: std::ops::Range<u32>) {
    let staged = numbers.map(|number| Staged::Card(card(number, "N"))).collect();
    let batch = Batch { staged, bytes: 9, cards: 5, skipped: 1, problems: Vec::new() };
    let done = pool::write(pool, |db| stage_batch(db, import, batch, DAY_MS)).unwrap();
    assert_eq!(done, Staging::Done { repeated: Vec::new() });
}

fn apply(pool: &dyn Pool, import: &Import, accepted: bool) -> Outcome {
    pool::write(pool, |db| apply_or_wait(db, import, accepted, 2 * DAY_MS, &mut |_, _| ())).unwrap()
}

/// The first snapshot, and one without 3 of its 4 participants and with a new one, which waits.
fn waiting(pool: &dyn Pool) -> Import {
    let first = begun(pool, "1");
    stage(pool, &first, 0..200);
    assert!(pool::write(pool, |db| all_read(db, &first, DAY_MS, DAY_MS)).unwrap());
    assert!(matches!(apply(pool, &first, false), Outcome::Applied(_)));
    let second = begun(pool, "2");
    stage(pool, &second, 150..201);
    pool::write(pool, |db| all_read(db, &second, DAY_MS, DAY_MS)).unwrap();
    assert_eq!(apply(pool, &second, false), Outcome::Suspended { vanishing: 150, registered: 200 });
    second
}

fn count(pool: &dyn Pool, sql: &str) -> i64 {
    pool::read(pool, |db| db::query_one(db, sql, &[], |row| row.int(0))).unwrap().unwrap()
}

const REGISTERED: &str = "select count(*) from participants where network_status = 'registered'";

#[test]
fn what_waits_keeps_its_cards_and_can_be_compared() {
    let pool = sqlite::open_memory().unwrap();
    let import = waiting(&pool);
    assert_eq!(pool::write(&pool, |db| sweep(db, 1_000)).unwrap(), 200, "the cards of the first alone");
    let known = pool::read(&pool, |db| get(db, "2")).unwrap().unwrap();
    let comparison = ImportComparison { created: 1, updated: 0, unchanged: 50, vanishing: 150, registered: 200 };
    assert_eq!((known.state, known.comparison, known.done), (State::Suspended, Some(comparison), None));
    let page = pool::read(&pool, |db| vanishing(db, &import.id, Some(2), 100)).unwrap().unwrap();
    assert_eq!((page.total, page.items.len()), (150, 50));
    assert_eq!(page.items[49].participant_id, "0088:2990000000149");
    assert_eq!(count(&pool, REGISTERED), 200, "nothing was changed");
}

#[test]
fn the_operators_word_applies_it() {
    let pool = sqlite::open_memory().unwrap();
    waiting(&pool);
    let import = pool::write(&pool, |db| accept(db, "2", DAY_MS)).unwrap().unwrap();
    assert!(matches!(apply(&pool, &import, true), Outcome::Applied(_)));
    assert_eq!(count(&pool, REGISTERED), 51);
    let known = pool::read(&pool, |db| get(db, "2")).unwrap().unwrap();
    assert_eq!((known.state, known.done.unwrap().removed, known.comparison), (State::Applied, 150, None));
    assert_eq!(pool::write(&pool, |db| accept(db, "2", DAY_MS)).unwrap().map(|import| import.id), None);
}

#[test]
fn the_operators_word_drops_it() {
    let pool = sqlite::open_memory().unwrap();
    waiting(&pool);
    assert!(pool::write(&pool, |db| drop_waiting(db, "2", DAY_MS)).unwrap());
    assert!(!pool::write(&pool, |db| drop_waiting(db, "2", DAY_MS)).unwrap());
    assert_eq!(pool::read(&pool, |db| vanishing(db, "2", None, 100)).unwrap(), None);
    assert_eq!(pool::read(&pool, |db| get(db, "2")).unwrap().unwrap().state, State::Dropped);
    pool::write(&pool, |db| sweep(db, 1_000)).unwrap();
    assert_eq!((count(&pool, REGISTERED), count(&pool, "select count(*) from import_cards")), (200, 0));
}

#[test]
fn what_a_process_left_is_over_and_what_was_accepted_waits_again() {
    let pool = sqlite::open_memory().unwrap();
    waiting(&pool);
    pool::write(&pool, |db| accept(db, "2", DAY_MS)).unwrap();
    pool::write(&pool, |db| end_cut_off(db, DAY_MS, DAY_MS)).unwrap();
    assert!(pool::read(&pool, |db| get(db, "2")).unwrap().unwrap().comparison.is_some());
    let third = begun(&pool, "3");
    assert_eq!(pool::read(&pool, |db| get(db, "2")).unwrap().unwrap().state, State::Superseded);
    stage(&pool, &third, 0..3);
    pool::write(&pool, |db| end_cut_off(db, DAY_MS - 1, DAY_MS)).unwrap();
    assert_eq!(pool::read(&pool, |db| get(db, "3")).unwrap().unwrap().state, State::Staging, "it lives");
    pool::write(&pool, |db| end_cut_off(db, DAY_MS, DAY_MS)).unwrap();
    let known = pool::read(&pool, |db| get(db, "3")).unwrap().unwrap();
    assert_eq!(known.state, State::Interrupted);
    let file = known.file.unwrap();
    assert_eq!((file.size, file.bytes, file.read, file.skipped), (Some(9), 9, 5, 1));
    assert_eq!(apply(&pool, &third, true), Outcome::Superseded);
}

#[test]
fn problems_are_kept_in_the_order_of_the_file() {
    let pool = sqlite::open_memory().unwrap();
    let import = begun(&pool, "1");
    let problem = |card| CardProblem {
        card,
        line: card * 2,
        participant_id: None,
        fault: CardFault::NotXml,
        done: CardDone::CardSkipped,
        detail: "x".to_owned(),
    };
    for from in [1, 3] {
        let batch = Batch { problems: vec![problem(from), problem(from + 1)], ..Batch::default() };
        pool::write(&pool, |db| stage_batch(db, &import, batch, DAY_MS)).unwrap();
    }
    let ended = Ended::Malformed { line: 7, detail: "y".to_owned() };
    pool::write(&pool, |db| end(db, &import, &ended, DAY_MS)).unwrap();
    let page = pool::read(&pool, |db| problems(db, "1", None, 3)).unwrap().unwrap();
    assert_eq!((page.total, page.items), (4, vec![problem(1), problem(2), problem(3)]));
    let known = pool::read(&pool, |db| get(db, "1")).unwrap().unwrap();
    assert_eq!((known.state, known.failure.unwrap().line, known.file.unwrap().problems), (State::Failed, 7, 4));
    assert_eq!(pool::read(&pool, |db| problems(db, "9", None, 3)).unwrap(), None);
}
