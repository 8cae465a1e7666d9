//! What an account's own directory keeps to itself and to its rules: customers of many numbers or identifiers count
//! once, deactivated ones keep their numbers, IBAN and OVT find, other accounts see nothing, counts stop at 10 000.

use std::collections::BTreeSet;

use crate::common::*;
use carnet_core::{
    state::{CustomerState, OwnStatus},
    wire::{COUNT_LIMIT, CustomerField, CustomerFilter, MatchedField},
};
use carnet_store::{
    accounts::Acceptance,
    customers::{self, AddRefused, CustomerQuery},
    db, participants,
};

fn of(
    database: &Database,
    account: &str,
    query: &CustomerQuery,
) -> carnet_core::wire::Page<carnet_core::wire::Customer> {
    database.read(|db| customers::list(db, account, query))
}

fn asked(q: &str) -> CustomerQuery {
    CustomerQuery { q: Some(q.to_owned()), ..CustomerQuery::default() }
}

#[test]
fn a_customer_hit_by_many_numbers_or_identifiers_counts_once() {
    for database in every_kind() {
        database.account(ACCOUNT, USER, None, Acceptance::Automatic);
        for n in 0..600 {
            let id = format!("0088:73{n:04}");
            let gln = format!("73{:04}", n + 1000);
            let known = with_identifiers(participant(&id, &[&format!("Many {n:03}")]), &[("0088", &gln)]);
            database.put(&known);
            let numbers: Vec<String> = (0..20).map(|m| format!("0{n:03}-{m:02}")).collect();
            let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
            database.add(&format!("c{n:03}"), &id, &numbers).unwrap();
        }
        for (q, field) in [
            ("0*", None),
            ("0*", Some(CustomerField::CustomerNumber)),
            ("0088:73*", Some(CustomerField::Identifier)),
            ("*73*", Some(CustomerField::Identifier)),
        ] {
            let mut query = CustomerQuery { field, limit: 70, ..asked(q) };
            let (mut seen, mut unique) = (0, BTreeSet::new());
            loop {
                let page = of(&database, ACCOUNT, &query);
                assert_eq!(page.total, 600, "{q} {field:?}");
                seen += page.items.len();
                unique.extend(page.items.into_iter().map(|item| item.id));
                query.cursor = page.next_cursor;
                if query.cursor.is_none() {
                    break;
                }
            }
            assert_eq!((seen, unique.len()), (600, 600), "{q} {field:?} in {}", database.name);
        }
    }
}

#[test]
fn numbers_stay_taken_while_a_customer_is_deactivated() {
    for database in every_kind() {
        database.account(ACCOUNT, USER, None, Acceptance::Automatic);
        database.put(&participant("0088:1", &["Asleep"]));
        database.put(&participant("0088:2", &["Awake"]));
        database.add("c1", "0088:1", &["007"]).unwrap();
        // Nothing deactivates a customer yet: the columns do.
        let sql = "update customers set own_status = 'deactivated', state = 'deactivated' where id = 'c1'";
        database.write(|db| db.execute(sql, &[]));

        let query = CustomerQuery { status: Some(CustomerFilter::Deactivated), ..CustomerQuery::default() };
        let page = of(&database, ACCOUNT, &query);
        assert_eq!(page.items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["c1"]);
        assert_eq!((page.items[0].own_status, page.items[0].routable), (OwnStatus::Deactivated, false));
        let refused = database.add("c2", "0088:2", &["007"]);
        assert!(matches!(&refused, Err(AddRefused::NumberTaken { holder, .. }) if holder.id == "c1"), "{refused:?}");
        let refused = database.add("c2", "0088:1", &[]);
        assert!(matches!(&refused, Err(AddRefused::AlreadyInDirectory(holder)) if holder.id == "c1"), "{refused:?}");
        let audited = database.read(|db| db::query_one(db, "select count(*) from audit", &[], |row| row.int(0)));
        assert_eq!(audited, Some(1), "a refusal is no change");

        // Deactivated decides also once the participant is gone, and when it is back.
        database.write(|db| participants::mark_removed(db, "0088:1", 5));
        assert_eq!(of(&database, ACCOUNT, &query).items[0].reason, CustomerState::Deactivated);
        database.put(&participant("0088:1", &["Asleep again"]));
        let back = of(&database, ACCOUNT, &query).items.remove(0);
        assert_eq!((back.reason, back.name.as_str()), (CustomerState::Deactivated, "Asleep again"));
    }
}

#[test]
fn iban_and_ovt_find_a_customer() {
    let database = quick();
    database.account(ACCOUNT, USER, None, Acceptance::Automatic);
    let iban = "FR1420041010050500013M02606";
    database.put(&with_identifiers(participant("0088:1", &["Bank"]), &[("9918", iban)]));
    database.put(&with_identifiers(participant("0088:2", &["Cousin"]), &[("IBAN", "FI2112345600000785")]));
    database.put(&participant("0216:003715921021", &["Ovt Oy"]));
    for (id, participant) in [("c1", "0088:1"), ("c2", "0088:2"), ("c3", "0216:003715921021")] {
        database.add(id, participant, &[]).unwrap();
    }
    for (q, id) in [
        ("FR14 2004 1010 0505 0001 3M02 606", "c1"),
        ("IBAN : fr14-2004-1010-0505-0001-3m02-606", "c1"),
        ("FI21 1234 5600 0007 85", "c2"),
        ("003715921021", "c3"),
        ("OVT 0037 1592 1021", "c3"),
        ("1592102-1", "c3"),
        ("FI15921021", "c3"),
    ] {
        for field in [None, Some(CustomerField::Identifier)] {
            let page = of(&database, ACCOUNT, &CustomerQuery { field, ..asked(q) });
            assert_eq!(page.items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), [id], "{q}");
            assert_eq!(page.items[0].matched.as_ref().unwrap().field, MatchedField::Identifier, "{q}");
        }
    }
}

#[test]
fn another_account_sees_nothing() {
    for database in every_kind() {
        database.account(ACCOUNT, USER, None, Acceptance::Automatic);
        database.account("another", "another-user", None, Acceptance::Automatic);
        database.put(&participant("0088:73", &["Vega"]));
        database.add("c1", "0088:73", &["007"]).unwrap();
        for q in ["", "*", "Vega", "vega", "*eg*", "007", "0*", "0088:73", "*73*"] {
            assert_eq!(of(&database, ACCOUNT, &asked(q)).total, 1, "{q}");
            let theirs = of(&database, "another", &asked(q));
            assert_eq!((theirs.total, theirs.items.len()), (0, 0), "{q}");
        }
        assert!(database.read(|db| customers::get(db, "another", "c1")).is_none());
        let seen = database.read(|db| participants::get(db, "another", "0088:73")).unwrap();
        assert_eq!(seen.customer_id, None);
        let history = database.read(|db| carnet_store::audit::of_object(db, "another", "customer", "c1"));
        assert!(history.is_empty());
    }
}

#[test]
fn counts_are_exact_up_to_their_limit_and_cursors_go_beyond_it() {
    let database = quick();
    database.account(ACCOUNT, USER, None, Acceptance::Automatic);
    let limit = COUNT_LIMIT as usize;
    let put = |numbers| database.write(|db| participants::put_all(db, &numbered(numbers)));
    put(0..limit);
    database.add("c00000", "0088:00000", &["00000"]).unwrap();
    alike(&database);
    let counts = || {
        let mut all: Vec<(u64, bool)> = Vec::new();
        for name in ["*", "Vega*", "*ega*"] {
            let group = database.search(&by_name(name)).groups.remove(0);
            all.push((group.total, group.total_is_exact));
        }
        let group = database.search(&by_name("vega")).groups.remove(1);
        all.push((group.total, group.total_is_exact));
        for q in ["", "Vega*", "vega", "*0*", "*"] {
            let field = (q == "*").then_some(CustomerField::CustomerNumber);
            let page = of(&database, ACCOUNT, &CustomerQuery { field, ..asked(q) });
            all.push((page.total, page.total_is_exact));
        }
        all
    };
    // Every number but those without a zero among five digits up to 09999: all of them begin with one.
    assert_eq!(counts(), vec![(COUNT_LIMIT, true); 9]);
    put(limit..limit + 1);
    alike(&database);
    assert_eq!(counts(), vec![(COUNT_LIMIT, false); 9]);
    let mut query = CustomerQuery { limit: 100, ..asked("vega") };
    let mut walked = 0;
    loop {
        let page = of(&database, ACCOUNT, &query);
        walked += page.items.len();
        query.cursor = page.next_cursor;
        if query.cursor.is_none() {
            break;
        }
    }
    assert_eq!(walked, limit + 1);
}

/// Makes customers like `c00000` of all participants that are none, each with the digits of its id as its number.
fn alike(database: &Database) {
    database.write(|db| {
        db.execute(
            "insert into customers
                 (id, account_id, participant_key, own_status, relationship, version, created_at, updated_at, name,
                  folded, network_status, receives_invoices, retired_scheme, identifier_keys, provider_name, state,
                  updated_by, company_key, as_of)
             select 'c' || substr(p.participant_key, 6), c.account_id, p.participant_key, c.own_status, c.relationship,
                  c.version, c.created_at, c.updated_at, p.name, p.folded, c.network_status, c.receives_invoices,
                  c.retired_scheme, c.identifier_keys, c.provider_name, c.state, c.updated_by, c.company_key, c.as_of
             from participants p cross join customers c
             where c.id = 'c00000' and p.participant_key not in (select participant_key from customers)",
            &[],
        )?;
        db.execute(
            "insert into customer_numbers (account_id, number, number_key, customer_id, position)
             select c.account_id, substr(c.id, 2), substr(c.id, 2), c.id, 0 from customers c
             where c.id not in (select customer_id from customer_numbers)",
            &[],
        )
    });
}

#[test]
fn a_cursor_carries_a_long_name_once() {
    let database = quick();
    database.account(ACCOUNT, USER, None, Acceptance::Automatic);
    for n in 0..3 {
        let id = format!("0088:{n}");
        database.put(&participant(&id, &[&format!("{}{n}", "é".repeat(999))]));
        database.add(&format!("c{n}"), &id, &[]).unwrap();
    }
    let first = CustomerQuery { limit: 1, ..CustomerQuery::default() };
    let own = of(&database, ACCOUNT, &first).next_cursor.unwrap();
    let query = carnet_store::participants::ParticipantQuery { limit: 1, ..by_name("é*") };
    let public = database.search(&query).groups.remove(0).next_cursor.unwrap();
    // 2 000 bytes of name, four letters for each three of them, and what else there is to say.
    assert!(own.len() < 2_900 && public.len() < 2_900, "{} and {}", own.len(), public.len());
    let second = of(&database, ACCOUNT, &CustomerQuery { cursor: Some(own), ..first });
    assert_eq!(second.items[0].id, "c1");
}
