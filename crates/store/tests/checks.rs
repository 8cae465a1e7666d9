//! What look-ups in the network have found (R32): answers beside the directory's entry, failures beside answers.

use crate::common::{ACCOUNT, Database, USER, every_kind, participant};
use carnet_core::{
    state::CustomerState,
    wire::{Check, CheckAnswer, Customer, Message, MessageKind, NetworkStatus, ObjectKind, Verification},
};
use carnet_store::{
    accounts::Acceptance,
    checks::{self, Found},
    customers, events,
    messages::{self, MessageQuery},
    participants,
    times::rfc3339,
};

const KEY: &str = "0088:7300010000001";
const OTHER: &str = "0088:7300010000018";
const HOUR: i64 = 3_600_000;

fn store() -> Vec<Database> {
    let stores = every_kind();
    for store in &stores {
        store.put(&participant(KEY, &["Andersson AB"]));
        store.put(&participant(OTHER, &["Berg AB"]));
        store.account(ACCOUNT, USER, None, Acceptance::Automatic);
        store.add("c-1", KEY, &["1"]).unwrap();
        store.add("c-2", OTHER, &["2"]).unwrap();
    }
    stores
}

fn found(key: &str, answer: CheckAnswer) -> Found {
    let receives = answer == CheckAnswer::Receives;
    let verification = Verification {
        participant_id: key.to_owned(),
        answer,
        determinate: answer != CheckAnswer::Failed,
        at: String::new(),
        source: if receives { "smp.example" } else { "sml.example" }.to_owned(),
        detail: "DNS did not answer within 5 s".to_owned(),
        document_types: if receives { vec!["a".to_owned(), "b".to_owned()] } else { Vec::new() },
        provider: receives.then(|| "Plateforme".to_owned()),
        certificate_until: receives.then(|| rfc3339(9 * HOUR)),
    };
    Found { participant_key: key.to_owned(), verification }
}

impl Database {
    fn found(&self, all: &[(&str, CheckAnswer)], now_ms: i64) {
        let all: Vec<Found> = all.iter().map(|(key, answer)| found(key, *answer)).collect();
        self.write(|db| checks::record(db, &all, now_ms));
    }

    fn customer(&self, id: &str) -> Customer {
        self.read(|db| customers::get(db, ACCOUNT, id)).unwrap()
    }

    fn check(&self) -> Check {
        let of_customer = self.customer("c-1").check;
        let of_participant = self.read(|db| participants::get(db, ACCOUNT, KEY)).unwrap().check;
        assert_eq!(of_customer, of_participant, "{}", self.name);
        of_customer.unwrap()
    }

    fn told(&self) -> Vec<Message> {
        let query = MessageQuery { limit: 50, ..MessageQuery::default() };
        let all = self.read(|db| messages::list(db, ACCOUNT, USER, &query)).items;
        all.into_iter().filter(|message| message.kind == MessageKind::ChecksChanged).collect()
    }
}

#[test]
fn t17_nobody_answers_and_nothing_changes() {
    for store in store() {
        assert_eq!(store.customer("c-1").check, None);
        store.found(&[(KEY, CheckAnswer::Receives)], HOUR);
        let (before, known) = (store.customer("c-1"), store.check());
        assert_eq!(known.answer, Some(CheckAnswer::Receives));
        assert_eq!((known.answered_at, known.failed_at), (Some(rfc3339(HOUR)), None));
        assert_eq!((known.source.as_deref(), known.provider.as_deref()), (Some("smp.example"), Some("Plateforme")));
        assert_eq!((known.document_types, known.certificate_until), (Some(2), Some(rfc3339(9 * HOUR))));

        store.found(&[(KEY, CheckAnswer::Failed)], 2 * HOUR);
        let (after, kept) = (store.customer("c-1"), store.check());
        assert_eq!(kept.answer, Some(CheckAnswer::Receives), "the answer stays");
        assert_eq!((kept.answered_at, kept.source.as_deref()), (Some(rfc3339(HOUR)), Some("smp.example")));
        assert_eq!((kept.failed_at, kept.failed_source.as_deref()), (Some(rfc3339(2 * HOUR)), Some("sml.example")));
        assert_eq!(Customer { check: before.check.clone(), ..after }, before, "and so does everything else");
        assert!(store.told().is_empty());
    }
}

#[test]
fn a_failure_before_the_first_answer_is_no_answer() {
    for store in store() {
        store.found(&[(KEY, CheckAnswer::Failed)], HOUR);
        let check = store.check();
        assert_eq!((check.answer, check.answered_at, check.failed_at), (None, None, Some(rfc3339(HOUR))));
        store.found(&[(KEY, CheckAnswer::Receives)], 2 * HOUR);
        let check = store.check();
        assert_eq!((check.answer, check.failed_at, check.failed_source), (Some(CheckAnswer::Receives), None, None));
    }
}

#[test]
fn whom_the_register_does_not_have_is_non_existing_until_it_has_it_again() {
    for store in store() {
        let before = store.customer("c-1");
        store.found(&[(KEY, CheckAnswer::NotRegistered)], HOUR);
        let gone = store.customer("c-1");
        assert_eq!((gone.network_status, gone.reason), (NetworkStatus::Removed, CustomerState::NonExisting));
        store.found(&[(KEY, CheckAnswer::Failed)], 2 * HOUR);
        assert_eq!(store.customer("c-1").reason, CustomerState::NonExisting, "no answer brings nobody back");
        store.found(&[(KEY, CheckAnswer::Receives)], 3 * HOUR);
        let back = store.customer("c-1");
        assert_eq!((back.reason, &back.as_of), (before.reason, &before.as_of), "as fresh as before");
        assert_eq!(store.customer("c-2").reason, before.reason, "the other one was not touched");
    }
}

#[test]
fn whom_its_own_source_has_removed_stays_removed() {
    for store in store() {
        store.write(|db| participants::mark_removed(db, KEY, HOUR));
        store.found(&[(KEY, CheckAnswer::Receives)], 2 * HOUR);
        assert_eq!(store.customer("c-1").reason, CustomerState::NonExisting);

        // A check removes it, its source has it again and removes it: the last word is the source's.
        store.put(&participant(KEY, &["Andersson AB"]));
        store.found(&[(KEY, CheckAnswer::NotRegistered)], 3 * HOUR);
        store.put(&participant(KEY, &["Andersson AB"]));
        assert_eq!(store.customer("c-1").reason, CustomerState::Routable);
        store.write(|db| participants::mark_removed(db, KEY, 4 * HOUR));
        store.found(&[(KEY, CheckAnswer::Receives)], 5 * HOUR);
        assert_eq!(store.customer("c-1").reason, CustomerState::NonExisting);
    }
}

#[test]
fn what_a_publisher_says_stays_beside_the_directory_s_entry() {
    for store in store() {
        for answer in [CheckAnswer::NotServed, CheckAnswer::CannotReceive] {
            store.found(&[(KEY, answer)], HOUR);
            let customer = store.customer("c-1");
            assert_eq!(
                (customer.reason, customer.network_status),
                (CustomerState::Routable, NetworkStatus::Registered)
            );
            assert_eq!(customer.check.unwrap().answer, Some(answer));
        }
    }
}

#[test]
fn a_company_is_told_once_of_those_that_do_not_receive_any_more() {
    for store in store() {
        store.found(&[(KEY, CheckAnswer::NotServed), (OTHER, CheckAnswer::NotRegistered)], HOUR);
        let [message] = <[Message; 1]>::try_from(store.told()).unwrap();
        assert_eq!((message.count, message.object_kind), (Some(2), ObjectKind::CustomerList));
        assert_eq!(message.names, ["Andersson AB", "Berg AB"]);

        store.found(&[(KEY, CheckAnswer::CannotReceive), (OTHER, CheckAnswer::NotRegistered)], 2 * HOUR);
        assert_eq!(store.told().len(), 1, "that they do not receive is known");

        store.found(&[(KEY, CheckAnswer::Receives)], 3 * HOUR);
        store.found(&[(KEY, CheckAnswer::NotServed)], 4 * HOUR);
        let [last, _] = <[Message; 2]>::try_from(store.told()).unwrap();
        assert_eq!((last.object_kind, last.object_id.as_str()), (ObjectKind::Customer, "c-1"));
    }
}

#[test]
fn who_received_nothing_before_is_no_news() {
    for store in store() {
        let mut without = participant(KEY, &["Andersson AB"]);
        without.document_types.clear();
        store.put(&without);
        store.found(&[(KEY, CheckAnswer::CannotReceive)], HOUR);
        assert!(store.told().is_empty());
    }
}

#[test]
fn open_pages_are_told_of_every_check() {
    for store in store() {
        let before = store.read(events::latest);
        store.found(&[(KEY, CheckAnswer::Failed)], HOUR);
        let told = store.read(|db| events::since_of(db, ACCOUNT, before, 10));
        let told: Vec<_> = told.into_iter().map(|event| (event.kind, event.object_id)).collect();
        assert_eq!(told, [(ObjectKind::Customer, "c-1".to_owned())]);
    }
}

#[test]
fn the_oldest_answers_are_due_first_and_failures_wait() {
    for store in store() {
        let due = |answered_before: i64, failed_before: i64| {
            let due = store.read(|db| checks::due(db, answered_before, failed_before, 10));
            due.into_iter().map(|due| due.participant_key).collect::<Vec<_>>()
        };
        assert_eq!(due(1, 1), [KEY, OTHER], "never checked");
        store.found(&[(OTHER, CheckAnswer::Receives)], HOUR);
        store.found(&[(KEY, CheckAnswer::Receives)], 2 * HOUR);
        assert_eq!(due(HOUR, 1), [""; 0]);
        assert_eq!(due(HOUR + 1, 1), [OTHER]);
        assert_eq!(due(3 * HOUR, 1), [OTHER, KEY]);
        store.found(&[(OTHER, CheckAnswer::Failed)], 3 * HOUR);
        assert_eq!(due(4 * HOUR, 3 * HOUR), [KEY], "who did not answer is left alone for a while");
        assert_eq!(due(4 * HOUR, 3 * HOUR + 1), [OTHER, KEY]);
        let one = store.read(|db| checks::due(db, 4 * HOUR, 4 * HOUR, 1));
        assert_eq!((one.len(), one[0].participant_id.as_str()), (1, OTHER));
        let actor = customers::Actor { account_id: ACCOUNT, user_id: USER, now_ms: 5 * HOUR };
        store.write(|db| customers::delete(db, &actor, "c-2", None)).unwrap();
        assert_eq!(due(4 * HOUR, 4 * HOUR), [KEY], "nobody's customer any more");
    }
}
