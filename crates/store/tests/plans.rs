//! How SQLite goes about the searches: no page reads a whole table where an index narrows it.

use crate::{
    common::{ACCOUNT, Database, USER, by_id, by_name, in_sqlite, participant, provider, with_providers},
    planning::{Recorder, assert_no_scan, plans, scans},
};
use carnet_core::wire::{
    CustomerField, CustomerFilter, CustomerSort, Direction, DocumentStatus, MatchKind, RequestKind,
};
use carnet_store::{
    Result,
    accounts::Acceptance,
    customers::{self, Actor, Changes, CustomerQuery},
    db::Db,
    documents::{self, DocumentQuery},
    events,
    messages::{self, MessageQuery},
    participants::{self, ParticipantQuery},
    requests::{self, RequestQuery},
};

fn database() -> Database {
    let database = in_sqlite();
    database.account(ACCOUNT, USER, None, Acceptance::Automatic);
    database.write(|db| providers_put(db));
    for n in 0..60 {
        let id = format!("0088:73{n:011}");
        database.put(&with_providers(participant(&id, &[&format!("Vega {n}")]), &["p"]));
        database.add(&format!("c{n}"), &id, &[&format!("{n:03}")]).unwrap();
    }
    database
}

fn providers_put(db: &mut dyn Db) -> Result<()> {
    carnet_store::providers::put(db, &provider("p", "Sillage", false))
}

fn search_plans(database: &Database, query: &ParticipantQuery) -> String {
    plans(database, |db| participants::search(db, ACCOUNT, query).map(drop))
}

fn list_plans(database: &Database, query: &CustomerQuery) -> String {
    plans(database, |db| customers::list(db, ACCOUNT, query).map(drop))
}

const PUBLIC: &[&str] = &["p", "n", "i", "l", "participants", "participant_names", "participant_identifiers"];

#[test]
fn a_name_with_a_beginning_narrows_by_an_index() {
    let database = database();
    for name in ["Vega 7", "Vega*", "Vega*7"] {
        let query = ParticipantQuery { matching: Some(MatchKind::Literal), ..by_name(name) };
        let plans = search_plans(&database, &query);
        assert_no_scan(&plans, PUBLIC);
        assert!(plans.contains("participants_by_name (name"), "{plans}");
    }
}

#[test]
fn any_other_name_reads_an_index_in_its_order() {
    let database = database();
    for (kind, index) in [(MatchKind::Literal, "participants_by_name"), (MatchKind::Close, "participants_by_closeness")]
    {
        let plans = search_plans(&database, &ParticipantQuery { matching: Some(kind), ..by_name("*ega*") });
        for scan in scans(&plans, "p") {
            assert!(scan.contains(&format!("COVERING INDEX {index}")), "{scan} in\n{plans}");
        }
    }
}

#[test]
fn an_identifier_is_found_by_its_index() {
    let database = database();
    for id in ["0088:7300000000007", "7300000000007", "0088:73*", "FR51702042755"] {
        assert_no_scan(&search_plans(&database, &by_id(id)), PUBLIC);
    }
    // Without a beginning the index of keys is read, never the rows.
    let plans = search_plans(&database, &by_id("*0007*"));
    let read = scans(&plans, "participant_identifiers");
    assert!(
        !read.is_empty() && read.iter().all(|line| line.contains("COVERING INDEX participant_identifiers_by_value"))
    );
    assert_no_scan(&plans, &["p", "participants"]);
}

#[test]
fn ones_own_customers_are_never_read_beyond_the_account() {
    let database = database();
    for q in ["", "*", "Vega 7", "*ega*", "vega", "007", "0*", "7300000000007", "*0007*", "Sillage", "*sill*"] {
        for sort in [CustomerSort::Name, CustomerSort::Provider, CustomerSort::UpdatedAt, CustomerSort::AsOf] {
            for descending in [false, true] {
                for status in [None, Some(CustomerFilter::Action), Some(CustomerFilter::NonExisting)] {
                    let q = Some(q.to_owned());
                    let query = CustomerQuery { q, sort, descending, status, ..CustomerQuery::default() };
                    let plans = list_plans(&database, &query);
                    assert_no_scan(&plans, &["c", "customers", "n", "customer_numbers", "i", "p"]);
                }
            }
        }
    }
    let plans = list_plans(&database, &CustomerQuery { q: Some("vega".to_owned()), ..CustomerQuery::default() });
    assert!(plans.contains("COVERING INDEX customers_by_name"), "{plans}");
    assert!(!plans.contains("INDEX customers_once (account_id=?)\n"), "a search reads no whole rows:\n{plans}");
}

#[test]
fn the_list_of_customers_comes_in_the_order_of_an_index() {
    let database = database();
    for (sort, index) in [
        (CustomerSort::Name, "customers_by_name"),
        (CustomerSort::Provider, "customers_by_provider_name"),
        (CustomerSort::UpdatedAt, "customers_by_update"),
        (CustomerSort::AsOf, "customers_by_freshness"),
    ] {
        for descending in [false, true] {
            let first = CustomerQuery { sort, descending, limit: 5, ..CustomerQuery::default() };
            let cursor = database.read(|db| customers::list(db, ACCOUNT, &first)).next_cursor;
            for query in [first.clone(), CustomerQuery { cursor, ..first }] {
                let plans = list_plans(&database, &query);
                let (page, _) = plans.split_once("\n\n").unwrap();
                assert!(
                    page.contains(&format!("SEARCH c USING INDEX {index} (account_id=?"))
                        || page.contains(&format!("SEARCH c USING COVERING INDEX {index} (account_id=?")),
                    "{page}"
                );
                assert!(page.matches("TEMP B-TREE").count() <= 1, "only the page itself is put in order:\n{page}");
            }
        }
    }
    let number = CustomerQuery {
        q: Some("007".to_owned()),
        field: Some(CustomerField::CustomerNumber),
        ..CustomerQuery::default()
    };
    let plans = list_plans(&database, &number);
    assert!(plans.contains("SEARCH n USING") && plans.contains("(account_id=? AND number=?)"), "{plans}");
}

#[test]
fn a_page_costs_the_same_number_of_queries_whatever_its_length() {
    let database = database();
    let count =
        |plans: &str| plans.lines().filter(|line| line.starts_with("select") || line.starts_with("with")).count();
    let search = |limit| count(&search_plans(&database, &ParticipantQuery { limit, ..by_name("*ega*") }));
    assert_eq!(search(2), search(50));
    let list = |limit| count(&list_plans(&database, &CustomerQuery { limit, ..CustomerQuery::default() }));
    assert_eq!(list(2), list(50));
    assert!(search(50) < 20 && list(50) < 10, "{} and {}", search(50), list(50));
}

#[test]
fn what_stands_beside_a_customer_is_found_by_indexes() {
    let database = database();
    let tables = &["c", "o", "r", "a", "u", "d", "customers", "audit", "requests", "customer_numbers", "n"];
    let one = |run: &dyn Fn(&mut dyn Db) -> Result<()>| assert_no_scan(&plans(&database, run), tables);
    one(&|db| customers::get(db, ACCOUNT, "c7").map(drop));
    one(&|db| customers::history(db, ACCOUNT, "c7", 0).map(drop));
    one(&|db| customers::duplicates_of(db, ACCOUNT, "c7").map(drop));
    one(&|db| customers::duplicates(db, ACCOUNT, 50, None).map(drop));
    one(&|db| customers::deletion(db, ACCOUNT, "c7", 0).map(drop));
    let groups = plans(&database, |db| customers::duplicates(db, ACCOUNT, 50, None).map(drop));
    assert!(groups.contains("COVERING INDEX customers_by_company"), "{groups}");
    let row = plans(&database, |db| customers::get(db, ACCOUNT, "c7").map(drop));
    assert!(row.contains("COVERING INDEX customers_by_company (account_id=? AND company_key=?)"), "{row}");
}

#[test]
fn what_was_deleted_for_long_is_found_by_an_index() {
    let purged = plans(&database(), |db| customers::purge(db, 200, 0).map(drop));
    assert!(purged.contains("customers_deleted (account_id=?"), "{purged}");
}

#[test]
fn a_change_reads_no_table_from_end_to_end() {
    let database = database();
    let tables = &["c", "o", "r", "a", "u", "customers", "audit", "requests", "customer_numbers", "n", "p"];
    let actor = Actor { account_id: ACCOUNT, user_id: USER, now_ms: 5_000 };
    let one = |run: &dyn Fn(&mut dyn Db) -> Result<()>| {
        let plans = database.write(|db| {
            let mut recorder = Recorder { db, plans: Vec::new() };
            run(&mut recorder)?;
            Ok(recorder.plans.join("\n"))
        });
        assert_no_scan(&plans, tables);
    };
    let numbers = Changes { numbers: Some(vec!["x".to_owned()]), ..Changes::default() };
    one(&|db| customers::change(db, &actor, "c7", None, &numbers).map(|changed| drop(changed.unwrap())));
    one(&|db| customers::move_number(db, &actor, "c8", "x").map(|moved| drop(moved.unwrap())));
    one(&|db| customers::delete(db, &actor, "c7", None).map(|deleted| drop(deleted.unwrap())));
    one(&|db| customers::restore(db, &actor, "c7").map(|restored| drop(restored.unwrap())));
}

#[test]
fn the_documents_of_a_customer_come_in_the_order_of_an_index() {
    let database = database();
    let customer = Some("c7".to_owned());
    for status in [None, Some(DocumentStatus::Stopped)] {
        let query = DocumentQuery { customer: customer.clone(), status, limit: 5, ..DocumentQuery::default() };
        let plans = plans(&database, |db| documents::list(db, ACCOUNT, &query).map(drop));
        assert_no_scan(&plans, &["d", "documents", "customers"]);
        assert!(plans.contains("SEARCH c USING"), "the customer is looked up:\n{plans}");
        if status.is_none() {
            let page = plans.split_once("\n\n").unwrap().1;
            assert!(page.contains("documents_by_participant (account_id=? AND participant_key=?)"), "{page}");
            assert!(!page.contains("TEMP B-TREE"), "the newest are not looked for among all:\n{page}");
        }
    }
    let counts = plans(&database, |db| documents::counts(db, ACCOUNT, Some("c7")).map(drop));
    assert_no_scan(&counts, &["documents", "c", "customers"]);
}

#[test]
fn requests_messages_and_events_are_found_by_indexes() {
    let database = database();
    let tables = &["r", "c", "p", "a", "m", "requests", "messages", "message_reads", "events"];
    let one = |run: &dyn Fn(&mut dyn Db) -> Result<()>| assert_no_scan(&plans(&database, run), tables);
    for direction in [None, Some(Direction::Sent), Some(Direction::Received)] {
        for (kind, customer) in [(None, None), (Some(RequestKind::Routing), None), (None, Some("c7".to_owned()))] {
            let query = RequestQuery { direction, kind, customer, limit: 50, ..RequestQuery::default() };
            one(&|db| requests::list(db, ACCOUNT, &query, 0).map(drop));
        }
    }
    one(&|db| requests::get(db, ACCOUNT, "r-c7", 0).map(drop));
    for unread in [false, true] {
        let query = MessageQuery { unread, limit: 50, ..MessageQuery::default() };
        one(&|db| messages::list(db, ACCOUNT, USER, &query).map(drop));
    }
    one(&|db| messages::unread(db, ACCOUNT, USER).map(drop));
    one(&|db| events::since_of(db, ACCOUNT, 3, 100).map(drop));
    one(&|db| events::since(db, 3, 100).map(drop));
}
