//! One customer through its life, told of every engine: changed, moved from, deleted, restored, asked for routing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
#[path = "../../core/tests/tables/customer_numbers.rs"]
mod table;

use carnet_core::{
    customer_number,
    state::{CustomerState, OwnStatus, Relationship},
    wire::{BulkAction, Code, Customer, NetworkStatus, RequestKind, RequestStatus},
};
use carnet_store::{
    accounts::Acceptance,
    audit,
    customers::{self, Actor, Changes, ChosenProvider, CustomerQuery, RESTORABLE_MS, Refused},
    participants, providers,
    requests::{self, Act},
};
use common::*;

const NOW: i64 = 1_000_000;
const DAY: i64 = 86_400_000;

fn at(now_ms: i64) -> Actor<'static> {
    Actor { account_id: ACCOUNT, user_id: USER, now_ms }
}

/// Three customers: `c1` of two providers, the second of which wants a set-up; `c2`, `c3` of one company.
fn directory(database: &Database) {
    database.account(ACCOUNT, USER, None, Acceptance::Automatic);
    database.account("other", "user-2", Some("0088:7300000000009"), Acceptance::Manual);
    for (id, setup) in [("quai", false), ("sillage", true), ("nord", false)] {
        database.write(|db| providers::put(db, &provider(id, id, setup)));
    }
    database.put(&with_providers(participant("0088:7300000000001", &["Vega"]), &["quai", "sillage"]));
    database.put(&participant("0225:702042755_ACHATS", &["Nord achats"]));
    database.put(&with_identifiers(participant("0088:7300000000003", &["Nord"]), &[("SIRET", "70204275500010")]));
    database.put(&participant("0088:7300000000009", &["Other company"]));
    database.write(|db| {
        let vega = customer("0088:7300000000001", &["1", "02"], Some("quai"));
        customers::add(db, ACCOUNT, USER, "c1", "r1", &vega, NOW)
    })
    .unwrap();
    database.add("c2", "0225:702042755_ACHATS", &["2"]).unwrap();
    database.add("c3", "0088:7300000000003", &[]).unwrap();
}

fn get(database: &Database, id: &str) -> Option<Customer> {
    database.read(|db| customers::get(db, ACCOUNT, id))
}

fn numbers(numbers: &[&str]) -> Changes<'static> {
    Changes { numbers: Some(numbers.iter().map(|number| (*number).to_owned()).collect()), ..Changes::default() }
}

fn change(database: &Database, id: &str, version: Option<u64>, changes: &Changes<'_>) -> Result<Customer, Refused> {
    database.write(|db| customers::change(db, &at(NOW + 5), id, version, changes))
}

#[test]
fn numbers_are_kept_or_refused_by_the_table() {
    for database in every_engine() {
        directory(&database);
        for (name, sent, expected) in table::cases() {
            let Ok(expected) = expected else { continue };
            let read = customer_number::read(&sent).unwrap().numbers;
            let changes = Changes { numbers: Some(read), ..Changes::default() };
            assert_eq!(change(&database, "c3", None, &numbers(&[])).unwrap().customer_numbers, [""; 0], "{name}");
            // Another customer has these.
            let free = !expected.iter().any(|number| ["1", "02", "2"].contains(&number.as_str()));
            match change(&database, "c3", None, &changes) {
                Ok(changed) => assert!(free && changed.customer_numbers == expected, "{name}: {changed:?}"),
                Err(refused) => assert!(!free && matches!(refused, Refused::NumberTaken { .. }), "{name}: {refused:?}"),
            }
            for number in expected.iter().filter(|_| free) {
                let q = Some(number.replace('\\', r"\\").replace('*', r"\*"));
                let query = CustomerQuery { q, ..CustomerQuery::default() };
                let found = database.read(|db| customers::list(db, ACCOUNT, &query));
                assert!(found.items.iter().any(|customer| customer.id == "c3"), "{name}: {number:?}");
            }
        }
    }
}

#[test]
fn a_change_is_one_version_one_entry_and_never_overwrites_what_was_not_read() {
    for database in every_engine() {
        directory(&database);
        let before = get(&database, "c1").unwrap();
        let after = change(&database, "c1", Some(1), &numbers(&["9", "1"])).unwrap();
        assert_eq!((after.version, after.customer_numbers.join(" ").as_str()), (2, "9 1"));
        assert_eq!((after.updated_by.as_str(), after.created_at == before.created_at), ("Person user-1", true));
        // The second editor sees the first one's work, and its own change is not half done.
        let stale = change(&database, "c1", Some(1), &numbers(&["7"]));
        assert_eq!(stale, Err(Refused::ChangedMeanwhile(Box::new(after.clone()))));
        assert_eq!(get(&database, "c1").unwrap(), after);
        // What is so already leaves no trace.
        let same = Changes { own_status: Some(OwnStatus::Active), ..numbers(&["9", "1"]) };
        assert_eq!(change(&database, "c1", Some(2), &same).unwrap(), after);
        let trail = database.read(|db| audit::of_object(db, ACCOUNT, "customer", "c1"));
        let words: Vec<&str> = trail.iter().map(|entry| entry.what.as_str()).collect();
        assert_eq!(words, ["customer.add", "customer.change"]);
        assert_eq!(trail[1].before.as_deref(), Some(serde_json::to_string(&before).unwrap().as_str()));
        assert_eq!(trail[1].after.as_deref(), Some(serde_json::to_string(&after).unwrap().as_str()));
    }
}

#[test]
fn a_number_is_one_customer_s_be_it_active_or_not_and_moves_in_one_step() {
    for database in every_engine() {
        directory(&database);
        let off = Changes { own_status: Some(OwnStatus::Deactivated), ..Changes::default() };
        let off = change(&database, "c1", None, &off).unwrap();
        assert_eq!((off.reason, off.routable), (CustomerState::Deactivated, false));
        match change(&database, "c2", None, &numbers(&["2", "02"])) {
            Err(Refused::NumberTaken { number, holder }) => {
                assert_eq!((number.as_str(), holder.id.as_str(), holder.name.as_str()), ("02", "c1", "Vega"));
                assert_eq!(holder.number.as_deref(), Some("02"));
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(get(&database, "c2").unwrap().version, 1, "a refusal changes nothing");
        let moved = database.write(|db| customers::move_number(db, &at(NOW), "c2", "02")).unwrap();
        assert_eq!((moved.customer.customer_numbers.join(" "), moved.customer.version), ("2 02".to_owned(), 2));
        assert_eq!((moved.from.customer_numbers.join(" "), moved.from.version), ("1".to_owned(), 3));
        for (id, before, after) in [("c2", "2", "2, 02"), ("c1", "1, 02", "1")] {
            let entry = database.read(|db| customers::history(db, ACCOUNT, id, NOW)).unwrap().remove(0);
            assert_eq!(entry.action, "customer.number.move");
            let told = &entry.changes[0];
            assert_eq!((told.field.as_str(), entry.changes.len()), ("customerNumbers", 1));
            assert_eq!((told.before.as_deref(), told.after.as_deref()), (Some(before), Some(after)));
        }
        let again = database.write(|db| customers::move_number(db, &at(NOW), "c2", "02")).unwrap();
        assert_eq!((&again.customer, &again.from), (&moved.customer, &moved.customer));
        let nobody = database.write(|db| customers::move_number(db, &at(NOW), "c2", "404"));
        assert_eq!(nobody, Err(Refused::NumberNotFound));
        let full: Vec<String> = (1000..1100).map(|n| n.to_string()).collect();
        change(&database, "c3", None, &Changes { numbers: Some(full), ..Changes::default() }).unwrap();
        let full = database.write(|db| customers::move_number(db, &at(NOW), "c3", "02"));
        assert_eq!(full, Err(Refused::TooManyNumbers));
    }
}

#[test]
fn a_deletion_frees_the_numbers_at_once_and_can_be_undone_for_thirty_days() {
    for database in every_engine() {
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

fn history(database: &Database, id: &str, now_ms: i64) -> Vec<(String, bool)> {
    let all = database.read(|db| customers::history(db, ACCOUNT, id, now_ms)).unwrap();
    all.into_iter().map(|entry| (entry.action, entry.restorable)).collect()
}

#[test]
fn a_deletion_is_over_after_thirty_days_or_when_the_participant_was_added_anew() {
    for database in every_engine() {
        directory(&database);
        database.write(|db| customers::delete(db, &at(NOW), "c1", None)).unwrap();
        let late = NOW + RESTORABLE_MS + 1;
        assert_eq!(history(&database, "c1", late - 1)[0], ("customer.delete".to_owned(), true));
        assert_eq!(history(&database, "c1", late)[0], ("customer.delete".to_owned(), false));
        assert!(database.read(|db| customers::deletion(db, ACCOUNT, "c1", late - 1)).is_some());
        assert_eq!(database.read(|db| customers::deletion(db, ACCOUNT, "c1", late)), None);
        assert_eq!(database.write(|db| customers::restore(db, &at(late), "c1")), Err(Refused::NotRestorable));
        database.write(|db| {
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

fn requests_of(database: &Database, id: &str) -> Vec<(RequestKind, RequestStatus)> {
    let query = requests::RequestQuery { customer: Some(id.to_owned()), limit: 50, ..requests::RequestQuery::default() };
    let page = database.read(|db| requests::list(db, ACCOUNT, &query, NOW));
    page.items.into_iter().map(|request| (request.kind, request.status)).collect()
}

#[test]
fn a_provider_that_needs_a_set_up_is_asked_for_one_once() {
    for database in every_engine() {
        directory(&database);
        let choose = |id: &'static str, request_id: &'static str| {
            let provider = Some(ChosenProvider { id, request_id });
            change(&database, "c1", None, &Changes { provider, ..Changes::default() })
        };
        assert_eq!(choose("nord", "x").unwrap_err(), Refused::ProviderNotFound, "it is none of the participant's");
        let asked = choose("sillage", "q1").unwrap();
        assert_eq!((asked.relationship, asked.routable), (Relationship::AwaitingRouting, false));
        assert_eq!((asked.provider_id.as_deref(), asked.request_id.as_deref()), (Some("sillage"), Some("q1")));
        let back = choose("quai", "q2").unwrap();
        assert_eq!((back.relationship, back.routable), (Relationship::Ready, true));
        assert_eq!(requests_of(&database, "c1"), [(RequestKind::Routing, RequestStatus::Cancelled)]);
        choose("sillage", "q3").unwrap();
        let act = Act {
            account_id: ACCOUNT,
            user_id: USER,
            request_id: "q3",
            action: carnet_core::wire::RequestAction::Activate,
            words: None,
            new_id: "unused",
            now_ms: NOW + 9,
        };
        database.write(|db| requests::act(db, &act)).unwrap();
        // It has answered once: going away and coming back asks nobody.
        assert_eq!(choose("quai", "q4").unwrap().relationship, Relationship::Ready);
        assert_eq!(choose("sillage", "q5").unwrap().relationship, Relationship::Ready);
        let words: Vec<String> = history(&database, "c1", NOW).into_iter().map(|(word, _)| word).collect();
        assert!(words.iter().filter(|word| *word == "request.send").count() == 2, "{words:?}");
        assert!(words.contains(&"request.activate".to_owned()) && words.contains(&"request.cancel".to_owned()));
    }
}

#[test]
fn a_deletion_takes_the_open_request_back() {
    for database in every_engine() {
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
    for database in every_engine() {
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

#[test]
fn customers_of_one_company_know_of_each_other() {
    for database in every_engine() {
        directory(&database);
        let others = database.read(|db| customers::duplicates_of(db, ACCOUNT, "c2")).unwrap();
        assert_eq!(others.iter().map(|other| other.id.as_str()).collect::<Vec<_>>(), ["c3"]);
        assert_eq!((get(&database, "c2").unwrap().duplicates, get(&database, "c1").unwrap().duplicates), (1, 0));
        assert_eq!(database.read(|db| customers::duplicates_of(db, ACCOUNT, "c1")), Some(Vec::new()));
        assert_eq!(database.read(|db| customers::duplicates_of(db, "other", "c1")), None);
        let groups = database.read(|db| customers::duplicates(db, ACCOUNT, 50, None));
        assert_eq!((groups.total, groups.items[0].company.as_str()), (1, "0002:702042755"));
        let names: Vec<&str> = groups.items[0].customers.iter().map(|customer| customer.name.as_str()).collect();
        assert_eq!(names, ["Nord", "Nord achats"]);
        // The card says later that it is another company, and later still that it is this one.
        database.put(&participant("0088:7300000000003", &["Nord"]));
        assert_eq!(get(&database, "c2").unwrap().duplicates, 0);
        assert_eq!(database.read(|db| customers::duplicates(db, ACCOUNT, 50, None)).total, 0);
    }
}

#[test]
fn what_the_public_directory_says_is_no_change_by_a_person() {
    for database in every_engine() {
        directory(&database);
        let before = get(&database, "c2").unwrap();
        database.write(|db| participants::mark_removed(db, "0225:702042755_achats", NOW + 7));
        let after = get(&database, "c2").unwrap();
        assert_eq!((after.network_status, after.reason), (NetworkStatus::Removed, CustomerState::NonExisting));
        assert_eq!((after.version, &after.updated_at), (before.version, &before.updated_at));
        let off = Changes { own_status: Some(OwnStatus::Deactivated), ..Changes::default() };
        assert_eq!(change(&database, "c2", Some(1), &off).unwrap().reason, CustomerState::Deactivated);
        let on = Changes { own_status: Some(OwnStatus::Active), ..Changes::default() };
        assert_eq!(change(&database, "c2", Some(2), &on).unwrap().reason, CustomerState::NonExisting);
    }
}
