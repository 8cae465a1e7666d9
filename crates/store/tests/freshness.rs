//! Customers by when their source last confirmed them: the order is that of the times that are shown, whatever moved
//! them.

use crate::common::*;
use carnet_core::wire::{Customer, CustomerSort};
use carnet_store::{
    accounts::Acceptance,
    customers::{self, CustomerQuery},
    participants::{self, NewParticipant},
    sources,
};

const ONE: &str = "0088:7300010000001";
const TWO: &str = "0088:7300010000018";
const OTHER: &str = "0225:702042755";

fn of_source(id: &str, source: &str, as_of_ms: i64) -> NewParticipant {
    NewParticipant { source: source.to_owned(), as_of_ms, ..participant(id, &[id]) }
}

/// Ids, the stalest first; that the other way round is the reverse is seen to.
fn by_freshness(database: &Database) -> Vec<String> {
    let list = |descending| {
        let query = CustomerQuery { sort: CustomerSort::AsOf, descending, ..CustomerQuery::default() };
        database.read(|db| customers::list(db, ACCOUNT, &query)).items
    };
    let items: Vec<Customer> = list(false);
    let times: Vec<&str> = items.iter().map(|item| item.as_of.as_str()).collect();
    assert!(times.is_sorted(), "{}: {times:?}", database.name);
    let ids: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
    let reverse: Vec<String> = list(true).into_iter().rev().map(|item| item.id).collect();
    assert_eq!(ids, reverse);
    ids
}

#[test]
fn the_order_follows_whatever_confirms_an_entry() {
    for database in every_kind() {
        database.account(ACCOUNT, USER, None, Acceptance::Automatic);
        for (id, source, at) in [(ONE, "s", 3_000), (TWO, "s", 2_000), (OTHER, "t", 1_000)] {
            database.put(&of_source(id, source, at));
        }
        for (customer, id) in [("one", ONE), ("two", TWO), ("other", OTHER)] {
            database.add(customer, id, &[]).unwrap();
        }
        assert_eq!(by_freshness(&database), ["other", "two", "one"]);
        database.put(&of_source(OTHER, "t", 4_000));
        assert_eq!(by_freshness(&database), ["two", "one", "other"], "the same card anew");
        database.put(&NewParticipant { place: Some("Lyon".to_owned()), ..of_source(TWO, "s", 5_000) });
        assert_eq!(by_freshness(&database), ["one", "other", "two"], "another card");
        database.write(|db| sources::snapshot(db, "s", 9_000));
        assert_eq!(
            by_freshness(&database),
            ["other", "one", "two"],
            "a whole snapshot confirms every entry of its own"
        );
        database.write(|db| sources::snapshot(db, "s", 6_000));
        assert_eq!(by_freshness(&database), ["other", "one", "two"], "an older one none");
        database.write(|db| participants::mark_removed(db, ONE, 12_000));
        assert_eq!(by_freshness(&database), ["other", "two", "one"], "a removal is a confirmation, too");
        database.put(&of_source("0088:7300010000025", "s", 7_000));
        database.add("late", "0088:7300010000025", &[]).unwrap();
        assert_eq!(
            by_freshness(&database),
            ["other", "two", "late", "one"],
            "added since, and as fresh as the snapshot"
        );
    }
}
