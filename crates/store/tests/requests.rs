//! The life of requests over every engine: acceptance, then routing, long waits, asking again, two who answer at once.

use crate::common::{ACCOUNT, Database, USER, every_kind, participant, provider, shared, with_providers};
use carnet_core::{
    state::Relationship,
    wire::{Direction, MessageKind, ObjectKind, RequestAction, RequestKind, RequestStatus},
};
use carnet_store::{
    accounts::Acceptance,
    audit, customers, events,
    messages::{self, MessageQuery},
    participants, providers,
    requests::{self, Act, ActRefused, AgainRefused, Asking, RequestQuery},
};

const DAY_MS: i64 = 86_400_000;
const OTHER: &str = "account-2";
const RECIPIENT: &str = "user-2";
const THEIRS: &str = "0007:5560160680";

/// Two companies; the second accepts by hand, and its provider sets up routing.
fn companies(database: &Database) {
    database.write(|db| providers::put(db, &provider("slow", "Quai Lent", true)));
    database.put(&with_providers(participant(THEIRS, &["Handelsbanken AB"]), &["slow"]));
    database.put(&with_providers(participant("0088:7300010000001", &["Café Kivi Oy"]), &["slow"]));
    database.account(ACCOUNT, USER, Some("0225:702042755"), Acceptance::Automatic);
    database.account(OTHER, RECIPIENT, Some(THEIRS), Acceptance::Manual);
}

fn act(
    database: &Database,
    recipient: bool,
    id: &str,
    action: RequestAction,
    now_ms: i64,
) -> Result<RequestStatus, ActRefused> {
    let (account_id, user_id) = if recipient { (OTHER, RECIPIENT) } else { (ACCOUNT, USER) };
    let new_id = format!("{id}-next");
    let act = Act { account_id, user_id, request_id: id, action, words: Some("mots"), new_id: &new_id, now_ms };
    database.write(|db| requests::act(db, &act)).map(|request| request.status)
}

fn relationship(database: &Database, id: &str) -> (Relationship, u64, Option<String>) {
    let customer = database.read(|db| customers::get(db, ACCOUNT, id)).unwrap();
    (customer.relationship, customer.version, customer.request_id)
}

fn kinds(database: &Database, account: &str, user: &str) -> Vec<MessageKind> {
    let query = MessageQuery { limit: 50, ..MessageQuery::default() };
    let page = database.read(|db| messages::list(db, account, user, &query));
    page.items.into_iter().map(|message| message.kind).collect()
}

fn trail(database: &Database, account: &str, kind: &str, id: &str) -> Vec<String> {
    database.read(|db| audit::of_object(db, account, kind, id)).into_iter().map(|entry| entry.what).collect()
}

#[test]
fn acceptance_leads_to_routing_and_routing_to_ready() {
    for database in every_kind() {
        companies(&database);
        database.add("c1", THEIRS, &["1"]).unwrap();
        assert_eq!(relationship(&database, "c1"), (Relationship::AwaitingAcceptance, 1, Some("r-c1".into())));
        assert_eq!(kinds(&database, OTHER, RECIPIENT), [MessageKind::RequestReceived]);

        assert_eq!(act(&database, true, "r-c1", RequestAction::Accept, 2_000), Ok(RequestStatus::Accepted));
        assert_eq!(relationship(&database, "c1"), (Relationship::AwaitingRouting, 2, Some("r-c1-next".into())));
        let next = database.read(|db| requests::get(db, ACCOUNT, "r-c1-next", 2_000)).unwrap();
        assert_eq!((next.kind, next.status), (RequestKind::Routing, RequestStatus::Pending));
        assert_eq!(next.created_by, "Person user-1", "in the name of who asked first");
        assert_eq!(next.provider.map(|provider| provider.id).as_deref(), Some("slow"));
        let theirs = database.read(|db| requests::get(db, OTHER, "r-c1-next", 2_000));
        assert!(theirs.is_none(), "routing is between the sender and its provider");

        assert_eq!(act(&database, false, "r-c1-next", RequestAction::Activate, 3_000), Ok(RequestStatus::Activated));
        assert_eq!(relationship(&database, "c1").0, Relationship::Ready);
        assert_eq!(act(&database, false, "r-c1-next", RequestAction::PutBack, 4_000), Ok(RequestStatus::Pending));
        assert_eq!(relationship(&database, "c1"), (Relationship::AwaitingRouting, 4, Some("r-c1-next".into())));

        let both = ["request.send", "request.accept"];
        assert_eq!(trail(&database, ACCOUNT, "request", "r-c1"), both);
        assert_eq!(trail(&database, OTHER, "request", "r-c1"), both);
        let own = ["request.send", "request.activate", "request.putBack"];
        assert_eq!(trail(&database, ACCOUNT, "request", "r-c1-next"), own);
        let customer = ["customer.add", "customer.change", "customer.change", "customer.change"];
        assert_eq!(trail(&database, ACCOUNT, "customer", "c1"), customer, "{}", database.name);
    }
}

#[test]
fn a_no_may_be_asked_again_and_a_yes_holds() {
    for database in every_kind() {
        companies(&database);
        database.add("c1", THEIRS, &[]).unwrap();
        let again = |id: &str, now_ms: i64| {
            let asking = Asking { account_id: ACCOUNT, customer_id: "c1", user_id: USER };
            database.write(|db| requests::ask_again(db, &asking, id, now_ms)).map(|customer| customer.relationship)
        };
        assert_eq!(again("r2", 1_500), Err(AgainRefused::Open));
        assert_eq!(act(&database, true, "r-c1", RequestAction::Refuse, 2_000), Ok(RequestStatus::Refused));
        assert_eq!(again("r2", 5_000), Ok(Relationship::AwaitingAcceptance));
        assert_eq!(act(&database, false, "r2", RequestAction::Cancel, 6_000), Ok(RequestStatus::Cancelled));
        assert_eq!(relationship(&database, "c1").0, Relationship::Cancelled);
        let told = [MessageKind::RequestWithdrawn, MessageKind::RequestReceived, MessageKind::RequestReceived];
        assert_eq!(kinds(&database, OTHER, RECIPIENT), told);
        assert_eq!(again("r3", 6_500), Ok(Relationship::AwaitingAcceptance));
        assert_eq!(act(&database, true, "r3", RequestAction::Accept, 7_000), Ok(RequestStatus::Accepted));
        assert_eq!(act(&database, false, "r3-next", RequestAction::Cancel, 8_000), Ok(RequestStatus::Cancelled));
        assert_eq!(again("r4", 8_500), Ok(Relationship::AwaitingRouting), "it has said yes already");
        database.write(|db| requests::cancel_open(db, "c1", USER, 9_000).map(drop));
        database.write(|db| participants::mark_removed(db, &THEIRS.to_lowercase(), 9_000));
        database.write(|db| {
            let sql = "update customers set relationship = 'cancelled' where id = 'c1'";
            db.execute(sql, &[])
        });
        assert_eq!(again("r5", 9_500), Err(AgainRefused::ParticipantRemoved));
    }
}

#[test]
fn long_waits_are_told_once() {
    for database in every_kind() {
        companies(&database);
        database.add("c1", "0088:7300010000001", &[]).unwrap();
        database.add("c2", THEIRS, &[]).unwrap();
        let tell = |now| database.write(|db| requests::tell_overdue(db, now));
        assert_eq!(tell(1_000 + 14 * DAY_MS - 1), 0);
        assert_eq!(tell(1_000 + 14 * DAY_MS), 1, "routing alone, not acceptance");
        assert_eq!(tell(1_000 + 15 * DAY_MS), 0);
        assert_eq!(kinds(&database, ACCOUNT, USER), [MessageKind::RoutingOverdue]);
        let query = RequestQuery { direction: Some(Direction::Sent), limit: 50, ..RequestQuery::default() };
        let list = database.read(|db| requests::list(db, ACCOUNT, &query, 1_000 + 14 * DAY_MS));
        let waits: Vec<_> =
            list.items.iter().map(|request| (request.kind, request.age_days, request.overdue)).collect();
        assert!(waits.contains(&(RequestKind::Routing, 14, true)), "{waits:?}");
        assert!(waits.contains(&(RequestKind::Acceptance, 14, false)), "{waits:?}");
        act(&database, false, "r-c1", RequestAction::Activate, 1_000 + 16 * DAY_MS).unwrap();
        act(&database, false, "r-c1", RequestAction::PutBack, 1_000 + 17 * DAY_MS).unwrap();
        assert_eq!(tell(1_000 + 18 * DAY_MS), 0, "once for a request");
    }
}

#[test]
fn every_change_is_an_event_of_the_accounts_it_concerns() {
    for database in every_kind() {
        companies(&database);
        database.account("account-3", "user-3", None, Acceptance::Automatic);
        let before = database.read(events::latest);
        database.add("c1", THEIRS, &[]).unwrap();
        act(&database, true, "r-c1", RequestAction::Refuse, 2_000).unwrap();
        let of = |account: &str| -> Vec<ObjectKind> {
            let events = database.read(|db| events::since_of(db, account, before, 100));
            events.into_iter().map(|event| event.kind).collect()
        };
        use ObjectKind::{Customer, Message, Request};
        let mut mine = of(ACCOUNT);
        mine.sort_by_key(|kind| format!("{kind:?}"));
        assert_eq!(mine, [Customer, Customer, Message, Request, Request]);
        assert_eq!(of(OTHER), [Request, Message, Request]);
        assert_eq!(of("account-3"), []);
        assert_eq!(database.read(|db| events::since(db, before, 100)).len(), 8);
    }
}

#[test]
fn of_two_who_answer_at_once_one_answers() {
    let database = shared();
    companies(&database);
    for round in 0..10 {
        let id = format!("c{round}");
        let participant_id = format!("0088:73{round:011}");
        database.put(&participant(&participant_id, &["Another"]));
        let account = format!("recipient-{round}");
        database.account(&account, &format!("person-{round}"), Some(&participant_id), Acceptance::Manual);
        database.add(&id, &participant_id, &[]).unwrap();
        let (user, request) = (format!("person-{round}"), format!("r-{id}"));
        let answer = |action| {
            let act = Act {
                account_id: &account,
                user_id: &user,
                request_id: &request,
                action,
                words: None,
                new_id: "never",
                now_ms: 2_000,
            };
            database.write(|db| requests::act(db, &act))
        };
        let answers = std::thread::scope(|scope| {
            let threads: Vec<_> = [RequestAction::Accept, RequestAction::Refuse]
                .into_iter()
                .map(|action| scope.spawn(move || answer(action)))
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        let done: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().ok()).collect();
        assert_eq!(done.len(), 1, "{answers:?}");
        assert!(answers.contains(&Err(ActRefused::Answered)), "{answers:?}");
        let expected = match done[0].status {
            RequestStatus::Accepted => Relationship::Ready,
            _ => Relationship::Refused,
        };
        assert_eq!(relationship(&database, &id).0, expected);
        assert_eq!(relationship(&database, &id).1, 2, "one change of the customer");
    }
}
