//! The search against the rules it must obey, over participants of several names, by every way through the tables and
//! in every order: `core`'s patterns and words, asked of every row, are the oracle; and following cursors or page
//! numbers brings every row once, by cursor also while others come and go.

use std::collections::{BTreeMap, BTreeSet};

use crate::common::*;
use carnet_core::{
    name::{Pattern, Words, fold, normalize},
    wire::{CustomerField, CustomerSort, MatchKind},
};
use carnet_store::{
    accounts::Acceptance,
    customers::{self, CustomerQuery},
    participants::ParticipantQuery,
};
use proptest::prelude::*;

const LETTERS: &str = r"[aAbéÉ%_*\\\[? ]{1,8}";
const PATTERN: &str = r"[aAbéÉ%_*\\\[? ]{0,6}";

type Names = BTreeMap<String, Vec<String>>;

/// A directory of these names by participant id; the first of each is the main one.
fn directory(names: &[Vec<String>]) -> (Database, Names) {
    let database = quick();
    database.account(ACCOUNT, USER, None, Acceptance::Automatic);
    let mut known = Names::new();
    for (n, names) in names.iter().enumerate() {
        let id = format!("0088:{n:04}");
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        database.put(&participant(&id, &names));
        let mut stored: Vec<String> =
            names.iter().map(|name| normalize(name)).filter(|name| !name.is_empty()).collect();
        if stored.is_empty() {
            stored.push(id.clone());
        }
        known.insert(id, stored);
    }
    (database, known)
}

fn main_name<'a>(known: &'a Names, id: &str) -> &'a str {
    &known[id][0]
}

fn length(text: &str) -> usize {
    text.chars().count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(carnet_testing::cases(96)))]

    #[test]
    fn both_groups_are_what_the_rules_say(
        names in prop::collection::vec(prop::collection::vec(LETTERS, 1..4), 1..25),
        patterns in prop::collection::vec(PATTERN, 12),
    ) {
        let (database, known) = directory(&names);
        for text in patterns {
            let search = database.search(&ParticipantQuery { limit: 100, ..by_name(&text) });
            let (literal, close) = groups(&search);
            let (pattern, words) = (Pattern::parse(&text), Words::parse(&text));

            let hits = |names: &Vec<String>| names.iter().any(|name| pattern.matches(name));
            let mut expected: Vec<&str> = known.iter().filter(|(_, names)| hits(names)).map(|(id, _)| id.as_str()).collect();
            expected.sort_by_key(|id| (main_name(&known, id), *id));
            prop_assert_eq!(&literal, &expected, "literal {}", text);
            prop_assert_eq!(search.groups[0].total, expected.len() as u64);

            // The length of the main name when that comes close, else of the shortest further name that does.
            let rank = |names: &Vec<String>| {
                let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
                let further = folded.iter().skip(1).filter(|name| words.matches(name)).map(|name| length(name)).min();
                if words.matches(&folded[0]) { Some(length(&folded[0])) } else { further }
            };
            let mut expected: Vec<(usize, &str, &str)> = known
                .iter()
                .filter(|(_, names)| !hits(names))
                .filter_map(|(id, names)| Some((rank(names)?, names[0].as_str(), id.as_str())))
                .collect();
            expected.sort_unstable();
            let expected: Vec<&str> = expected.into_iter().map(|(_, _, id)| id).collect();
            prop_assert_eq!(&close, &expected, "close {}", text);
            prop_assert_eq!(search.groups[1].total, expected.len() as u64);

            // With an identifier that everybody has, the same rows by the other way through the tables.
            let both = ParticipantQuery { id: Some("0088:*".to_owned()), limit: 100, ..by_name(&text) };
            let both = database.search(&both);
            let (literal_of_both, close_of_both) = groups(&both);
            prop_assert_eq!(literal_of_both, literal, "literal with id {}", text);
            let (a, b): (BTreeSet<_>, BTreeSet<_>) = (close_of_both.into_iter().collect(), close.into_iter().collect());
            prop_assert_eq!(a, b, "close with id {}", text);
        }
    }

    #[test]
    fn ones_own_customers_obey_the_same_rules(
        names in prop::collection::vec(prop::collection::vec(LETTERS, 1..2), 1..25),
        patterns in prop::collection::vec(PATTERN, 12),
        sort in prop_oneof![Just(CustomerSort::Name), Just(CustomerSort::Provider), Just(CustomerSort::UpdatedAt), Just(CustomerSort::AsOf)],
        descending: bool,
    ) {
        let (database, known) = directory(&names);
        for id in known.keys() {
            database.add(&format!("c{id}"), id, &[]).unwrap();
        }
        for text in patterns {
            let query = CustomerQuery {
                q: Some(text.clone()), field: Some(CustomerField::Name), sort, descending, limit: 100, ..CustomerQuery::default()
            };
            let page = database.read(|db| customers::list(db, ACCOUNT, &query));
            let found: Vec<(&str, Option<MatchKind>)> =
                page.items.iter().map(|item| (item.participant_id.as_str(), item.match_kind)).collect();
            let (pattern, words) = (Pattern::parse(&text), Words::parse(&text));
            let all = text.trim().is_empty() || pattern.is_everything();
            let kind = |name: &str| match (all, pattern.matches(name), words.matches(&fold(name))) {
                (true, _, _) => Some(None),
                (_, true, _) => Some(Some(MatchKind::Literal)),
                (_, _, true) => Some(Some(MatchKind::Close)),
                _ => None,
            };
            // Provider and time are the same for all here, so every order is by name within its tier.
            let mut by_name: Vec<(&str, &str)> = known.iter().map(|(id, names)| (names[0].as_str(), id.as_str())).collect();
            by_name.sort_unstable();
            if descending {
                by_name.reverse();
            }
            let mut expected: Vec<(&str, Option<MatchKind>)> =
                by_name.into_iter().filter_map(|(name, id)| Some((id, kind(name)?))).collect();
            expected.sort_by_key(|(_, kind)| *kind == Some(MatchKind::Close));
            prop_assert_eq!(found, expected, "{}", text);
        }
    }

    #[test]
    fn cursors_of_a_search_bring_every_row_once_while_rows_come_and_go(
        names in prop::collection::vec(prop::collection::vec("[abA ]{1,5}", 1..3), 5..40),
        text in prop_oneof![Just("*"), Just("*a*"), Just("a b"), Just("*A")],
        limit in 1u32..8,
        meddling in prop::collection::vec((any::<bool>(), 0usize..40, "[abA ]{1,5}"), 30),
    ) {
        let (database, known) = directory(&names);
        let before = database.search(&ParticipantQuery { limit: 100, ..by_name(text) });
        for (index, kind) in [MatchKind::Literal, MatchKind::Close].into_iter().enumerate() {
            let mut meddling = meddling.iter().enumerate();
            let mut gone = BTreeSet::new();
            let mut seen = Vec::new();
            let mut cursor = None;
            loop {
                let query = ParticipantQuery { matching: Some(kind), limit, cursor, ..by_name(text) };
                let group = database.search(&query).groups.remove(0);
                seen.extend(ids(&group.items).into_iter().map(str::to_owned));
                cursor = group.next_cursor;
                if cursor.is_none() {
                    break;
                }
                if let Some((n, (come, victim, name))) = meddling.next() {
                    if *come {
                        database.put(&participant(&format!("0088:new{index}{n:03}"), &[name]));
                    } else {
                        let id = format!("0088:{victim:04}");
                        database.write(|db| db.execute("delete from participants where participant_key = $1", &[(&id).into()]));
                        gone.insert(id);
                    }
                }
            }
            let once: BTreeSet<&String> = seen.iter().collect();
            prop_assert_eq!(once.len(), seen.len(), "a row came twice");
            for id in ids(&before.groups[index].items) {
                prop_assert!(gone.contains(id) || seen.iter().any(|seen| seen == id), "{} is missing", id);
            }
            for id in gone {
                let names: Vec<&str> = known.get(&id).into_iter().flatten().map(String::as_str).collect();
                if !names.is_empty() {
                    database.put(&participant(&id, &names));
                }
            }
        }
    }

    #[test]
    fn cursors_of_customers_bring_every_row_once_while_rows_come_and_go(
        names in prop::collection::vec(prop::collection::vec("[abA ]{1,5}", 1..2), 5..40),
        text in prop_oneof![Just(""), Just("*a*"), Just("a"), Just("b*"), Just("00")],
        sort in prop_oneof![Just(CustomerSort::Name), Just(CustomerSort::Provider), Just(CustomerSort::UpdatedAt), Just(CustomerSort::AsOf)],
        descending: bool,
        limit in 1u32..8,
        meddling in prop::collection::vec((any::<bool>(), 0usize..40), 30),
    ) {
        let (database, known) = directory(&names);
        for (n, id) in known.keys().enumerate() {
            database.add(&format!("c{n:04}"), id, &[&format!("{n:02}")]).unwrap();
        }
        let base = CustomerQuery { q: Some(text.to_owned()), sort, descending, ..CustomerQuery::default() };
        let list = |query: &CustomerQuery| database.read(|db| customers::list(db, ACCOUNT, query));
        let before = list(&CustomerQuery { limit: 100, ..base.clone() });
        prop_assert_eq!(before.total, before.items.len() as u64);
        let (mut gone, mut seen, mut cursor, mut meddling) = (BTreeSet::new(), Vec::new(), None, meddling.iter().enumerate());
        loop {
            let page = list(&CustomerQuery { limit, cursor, ..base.clone() });
            seen.extend(page.items.into_iter().map(|item| item.id));
            cursor = page.next_cursor;
            if cursor.is_none() {
                break;
            }
            if let Some((n, (come, victim))) = meddling.next() {
                if *come {
                    let id = format!("0088:9{n:03}");
                    database.put(&participant(&id, &["a b"]));
                    database.add(&format!("new{n}"), &id, &[]).unwrap();
                } else {
                    let id = format!("c{victim:04}");
                    database.write(|db| db.execute("update customers set deleted_at = 1 where id = $1", &[(&id).into()]));
                    gone.insert(id);
                }
            }
        }
        let once: BTreeSet<&String> = seen.iter().collect();
        prop_assert_eq!(once.len(), seen.len(), "a row came twice");
        for item in &before.items {
            prop_assert!(gone.contains(&item.id) || seen.contains(&item.id), "{} is missing", item.id);
        }
    }

    #[test]
    fn pages_by_number_are_the_pages_by_cursor(
        names in prop::collection::vec(prop::collection::vec("[abA ]{1,5}", 1..2), 5..40),
        text in prop_oneof![Just(""), Just("*a*"), Just("a"), Just("b*")],
        limit in 1u32..8,
    ) {
        let (database, known) = directory(&names);
        for (n, id) in known.keys().enumerate() {
            database.add(&format!("c{n:04}"), id, &[]).unwrap();
        }
        let base = CustomerQuery { q: Some(text.to_owned()), limit, ..CustomerQuery::default() };
        let list = |query: &CustomerQuery| database.read(|db| customers::list(db, ACCOUNT, query));
        let mut cursor = None;
        for number in 1.. {
            let by_cursor = list(&CustomerQuery { cursor, ..base.clone() });
            let by_number = list(&CustomerQuery { page: Some(number), ..base.clone() });
            prop_assert_eq!(&by_cursor, &by_number, "page {}", number);
            cursor = by_cursor.next_cursor;
            if cursor.is_none() {
                break;
            }
        }
    }
}
