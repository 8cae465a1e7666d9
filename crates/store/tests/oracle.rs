//! Searches that combine everything, held against the rules applied to every row: one's own customers over names,
//! identifiers, providers and numbers at once, and the public directory with all its filters.

use std::collections::BTreeSet;

use crate::{
    common::*,
    oracles::{cards, own},
};
use carnet_core::wire::{CustomerField, CustomerFilter, CustomerSort, MatchKind};
use carnet_store::{
    customers::{self, CustomerQuery},
    participants::ParticipantQuery,
};
use proptest::prelude::*;

/// Every page by cursor, put together; each page's total is the same.
fn walked(database: &Database, query: &CustomerQuery) -> (u64, Vec<carnet_core::wire::Customer>) {
    let (mut query, mut all) = (query.clone(), Vec::new());
    loop {
        let page = database.read(|db| customers::list(db, ACCOUNT, &query));
        all.extend(page.items);
        query.cursor = page.next_cursor;
        if query.cursor.is_none() {
            return (page.total, all);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(carnet_testing::cases(128)))]

    #[test]
    fn ones_own_customers_are_who_the_rules_name(
        rows in prop::collection::vec(own::row(), 1..16),
        texts in prop::collection::vec(own::text(), 16),
        field in prop::option::of(prop::sample::select(vec![
            CustomerField::Name, CustomerField::Identifier, CustomerField::Provider, CustomerField::CustomerNumber,
        ])),
        status in prop::option::weighted(0.3, prop::sample::select(vec![
            CustomerFilter::Routable, CustomerFilter::Action, CustomerFilter::Deactivated, CustomerFilter::NonExisting,
        ])),
        sort in prop::sample::select(vec![CustomerSort::Name, CustomerSort::Provider, CustomerSort::UpdatedAt, CustomerSort::AsOf]),
        descending: bool,
        limit in 1u32..20,
    ) {
        let (database, known) = own::directory(&rows);
        for text in texts {
            let query = CustomerQuery { q: Some(text.clone()), field, status, sort, descending, limit, ..CustomerQuery::default() };
            let (total, found) = walked(&database, &query);
            let shown: Vec<_> = found.iter().map(|item| (item.id.as_str(), item.match_kind)).collect();
            let expected = own::expected(&known, &query);
            prop_assert_eq!(&shown, &expected, "{:?} {:?} {:?}", text, field, status);
            prop_assert_eq!(total as usize, expected.len());
            for item in &found {
                let row = known.iter().find(|row| row.id == item.id).unwrap();
                prop_assert_eq!(&item.matched, &own::matched(row, &query), "{:?} of {}", text, item.id);
            }
        }
    }

    #[test]
    fn filters_and_criteria_of_a_search_all_hold(
        rows in prop::collection::vec(cards::row(), 1..16),
        queries in prop::collection::vec(cards::query(), 16),
    ) {
        let (database, known) = cards::directory(&rows);
        for query in queries {
            let search = database.search(&query);
            let expected = cards::expected(&known, &query);
            let kinds: Vec<MatchKind> = search.groups.iter().map(|group| group.kind).collect();
            let wanted: Vec<MatchKind> = expected.groups.iter().map(|(kind, _)| *kind).collect();
            prop_assert_eq!(kinds, wanted);
            for (group, (kind, expected)) in search.groups.iter().zip(&expected.groups) {
                prop_assert_eq!(&ids(&group.items), expected, "{:?} of {:?}", kind, query);
                prop_assert_eq!(group.total as usize, expected.len());
                prop_assert!(group.items.iter().all(|item| item.matched.is_some() == cards::asks_for_something(&query)));
            }
            prop_assert_eq!(search.without_filters, expected.without_filters, "{:?}", query);
        }
    }
}

#[test]
fn a_walk_meets_every_row_that_stays_exactly_once_while_others_change_their_names() {
    let database = quick();
    let name = |number: usize| format!("Name {:03}", (number * 37) % 200);
    for number in 0..200 {
        database.put(&participant(&format!("9915:p{number:05}"), &[&name(number)]));
    }
    let mut query = ParticipantQuery { matching: Some(MatchKind::Literal), limit: 9, ..by_name("Name*") };
    let (mut found, mut page) = (Vec::new(), 0);
    loop {
        let group = database.search(&query).groups.remove(0);
        found.extend(group.items.into_iter().map(|item| item.participant_id));
        query.cursor = group.next_cursor;
        if query.cursor.is_none() {
            break;
        }
        // New rows before, at and behind the place of the walk; one old row changes its name away.
        for (offset, name) in ["Name 000a", "Name 100a", "Name 199a"].into_iter().enumerate() {
            database.put(&participant(&format!("9915:p{:05}", 1000 + page * 10 + offset), &[name]));
        }
        database.put(&participant(&format!("9915:p{page:05}"), &["Gone"]));
        page += 1;
    }
    let unique: BTreeSet<&String> = found.iter().collect();
    assert_eq!(unique.len(), found.len(), "a row came twice");
    for number in page..200 {
        assert!(unique.contains(&format!("9915:p{number:05}")), "p{number} was missed");
    }
}
