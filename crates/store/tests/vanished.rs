//! Customers that leave the network with an import: each company is told once.

use crate::common::{self, Database, customer, every_kind};
use carnet_core::wire::{DocumentType, NameEntry};
use carnet_store::{
    accounts::Acceptance,
    customers, db, events,
    imports::{Applied, Card, Import, Options, Outcome, Staged, apply, begin, stage},
};

const SOURCE: &str = "peppol-directory";
const DAY_MS: i64 = 86_400_000;

fn key(number: u32) -> String {
    format!("0088:299{number:010}")
}

fn card(number: u32) -> Card {
    Card {
        participant_id: key(number),
        names: vec![NameEntry { name: format!("Company {number:02}"), language: None }],
        country: "SE".to_owned(),
        place: None,
        website: None,
        identifiers: Vec::new(),
        document_types: vec![DocumentType {
            scheme: "busdox-docid-qns".to_owned(),
            value: common::INVOICE.to_owned(),
            name: "Invoice".to_owned(),
        }],
    }
}

/// One import of everybody but those who have gone; answers how many vanished.
fn import(store: &Database, id: &str, gone: &[u32], partial: bool) -> u64 {
    let import: Import = store.write(|db| begin(db, id, SOURCE, DAY_MS));
    let cards = (0..30).filter(|number| !gone.contains(number)).map(|number| Staged::Card(card(number))).collect();
    store.write(|db| stage(db, &import, cards));
    let day: i64 = id.parse().unwrap();
    let options = Options { partial, accept_removals: true, as_of_ms: day * DAY_MS, now_ms: day * DAY_MS };
    match store.write(|db| apply(db, &import, &options, &mut |_, _| ())) {
        Outcome::Applied(Applied { removed, .. }) => removed,
        other => panic!("{other:?}"),
    }
}

/// Account, count and first name of every message that tells of it.
fn told(store: &Database) -> Vec<(String, i64, Vec<String>)> {
    let sql = "select account_id, count, names from messages
               where kind = 'customersVanished' and object_kind = 'customerList' and object_id = '' order by seq";
    store.read(|db| {
        db::query_all(db, sql, &[], |row| {
            Ok((row.text(0)?, row.int(1)?, row.str(2)?.lines().map(str::to_owned).collect()))
        })
    })
}

#[test]
fn each_company_is_told_once_of_the_customers_it_misses() {
    for store in every_kind() {
        import(&store, "1", &[], false);
        for account in ["many", "one", "none"] {
            store.account(account, &format!("user-{account}"), None, Acceptance::Automatic);
        }
        let add = |account: &str, number: u32| {
            let (user, id) = (format!("user-{account}"), format!("{account}-{number}"));
            let new = customer(&key(number), &[], None);
            store.write(|db| customers::add(db, account, &user, &id, &format!("r-{id}"), &new, 1)).unwrap();
        };
        (0..28).for_each(|number| add("many", number));
        add("one", 3);
        add("none", 29);
        store.write(|db| db.execute("update customers set own_status = 'deactivated' where id = 'many-26'", &[]));
        store.write(|db| db.execute("update customers set deleted_at = 1 where id = 'many-27'", &[]));

        let gone: Vec<u32> = (3..28).collect();
        let before = store.read(events::latest);
        assert_eq!(import(&store, "2", &gone, false), 25, "{}", store.name);
        let first: Vec<String> = (3..23).map(|number| format!("Company {number:02}")).collect();
        let messages = vec![("many".to_owned(), 23, first), ("one".to_owned(), 1, vec!["Company 03".to_owned()])];
        assert_eq!(told(&store), messages, "the deactivated and the deleted one are missed by nobody");
        let lists = store.read(|db| events::since(db, before, 100)).into_iter();
        let lists: Vec<_> = lists.filter(|event| event.kind == carnet_core::wire::ObjectKind::CustomerList).collect();
        assert_eq!(lists.iter().map(|event| event.account_id.as_str()).collect::<Vec<_>>(), ["many", "one"]);

        assert_eq!(import(&store, "3", &gone, false), 0);
        assert_eq!(told(&store), messages, "the same snapshot again has nothing to tell");
        assert_eq!(import(&store, "4", &(0..30).collect::<Vec<_>>(), true), 0);
        assert_eq!(told(&store), messages, "a part of the source removes nobody");

        assert_eq!(import(&store, "5", &[], false), 0);
        assert_eq!(import(&store, "6", &[3], false), 1);
        let again = told(&store).split_off(2);
        let vanished = |account: &str| (account.to_owned(), 1, vec!["Company 03".to_owned()]);
        assert_eq!(again, [vanished("many"), vanished("one")], "who comes back can vanish again");
    }
}
