//! Deleting an account: nothing of it stays in any table, others' requests to it end, and what is not its own stays.
//! And documents that have been kept for long enough.

use carnet_core::{
    identifier::ParticipantId,
    state::Relationship,
    wire::{ChangeService, Directory, HandOffWay, RequestAction, RequestStatus},
};
use carnet_store::{
    account_status,
    accounts::Acceptance,
    customers,
    db::{self, Value},
    deletion::{self, DeleteRefused},
    demo, hand_offs, requests, retention, service, suppliers, take_downs, users,
};

use crate::{
    common::*,
    handing,
    sending::{self, invoice},
};

const NOW: i64 = 1_787_142_600_000;
const DAY_MS: i64 = 86_400_000;

/// Tables with their columns, and for each column the table it points to; the same in both engines.
fn schema() -> Vec<(String, String, Option<String>)> {
    let sql =
        "select m.name, c.name, (select f.\"table\" from pragma_foreign_key_list(m.name) f where f.\"from\" = c.name)
        from sqlite_master m join pragma_table_info(m.name) c
        where m.type = 'table' and m.name not like 'sqlite%' and m.name not like 'customer\\_search%' escape '\\'";
    in_sqlite().read(|db| db::query_all(db, sql, &[], |row| Ok((row.text(0)?, row.text(1)?, row.opt_text(2)?))))
}

fn count(store: &Database, sql: &str, params: &[Value]) -> i64 {
    store.read(|db| db::query_one(db, sql, params, |row| row.int(0))).unwrap()
}

/// Has somebody take a card down and delete an account, as an operator who is one no more; the card's key.
fn worked_as_operator(store: &Database, email: &str) -> String {
    let who = store.read(|db| users::by_email(db, email)).unwrap().session;
    let card =
        "select participant_id from participants where network_status = 'registered' order by participant_key limit 1";
    let id = store.read(|db| db::query_one(db, card, &[], |row| row.text(0))).unwrap();
    let id = ParticipantId::parse(&id).unwrap();
    store.write(|db| take_downs::add(db, &who, &id, "It asked us to.", NOW)).unwrap();
    let glass = store.read(account_status::list).into_iter().find(|one| one.account.name.starts_with("Verr")).unwrap();
    store.write(|db| deletion::delete(db, &glass.account.id, None, Some(&who), NOW)).unwrap();
    id.key()
}

#[test]
fn nothing_of_a_deleted_account_stays_in_any_table() {
    let store = quick();
    store.write(|db| demo::seed(db, &|_| "hash".to_owned(), NOW));
    let account =
        store.read(account_status::list).into_iter().find(|one| one.account.name.starts_with("Lumi")).unwrap();
    let id = account.account.id;
    let people = store.read(|db| {
        let sql = "select id, email from users where account_id = $1";
        db::query_all(db, sql, &[(&id).into()], |row| Ok((row.text(0)?, row.text(1)?)))
    });
    assert!(people.len() > 1, "{people:?}");
    let former = worked_as_operator(&store, "admin@lumiere.example");
    let others = count(&store, "select count(*) from customers where account_id <> $1", &[(&id).into()]);

    // So that a table which is forgotten here is found: before it goes, the account is in most of them.
    let schema = schema();
    let of_account = |store: &Database| -> Vec<String> {
        let mut found = Vec::new();
        for (table, column, points_to) in &schema {
            let is_account = column.ends_with("account_id") || points_to.as_deref() == Some("accounts");
            if is_account {
                let sql = format!("select count(*) from {table} where {column} = $1");
                if count(store, &sql, &[(&id).into()]) > 0 {
                    found.push(format!("{table}.{column}"));
                }
            }
            if points_to.as_deref() == Some("users") {
                for (user, _) in &people {
                    let sql = format!("select count(*) from {table} where {column} = $1");
                    if count(store, &sql, &[user.into()]) > 0 {
                        found.push(format!("{table}.{column}"));
                    }
                }
            }
        }
        found
    };
    let before = of_account(&store);
    for known in
        ["customers.account_id", "audit.user_id", "messages.user_id", "take_downs.by_user", "deleted_accounts.by_user"]
    {
        assert!(before.iter().any(|found| found == known), "{known}: {before:?}");
    }

    let wrong = store.write(|db| deletion::delete(db, &id, Some("Another"), None, NOW));
    assert_eq!(wrong, Err(DeleteRefused::NameDiffers));
    assert_eq!(of_account(&store), before);
    store.write(|db| deletion::delete(db, &id, None, None, NOW)).unwrap();
    assert_eq!(of_account(&store), [""; 0]);
    assert_eq!(store.write(|db| deletion::delete(db, &id, None, None, NOW)), Err(DeleteRefused::NotFound));

    assert_eq!(count(&store, "select count(*) from customers", &[]), others, "others keep theirs");
    assert!(store.read(|db| take_downs::is_taken_down(db, &former)), "what an operator took down stays so");
    assert_eq!(count(&store, "select count(*) from deleted_accounts where id = $1", &[(&id).into()]), 1);
    assert!(store.read(account_status::list).iter().all(|one| !one.account.name.is_empty()), "nobody is no company");
    let texts: Vec<(String, String)> =
        schema.iter().map(|(table, column, _)| (table.clone(), column.clone())).collect();
    for (_, email) in &people {
        for (table, column) in &texts {
            let sql = format!("select count(*) from {table} where cast({column} as text) like $1");
            assert_eq!(count(&store, &sql, &[format!("%{email}%").into()]), 0, "{email} in {table}.{column}");
        }
    }
}

#[test]
fn the_operator_s_own_account_stays() {
    let store = quick();
    store.write(|db| demo::seed(db, &|_| "hash".to_owned(), NOW));
    let who = store.read(|db| users::by_email(db, "operateur@carnet.example")).unwrap().session;
    let refused = store.write(|db| deletion::delete(db, &who.account.id, Some(&who.account.name), Some(&who), NOW));
    assert_eq!(refused, Err(DeleteRefused::OfOperator));
    assert_eq!(store.write(|db| deletion::delete(db, "nobody", None, None, NOW)), Err(DeleteRefused::NotFound));
}

#[test]
fn requests_to_a_deleted_account_end_and_their_customers_go_on() {
    const THEIRS: &str = "0007:5560160680";
    let store = quick();
    store.write(|db| carnet_store::providers::put(db, &provider("slow", "Quai Lent", true)));
    store.put(&with_providers(participant(THEIRS, &["Handelsbanken AB"]), &["slow"]));
    store.account(ACCOUNT, USER, Some("0225:702042755"), Acceptance::Automatic);
    store.account("account-2", "user-2", Some(THEIRS), Acceptance::Manual);
    let added = store.add("c", THEIRS, &[]).unwrap();
    assert_eq!(added.relationship, Relationship::AwaitingAcceptance);

    store.write(|db| deletion::delete(db, "account-2", None, None, NOW)).unwrap();
    let after = store.read(|db| customers::get(db, ACCOUNT, "c")).unwrap();
    assert_eq!(after.relationship, Relationship::AwaitingRouting, "its provider is asked now");
    let old = store.read(|db| requests::get(db, ACCOUNT, "r-c", NOW)).unwrap();
    assert_eq!(old.status, RequestStatus::Cancelled);
    let next = after.request_id.unwrap();
    let act = requests::Act {
        account_id: ACCOUNT,
        user_id: USER,
        request_id: &next,
        action: RequestAction::Activate,
        words: None,
        new_id: "unused",
        now_ms: NOW + 1,
    };
    assert_eq!(store.write(|db| requests::act(db, &act)).unwrap().status, RequestStatus::Activated);
    assert_eq!(store.read(|db| customers::get(db, ACCOUNT, "c")).unwrap().relationship, Relationship::Ready);
}

fn keep(store: &Database, days: u32) {
    let who = store.read(|db| users::by_email(db, "user-network@carnet.example")).unwrap().session;
    let version = store.read(service::get).version;
    let changes = ChangeService { keep_documents_days: Some(days), ..ChangeService::default() };
    assert!(store.write(|db| service::change(db, &who, version + 1, &changes, 1)).is_none(), "an old version");
    let changed = store.write(|db| service::change(db, &who, version, &changes, 1)).unwrap();
    assert_eq!((changed.keep_documents_days, changed.version), (days, version + 1));
}

#[test]
fn documents_are_kept_as_long_as_decided_and_what_waits_stays() {
    let store = quick();
    handing::network(&store);
    assert_eq!(store.read(|db| hand_offs::of(db, &["none"])).len(), 0);
    for id in ["delivered", "queued", "recent", "last"] {
        store.sent(id, "collect", handing::NOW);
    }
    for (id, at) in [("delivered", handing::NOW), ("recent", handing::NOW + 8 * DAY_MS), ("last", handing::NOW)] {
        store.write(|db| {
            let of = [id.into(), at.into()];
            db.execute("update hand_offs set state = 'delivered', delivered_at = $2 where document_id = $1", &of)?;
            db.execute("update documents set status = 'delivered' where id = $1", &[id.into()])
        });
    }
    let left = |store: &Database| {
        let sql = "select id from documents order by seq";
        store.read(|db| db::query_all(db, sql, &[], |row| row.text(0)))
    };
    let sweep = |now_ms| store.write(|db| retention::sweep(db, 100, now_ms));
    let later = handing::NOW + 10 * DAY_MS + 1;
    assert_eq!((sweep(later), left(&store).len()), (0, 4), "as long as the account");
    keep(&store, 10);
    assert_eq!(sweep(later - 2), 0, "not a moment earlier");
    let of = |id: &str| store.read(|db| carnet_store::documents::get(db, ACCOUNT, id)).unwrap();
    assert_eq!(of("delivered").hand_off.unwrap().way, HandOffWay::Collect);
    assert_eq!(of("delivered").kept_until.as_deref(), Some("2033-05-28T03:33:20Z"));
    assert_eq!(of("queued").kept_until, None);
    assert_eq!(sweep(later), 1);
    assert_eq!(left(&store), ["queued", "recent", "last"], "the last one keeps the order");
    assert_eq!(sweep(handing::NOW + 1000 * DAY_MS), 1);
    assert_eq!(left(&store), ["queued", "last"]);
}

#[test]
fn received_documents_are_kept_as_long_as_decided_and_places_are_never_given_again() {
    let store = quick();
    handing::network(&store);
    for number in ["1", "2", "3"] {
        store.receive(&invoice("0088:7300010000001", number), sending::NOW);
    }
    keep(&store, 1);
    let sweep = || store.write(|db| retention::sweep(db, 1, sending::NOW + 2 * DAY_MS));
    assert_eq!([sweep(), sweep(), sweep()], [1, 1, 0], "in batches, and the last stays");
    assert_eq!(store.inbox(), ["3 Accepted 3"]);
    assert_eq!(store.receive(&invoice("0088:7300010000001", "4"), sending::NOW).arrival, Some(4));
}

#[test]
fn a_document_that_was_held_for_long_is_kept_from_its_rejection_on() {
    const DENIED: i64 = sending::NOW + 40 * DAY_MS;
    let store = quick();
    handing::network(&store);
    store.set(Directory::Closed, 1, sending::NOW);
    for (sender, number) in [("0088:7300010000001", "1"), ("0088:7300010000018", "2")] {
        store.receive(&invoice(sender, number), sending::NOW);
    }
    keep(&store, 30);
    let sweep = |now_ms| store.write(|db| retention::sweep(db, 100, now_ms));
    assert_eq!(sweep(DENIED), 0, "what is held stays");
    let denied = store.suppliers(None).into_iter().find(|one| one.name == "Seller 7300010000001").unwrap();
    store.write(|db| suppliers::deny(db, &sending::actor(DENIED), &denied.id, 1, None)).unwrap();
    assert_eq!(store.inbox(), ["1 Rejected -", "2 Held -"]);
    assert_eq!([sweep(DENIED), sweep(DENIED + 30 * DAY_MS)], [0, 0]);
    assert_eq!(sweep(DENIED + 31 * DAY_MS), 1);
    assert_eq!(store.inbox(), ["2 Held -"]);
}
