#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use carnet_core::identifier::{Level, SchemeState, check, scheme};

use super::{DemoSummary, seed};
use crate::{db, error::Error, pool, sqlite};

const NOW: i64 = 1_764_057_600_000;

fn seeded() -> (sqlite::SqlitePool, DemoSummary) {
    let pool = sqlite::open_memory().unwrap();
    let summary = pool::write(&pool, |db| seed(db, &|password| format!("hashed {password}"), NOW)).unwrap();
    (pool, summary)
}

fn rows(pool: &sqlite::SqlitePool, sql: &str) -> Vec<(String, String)> {
    pool::read(pool, |db| db::query_all(db, sql, &[], |row| Ok((row.text(0)?, row.text(1)?)))).unwrap()
}

#[test]
fn the_demo_has_its_size_and_never_mixes_with_a_directory_in_use() {
    let (pool, summary) = seeded();
    assert_eq!((summary.providers, summary.users), (12, 5));
    assert_eq!(summary.participants, 3021);
    assert!((40..160).contains(&summary.removed), "{summary:?}");
    assert!((70..80).contains(&summary.customers), "{summary:?}");
    let again = pool::write(&pool, |db| seed(db, &|_| String::new(), NOW));
    assert!(matches!(again, Err(Error::Duplicate(_))), "{again:?}");
}

#[test]
fn every_state_of_a_customer_occurs() {
    let (pool, _) = seeded();
    let sql = "select account_id, state from customers order by 1, 2";
    let mut states: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (account, state) in rows(&pool, sql) {
        states.entry(account).or_default().insert(state);
    }
    let all = [
        "awaitingAcceptance",
        "awaitingRouting",
        "deactivated",
        "noDocumentType",
        "nonExisting",
        "refused",
        "retiredId",
        "routable",
    ];
    assert_eq!(states["demo-lumiere"].iter().collect::<Vec<_>>(), all);
}

#[test]
fn every_identifier_keeps_the_rule_of_its_scheme() {
    let (pool, _) = seeded();
    let identifiers = rows(&pool, "select scheme, value from participant_identifiers");
    assert!(identifiers.len() > 4000);
    for (code, value) in identifiers {
        // The form of a removed scheme is nobody's rule any more.
        if scheme(&code).is_some_and(|scheme| scheme.state != SchemeState::Removed) {
            assert_eq!(check(&code, &value), Some(Level::Ok), "{code}:{value}");
        }
    }
}

#[test]
fn two_seeds_are_equal() {
    let sql = "select participant_key, content_hash || network_status || as_of from participants order by 1";
    assert_eq!(rows(&seeded().0, sql), rows(&seeded().0, sql));
    let sql = "select id, participant_key || state || created_at from customers order by 1";
    assert_eq!(rows(&seeded().0, sql), rows(&seeded().0, sql));
}
