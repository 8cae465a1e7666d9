//! One customer through its changes, told of every engine: numbers, providers, what others of its company are, and
//! what is no change by a person.

use crate::{changing::*, common::*, table};
use carnet_core::{
    customer_number,
    state::{CustomerState, OwnStatus, Relationship},
    wire::{NetworkStatus, RequestAction, RequestKind, RequestStatus},
};
use carnet_store::{
    audit,
    customers::{self, Changes, ChosenProvider, CustomerQuery, Refused},
    participants,
    requests::{self, Act},
};

#[test]
fn numbers_are_kept_or_refused_by_the_table() {
    for database in every_kind() {
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
    for database in every_kind() {
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
    for database in every_kind() {
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
fn a_provider_that_needs_a_set_up_is_asked_for_one_once() {
    for database in every_kind() {
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
            action: RequestAction::Activate,
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
fn customers_of_one_company_know_of_each_other() {
    for database in every_kind() {
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
    for database in every_kind() {
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
