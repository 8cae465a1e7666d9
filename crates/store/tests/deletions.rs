//! Deleting and restoring, one and many, told of every engine.

use crate::{changing::*, common::*, sending::of_party};
use carnet_core::{
    invoice::{Party, PartyId},
    state::{CustomerState, OwnStatus, Relationship},
    wire::{BulkAction, Code, DocumentStatus, RequestKind, RequestStatus, SentBy},
};
use carnet_store::{
    check,
    customers::{self, Actor, CustomerQuery, RESTORABLE_MS, Refused},
    db, documents, requests,
};

#[test]
fn a_deletion_frees_the_numbers_at_once_and_can_be_undone_for_thirty_days() {
    for database in every_kind() {
        directory(&database);
        let before = get(&database, "c1").unwrap();
        let deletion = database.write(|db| customers::delete(db, &at(NOW), "c1", Some(1))).unwrap();
        assert_eq!((deletion.name.as_str(), deletion.freed_numbers.join(" ").as_str()), ("Vega", "1 02"));
        assert_eq!((deletion.by.as_str(), deletion.at.as_str()), ("Person user-1", "1970-01-01T00:16:40Z"));
        assert_eq!(deletion.restorable_until, "1970-01-31T00:16:40Z");
        assert_eq!(get(&database, "c1"), None);
        let list = database.read(|db| customers::list(db, ACCOUNT, &CustomerQuery::default()));
        assert!(list.items.iter().all(|customer| customer.id != "c1") && list.total == 2);
        let gone = change(&database, "c1", Some(2), &numbers(&[]));
        assert_eq!(gone, Err(Refused::Deleted(Box::new(deletion.clone()))));
        // One of its numbers finds another customer meanwhile.
        change(&database, "c2", None, &numbers(&["2", "02"])).unwrap();
        let restored = database.write(|db| customers::restore(db, &at(NOW + RESTORABLE_MS), "c1")).unwrap();
        assert_eq!((restored.customer.customer_numbers.join(" "), restored.customer.version), ("1".to_owned(), 3));
        let lost: Vec<_> = restored.not_restored.iter().map(|h| (h.id.as_str(), h.number.as_deref())).collect();
        assert_eq!(lost, [("c2", Some("02"))]);
        assert_eq!(restored.customer.reason, before.reason);
        let twice = database.write(|db| customers::restore(db, &at(NOW), "c1")).unwrap();
        assert_eq!((twice.customer.version, twice.not_restored.len()), (3, 0));
        let words: Vec<String> = history(&database, "c1", NOW).into_iter().map(|(word, _)| word).collect();
        assert_eq!(words, ["customer.restore", "customer.delete", "customer.add"]);
    }
}

#[test]
fn a_deletion_is_over_after_thirty_days_or_when_the_participant_was_added_anew() {
    for database in every_kind() {
        directory(&database);
        database.write(|db| customers::delete(db, &at(NOW), "c1", None)).unwrap();
        let late = NOW + RESTORABLE_MS + 1;
        assert_eq!(history(&database, "c1", late - 1)[0], ("customer.delete".to_owned(), true));
        assert_eq!(history(&database, "c1", late)[0], ("customer.delete".to_owned(), false));
        assert!(database.read(|db| customers::deletion(db, ACCOUNT, "c1", late - 1)).is_some());
        assert_eq!(database.read(|db| customers::deletion(db, ACCOUNT, "c1", late)), None);
        assert_eq!(database.write(|db| customers::restore(db, &at(late), "c1")), Err(Refused::NotRestorable));
        database
            .write(|db| {
                let vega = customer("0088:7300000000001", &["1"], Some("quai"));
                customers::add(db, ACCOUNT, USER, "c9", "r9", &vega, NOW)
            })
            .unwrap();
        match database.write(|db| customers::restore(db, &at(NOW + DAY), "c1")) {
            Err(Refused::AlreadyInDirectory(holder)) => assert_eq!(holder.id, "c9"),
            other => panic!("{other:?}"),
        }
        let stranger = Actor { account_id: "other", user_id: "user-2", now_ms: NOW };
        assert_eq!(database.write(|db| customers::restore(db, &stranger, "c1")), Err(Refused::NotFound));
    }
}

#[test]
fn a_deletion_takes_the_open_request_back() {
    for database in every_kind() {
        directory(&database);
        let added = database.add("c4", "0088:7300000000009", &[]).unwrap();
        assert_eq!(added.relationship, Relationship::AwaitingAcceptance);
        database.write(|db| customers::delete(db, &at(NOW), "c4", None)).unwrap();
        let restored = database.write(|db| customers::restore(db, &at(NOW + 1), "c4")).unwrap().customer;
        assert_eq!((restored.relationship, restored.reason), (Relationship::Cancelled, CustomerState::Cancelled));
        assert_eq!(requests_of(&database, "c4"), [(RequestKind::Acceptance, RequestStatus::Cancelled)]);
    }
}

#[test]
fn many_are_acted_on_at_once_and_each_is_told_of() {
    for database in every_kind() {
        directory(&database);
        let ids: Vec<String> = ["c1", "c2", "c1", "nobody"].iter().map(|id| (*id).to_owned()).collect();
        let bulk = |action, now| database.write(|db| customers::bulk(db, &at(now), action, &ids));
        let off = bulk(BulkAction::Deactivate, NOW);
        assert_eq!((off.done.join(" ").as_str(), off.unchanged.len()), ("c1 c2", 0));
        assert_eq!((off.refused[0].id.as_str(), off.refused[0].code), ("nobody", Code::CustomerNotFound));
        assert_eq!(bulk(BulkAction::Deactivate, NOW).unchanged, ["c1", "c2"]);
        assert_eq!(bulk(BulkAction::Delete, NOW).done, ["c1", "c2"]);
        assert_eq!(bulk(BulkAction::Delete, NOW).unchanged, ["c1", "c2"]);
        let gone = bulk(BulkAction::Activate, NOW);
        assert_eq!((gone.refused[0].name.as_str(), gone.refused[0].code), ("Vega", Code::CustomerDeleted));
        change(&database, "c3", None, &numbers(&["02"])).unwrap();
        let back = bulk(BulkAction::Restore, NOW);
        assert_eq!((back.done.join(" ").as_str(), back.not_restored[0].id.as_str()), ("c1 c2", "c3"));
        assert_eq!(get(&database, "c1").unwrap().own_status, OwnStatus::Deactivated, "as it was");
        let words: Vec<String> = history(&database, "c2", NOW).into_iter().map(|(word, _)| word).collect();
        assert_eq!(words, ["customer.restore", "customer.delete", "customer.deactivate", "customer.add"]);
        let late = database.write(|db| {
            customers::delete(db, &at(NOW), "c1", None)?.unwrap();
            customers::bulk(db, &at(NOW + RESTORABLE_MS + 1), BulkAction::Restore, &ids)
        });
        assert_eq!(late.refused[0].code, Code::NotRestorable);
    }
}

/// Sends a document to the customer that has the number.
fn send(database: &Database, to: &str) -> DocumentStatus {
    let mut invoice = of_party(Party::default(), "F-1");
    invoice.receiver.identifiers = vec![PartyId { scheme: None, value: to.to_owned() }];
    let new = documents::NewDocument {
        id: "F-1",
        invoice: &invoice,
        source: "<Invoice/>",
        hash: "F-1",
        sent_by: SentBy::App,
    };
    database.write(|db| documents::send(db, &at(NOW), &new, None)).document.status
}

fn rows_of(database: &Database, table: &str, column: &str) -> i64 {
    let sql = format!("select count(*) from {table} where {column} in ('c1', 'c4')");
    database.read(|db| db::query_one(db, &sql, &[], |row| row.int(0))).unwrap()
}

#[test]
fn what_can_no_longer_be_restored_is_gone_with_its_requests_and_nothing_else_is() {
    for database in every_kind() {
        directory(&database);
        database.add("c4", "0088:7300000000009", &["4"]).unwrap();
        assert_eq!(send(&database, "1"), DocumentStatus::Queued);
        for id in ["c1", "c4"] {
            database.write(|db| customers::delete(db, &at(NOW), id, None)).unwrap();
        }
        let purge = |now_ms| database.write(|db| customers::purge(db, 1, now_ms));
        assert_eq!(purge(NOW + 29 * DAY), 0);
        let restored = database.write(|db| customers::restore(db, &at(NOW + 29 * DAY), "c1")).unwrap();
        assert_eq!(restored.customer.customer_numbers, ["1", "02"]);
        database.write(|db| customers::delete(db, &at(NOW), "c1", None)).unwrap();
        assert_eq!(purge(NOW + RESTORABLE_MS), 0, "not a moment earlier");
        database.write(|db| customers::delete(db, &at(NOW + 10 * DAY), "c3", None)).unwrap();
        let document = || database.read(|db| documents::get(db, ACCOUNT, "F-1")).unwrap();
        let (other, sent) = (get(&database, "c2"), document());
        let asked = |id: &str| database.read(|db| requests::get(db, id, "r-c4", NOW));
        assert!(asked("other").is_some());

        let late = NOW + 31 * DAY;
        assert_eq!([purge(late), purge(late), purge(late)], [1, 1, 0], "in batches");
        let left = [("customers", "id"), ("customer_numbers", "customer_id"), ("requests", "customer_id")]
            .map(|(table, column)| rows_of(&database, table, column));
        assert_eq!(left, [0, 0, 0], "{}", database.name);
        assert_eq!((asked(ACCOUNT), asked("other")), (None, None));
        let again = database.write(|db| customers::restore(db, &at(late), "c1"));
        assert_eq!(again, Err(Refused::NotFound));
        let words: Vec<String> = history(&database, "c1", late).into_iter().map(|(word, _)| word).collect();
        assert_eq!(words, ["customer.delete", "customer.restore", "customer.delete", "customer.add"]);
        let strange = |account: &str, id: &str| database.read(|db| customers::history(db, account, id, late));
        assert_eq!((strange("other", "c1"), strange(ACCOUNT, "c0")), (None, None));

        assert_eq!((get(&database, "c2"), document()), (other, sent));
        let of_customer =
            documents::DocumentQuery { customer: Some("c1".to_owned()), ..documents::DocumentQuery::default() };
        assert_eq!(database.read(|db| documents::list(db, ACCOUNT, &of_customer)).total, 0);
        database.write(|db| customers::restore(db, &at(late), "c3")).unwrap();
        let anew = customer("0088:7300000000001", &["1"], Some("quai"));
        database.write(|db| customers::add(db, ACCOUNT, USER, "c9", "r9", &anew, late)).unwrap();
        let findings = database.read(|db| check::all(db, 3));
        let broken: Vec<_> = findings.iter().filter(|finding| !finding.holds()).collect();
        assert!(broken.is_empty(), "{}: {broken:?}", database.name);
    }
}
