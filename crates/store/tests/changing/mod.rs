//! A directory of three customers, and changes of them made short.

use carnet_core::wire::{Customer, RequestKind, RequestStatus};
use carnet_store::{
    accounts::Acceptance,
    customers::{self, Actor, Changes, Refused},
    providers, requests,
};

use crate::common::*;

pub const NOW: i64 = 1_000_000;
pub const DAY: i64 = 86_400_000;

pub fn at(now_ms: i64) -> Actor<'static> {
    Actor { account_id: ACCOUNT, user_id: USER, now_ms }
}

/// Three customers: `c1` of two providers, the second of which wants a set-up; `c2`, `c3` of one company.
pub fn directory(database: &Database) {
    database.account(ACCOUNT, USER, None, Acceptance::Automatic);
    database.account("other", "user-2", Some("0088:7300000000009"), Acceptance::Manual);
    for (id, setup) in [("quai", false), ("sillage", true), ("nord", false)] {
        database.write(|db| providers::put(db, &provider(id, id, setup)));
    }
    database.put(&with_providers(participant("0088:7300000000001", &["Vega"]), &["quai", "sillage"]));
    database.put(&participant("0225:702042755_ACHATS", &["Nord achats"]));
    database.put(&with_identifiers(participant("0088:7300000000003", &["Nord"]), &[("SIRET", "70204275500010")]));
    database.put(&participant("0088:7300000000009", &["Other company"]));
    database
        .write(|db| {
            let vega = customer("0088:7300000000001", &["1", "02"], Some("quai"));
            customers::add(db, ACCOUNT, USER, "c1", "r1", &vega, NOW)
        })
        .unwrap();
    database.add("c2", "0225:702042755_ACHATS", &["2"]).unwrap();
    database.add("c3", "0088:7300000000003", &[]).unwrap();
}

pub fn get(database: &Database, id: &str) -> Option<Customer> {
    database.read(|db| customers::get(db, ACCOUNT, id))
}

pub fn numbers(numbers: &[&str]) -> Changes<'static> {
    Changes { numbers: Some(numbers.iter().map(|number| (*number).to_owned()).collect()), ..Changes::default() }
}

pub fn change(database: &Database, id: &str, version: Option<u64>, changes: &Changes<'_>) -> Result<Customer, Refused> {
    database.write(|db| customers::change(db, &at(NOW + 5), id, version, changes))
}

pub fn history(database: &Database, id: &str, now_ms: i64) -> Vec<(String, bool)> {
    let all = database.read(|db| customers::history(db, ACCOUNT, id, now_ms)).unwrap();
    all.into_iter().map(|entry| (entry.action, entry.restorable)).collect()
}

pub fn requests_of(database: &Database, id: &str) -> Vec<(RequestKind, RequestStatus)> {
    let query =
        requests::RequestQuery { customer: Some(id.to_owned()), limit: 50, ..requests::RequestQuery::default() };
    let page = database.read(|db| requests::list(db, ACCOUNT, &query, NOW));
    page.items.into_iter().map(|request| (request.kind, request.status)).collect()
}
