//! What SQL answers, held against the rules of names applied to every row; pages while rows come and go; and many
//! writers that want the same number.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{collections::BTreeSet, path::Path, thread};

use carnet_core::{
    identifier::ParticipantId,
    name::{Pattern, Words, fold, normalize},
    wire::{Locale, MatchKind, NameEntry, Role},
};
use carnet_store::{
    accounts::{self, Acceptance, NewAccount},
    customers::{self, AddRefused, CustomerQuery, NewCustomer},
    participants::{self, NewParticipant, ParticipantQuery},
    pool,
    sqlite::{self, SqlitePool},
    users::{self, NewUser},
};
use proptest::prelude::*;

const NOW: i64 = 1_764_057_600_000;

fn participant(number: usize, name: &str) -> NewParticipant {
    NewParticipant {
        participant_id: ParticipantId::parse(&format!("9915:p{number:05}")).unwrap(),
        names: vec![NameEntry { name: name.to_owned(), language: None }],
        country: "AT".to_owned(),
        place: None,
        website: None,
        identifiers: Vec::new(),
        document_types: Vec::new(),
        provider_ids: Vec::new(),
        source: "test".to_owned(),
        as_of_ms: NOW,
    }
}

fn with_account(pool: &SqlitePool) {
    pool::write(pool, |db| {
        let account = NewAccount {
            id: "a".to_owned(),
            name: "A".to_owned(),
            participant_id: None,
            acceptance: Acceptance::Automatic,
        };
        accounts::add(db, &account, NOW)?;
        let user = NewUser {
            id: "u".to_owned(),
            account_id: "a".to_owned(),
            email: "u@a.example".to_owned(),
            display_name: "U".to_owned(),
            role: Role::Member,
            locale: Locale::Fr,
            password_hash: String::new(),
        };
        users::add(db, &user, NOW)
    })
    .unwrap();
}

fn filled(names: &[String]) -> SqlitePool {
    let pool = sqlite::open_memory().unwrap();
    with_account(&pool);
    pool::write(&pool, |db| {
        for (number, name) in names.iter().enumerate() {
            participants::put(db, &participant(number, name))?;
        }
        Ok(())
    })
    .unwrap();
    pool
}

/// Ids of every hit of one group, page by page, each page from its own unit of work.
fn walk(pool: &SqlitePool, name: &str, kind: MatchKind, limit: u32, mut between: impl FnMut(usize)) -> Vec<String> {
    let mut query =
        ParticipantQuery { name: Some(name.to_owned()), matching: Some(kind), limit, ..ParticipantQuery::default() };
    let mut all = Vec::new();
    for page in 0.. {
        let answer = pool::read(pool, |db| participants::search(db, "a", &query)).unwrap();
        let Some(group) = answer.groups.into_iter().next() else { return all };
        all.extend(group.items.into_iter().map(|item| item.participant_id));
        match group.next_cursor {
            Some(cursor) => query.cursor = Some(cursor),
            None => return all,
        }
        between(page);
    }
    all
}

/// What the rules say, over every row.
fn expected(names: &[String], pattern: &str, kind: MatchKind) -> Vec<String> {
    let (literal, words) = (Pattern::parse(pattern), Words::parse(pattern));
    let mut rows: Vec<(usize, String, String)> = Vec::new();
    for (number, name) in names.iter().enumerate() {
        let (id, normal) = (format!("9915:p{number:05}"), normalize(name));
        // A card without a name is called by its id.
        let normal = if normal.is_empty() { id.clone() } else { normal };
        let hit = literal.matches(&normal);
        match kind {
            MatchKind::Literal if hit => rows.push((0, normal, id)),
            MatchKind::Close if !hit && words.matches(&fold(&normal)) => {
                rows.push((fold(&normal).chars().count(), normal, id));
            }
            _ => {}
        }
    }
    rows.sort();
    rows.into_iter().map(|(_, _, id)| id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn sql_answers_what_the_rules_say(
        names in prop::collection::vec(r"[abAB é%_\\*\[?É]{1,7}", 1..40),
        patterns in prop::collection::vec(r"[abAB é%_\\*\[?]{1,5}", 1..6),
    ) {
        let pool = filled(&names);
        for pattern in patterns.iter().filter(|pattern| !pattern.trim().is_empty()) {
            for kind in [MatchKind::Literal, MatchKind::Close] {
                let found = walk(&pool, pattern, kind, 7, |_| {});
                prop_assert_eq!(found, expected(&names, pattern, kind), "{:?} {:?}", pattern, kind);
            }
        }
    }

    #[test]
    fn my_customers_are_found_as_the_rules_say(
        names in prop::collection::vec(r"[abAB é%_É]{1,7}", 1..24),
        pattern in r"[abAB é%_*]{1,4}",
    ) {
        prop_assume!(!pattern.trim().is_empty() && !Pattern::parse(&pattern).is_everything());
        let pool = filled(&names);
        pool::write(&pool, |db| {
            for number in 0..names.len() {
                let key = format!("9915:p{number:05}");
                customers::add(db, "a", "u", &format!("c{number}"), &new(&key, &[]), NOW)?.unwrap();
            }
            Ok(())
        }).unwrap();
        let query = CustomerQuery {
            q: Some(pattern.clone()),
            field: Some(carnet_core::wire::CustomerField::Name),
            limit: 100,
            ..CustomerQuery::default()
        };
        let page = pool::read(&pool, |db| customers::list(db, "a", &query)).unwrap();
        let of = |kind| -> BTreeSet<String> {
            let hits = page.items.iter().filter(|item| item.match_kind == Some(kind));
            hits.map(|item| item.participant_id.clone()).collect()
        };
        for kind in [MatchKind::Literal, MatchKind::Close] {
            let rules: BTreeSet<String> = expected(&names, &pattern, kind).into_iter().collect();
            prop_assert_eq!(of(kind), rules, "{:?} {:?}", pattern, kind);
        }
        prop_assert_eq!(page.total as usize, page.items.len());
    }
}

fn new(participant_key: &str, numbers: &[&str]) -> NewCustomer {
    NewCustomer {
        participant_key: participant_key.to_owned(),
        numbers: numbers.iter().map(|number| (*number).to_owned()).collect(),
        provider_id: None,
    }
}

#[test]
fn a_walk_meets_every_row_that_stays_exactly_once_while_others_come_and_go() {
    let names: Vec<String> = (0..200).map(|number| format!("Name {:03}", (number * 37) % 200)).collect();
    let pool = filled(&names);
    let found = walk(&pool, "Name*", MatchKind::Literal, 9, |page| {
        pool::write(&pool, |db| {
            // New rows before, at and behind the place of the walk; one old row changes its name away.
            for (offset, name) in ["Name 000a", "Name 100a", "Name 199a"].into_iter().enumerate() {
                participants::put(db, &participant(1000 + page * 10 + offset, name))?;
            }
            participants::put(db, &participant(page, "Gone"))
        })
        .unwrap();
    });
    let unique: BTreeSet<&String> = found.iter().collect();
    assert_eq!(unique.len(), found.len(), "a row came twice");
    let renamed = found.len() / 9 + 2;
    for number in renamed..200 {
        assert!(unique.contains(&format!("9915:p{number:05}")), "p{number} was missed");
    }
}

#[test]
fn of_fifty_writers_of_one_number_one_wins_and_the_others_are_told_who() {
    let folder = tempfile::tempdir().unwrap();
    let path: &Path = &folder.path().join("carnet.db");
    let pool = sqlite::open(path, 4).unwrap();
    with_account(&pool);
    pool::write(&pool, |db| {
        for number in 0..50 {
            participants::put(db, &participant(number, &format!("Writer {number}")))?;
        }
        Ok(())
    })
    .unwrap();
    let outcomes: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..50)
            .map(|number| {
                let pool = &pool;
                scope.spawn(move || {
                    let customer = new(&format!("9915:p{number:05}"), &["0100", &format!("own-{number}")]);
                    pool::write(pool, |db| customers::add(db, "a", "u", &format!("c{number}"), &customer, NOW)).unwrap()
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let winners: Vec<_> = outcomes.iter().filter_map(|outcome| outcome.as_ref().ok()).collect();
    assert_eq!(winners.len(), 1);
    for refused in outcomes.iter().filter_map(|outcome| outcome.as_ref().err()) {
        let AddRefused::NumberTaken { number, holder } = refused else { panic!("{refused:?}") };
        assert_eq!((number.as_str(), &holder.id), ("0100", &winners[0].id));
    }
    // Nothing of the losers was left behind.
    let page = pool::read(&pool, |db| customers::list(db, "a", &CustomerQuery::default())).unwrap();
    assert_eq!(page.total, 1);
    assert_eq!(page.items[0].customer_numbers.len(), 2);
}
