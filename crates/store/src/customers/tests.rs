//! The two ways to answer a text, in one pass and by tiers, answer alike: every page, by number and by cursor.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use carnet_core::{
    identifier::ParticipantId,
    wire::{CustomerField, CustomerFilter, CustomerSort, Identifier, Locale, NameEntry, Provider, Role},
};
use proptest::prelude::*;

use super::{CustomerQuery, NewCustomer, add, export, list::answer};
use crate::{
    accounts::{self, Acceptance, NewAccount},
    participants::{self, NewParticipant},
    pool, providers,
    sqlite::{self, SqlitePool},
    users::{self, NewUser},
};

/// Name, numbers, provider, further identifier.
type Row = (String, Vec<String>, Option<bool>, Option<String>);

fn directory(rows: &[Row]) -> SqlitePool {
    let pool = sqlite::open_memory().unwrap();
    pool::write(&pool, |db| {
        let (id, name) = ("a".to_owned(), "A".to_owned());
        accounts::add(db, &NewAccount { id, name, participant_id: None, acceptance: Acceptance::Automatic }, 0)?;
        let user = NewUser {
            id: "u".to_owned(),
            account_id: "a".to_owned(),
            email: "u@a.example".to_owned(),
            display_name: "U".to_owned(),
            role: Role::Member,
            locale: Locale::Fr,
            password_hash: String::new(),
        };
        users::add(db, &user, 0)?;
        for (id, name) in [("p0", "a1"), ("p1", "B 10")] {
            let (id, name) = (id.to_owned(), name.to_owned());
            providers::put(db, &Provider { id, name, requires_routing_setup: false })?;
        }
        for (n, (name, numbers, provider, further)) in rows.iter().enumerate() {
            let id = format!("0088:{n:b}");
            let identifier =
                |value: &String| Identifier { scheme: "0002".into(), value: value.clone(), label: String::new() };
            participants::put(
                db,
                &NewParticipant {
                    participant_id: ParticipantId::parse(&id).unwrap(),
                    names: vec![NameEntry { name: name.clone(), language: None }],
                    country: "FR".to_owned(),
                    place: None,
                    website: None,
                    identifiers: further.iter().map(identifier).collect(),
                    document_types: Vec::new(),
                    provider_ids: provider.iter().map(|second| format!("p{}", u8::from(*second))).collect(),
                    source: "s".to_owned(),
                    as_of_ms: 0,
                },
            )?;
            let numbers = numbers.iter().enumerate().map(|(m, number)| format!("{number}{n:02}{m}")).collect();
            let new = NewCustomer { participant_key: id.clone(), numbers, provider_id: None };
            add(db, "a", "u", &format!("c{n:02}"), &format!("r{n:02}"), &new, (n % 3) as i64)?.unwrap();
            if n % 4 == 0 {
                participants::mark_removed(db, &id, 1)?;
            }
        }
        Ok(())
    })
    .unwrap();
    pool
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn one_pass_and_tiers_answer_alike(
        rows in prop::collection::vec((
            r"[01abA *]{1,4}", prop::collection::vec("[01aA-]{0,2}", 0..3), any::<Option<bool>>(), prop::option::of("[01]{1,9}")
        ), 1..24),
        texts in prop::collection::vec(r"[01abA*-]{1,4}", 8),
        field in prop::option::weighted(0.4, prop::sample::select(vec![
            CustomerField::Name, CustomerField::Identifier, CustomerField::Provider, CustomerField::CustomerNumber,
        ])),
        status in prop::option::weighted(0.3, Just(CustomerFilter::NonExisting)),
        sort in prop::sample::select(vec![CustomerSort::Name, CustomerSort::Provider, CustomerSort::UpdatedAt, CustomerSort::AsOf]),
        descending: bool,
        limit in 1u32..6,
    ) {
        let pool = directory(&rows);
        for text in texts {
            let base = CustomerQuery { q: Some(text), field, status, sort, descending, limit, ..CustomerQuery::default() };
            let ask = |query: &CustomerQuery, swept| pool::read(&pool, |db| answer(db, "a", query, swept)).unwrap();
            let mut cursor = None;
            for page in 1.. {
                let by_cursor = CustomerQuery { cursor, ..base.clone() };
                let one = ask(&by_cursor, true);
                prop_assert_eq!(&one, &ask(&by_cursor, false), "{:?}", by_cursor);
                let by_number = CustomerQuery { page: Some(page), ..base.clone() };
                prop_assert_eq!(&one, &ask(&by_number, true), "{:?}", by_number);
                prop_assert_eq!(&one, &ask(&by_number, false), "{:?}", by_number);
                cursor = one.next_cursor;
                if cursor.is_none() {
                    break;
                }
            }
        }
    }

    #[test]
    fn files_hold_what_the_list_shows(
        rows in prop::collection::vec((
            r"[01abA *]{1,4}", prop::collection::vec("[01aA-]{0,2}", 0..3), any::<Option<bool>>(), prop::option::of("[01]{1,9}")
        ), 1..24),
        q in prop::option::of(r"[01abA*-]{1,4}"),
        status in prop::option::weighted(0.3, Just(CustomerFilter::NonExisting)),
        sort in prop::sample::select(vec![CustomerSort::Name, CustomerSort::Provider, CustomerSort::UpdatedAt, CustomerSort::AsOf]),
        descending: bool,
        step in 1u32..6,
    ) {
        let pool = directory(&rows);
        let query = CustomerQuery { q, status, sort, descending, limit: 100, ..CustomerQuery::default() };
        let list = pool::read(&pool, |db| answer(db, "a", &query, true)).unwrap();
        let shown: Vec<String> = list.items.iter().map(|customer| customer.id.clone()).collect();
        for in_one_pass in [true, false] {
            let ids = pool::read(&pool, |db| export::in_steps(db, "a", &query, in_one_pass, step)).unwrap();
            prop_assert_eq!(&ids, &shown, "{:?}", query);
        }
        let own = pool::read(&pool, |db| export::of_ids(db, "a", &shown)).unwrap();
        prop_assert_eq!(own.iter().map(|customer| &customer.id).collect::<Vec<_>>(), shown.iter().collect::<Vec<_>>());
        prop_assert!(pool::read(&pool, |db| export::of_ids(db, "other", &shown)).unwrap().is_empty());
    }
}
