//! Documents on their way: each is routed once, keeps its provider (R16), and is resent under the same key (R29, R30).

use crate::{
    common::*,
    sending::{NOW, actor, of_party},
};
use carnet_core::{
    invoice::{Invoice, PartyId},
    wire::{Document, DocumentStatus, SentBy, StopCause, Verdict},
};
use carnet_store::{
    accounts::Acceptance,
    audit,
    customers::{self, Changes, ChosenProvider},
    db,
    documents::{self, DocumentQuery, MANY, NewDocument, Refused, Sent},
    error::Result,
    hand_offs::{self, Answer, Lease, Outcome, Try},
    providers,
};

const A: &str = "0088:7300010000001";

/// An account, and a participant with two providers that receives.
fn made(database: &Database) {
    database.account(ACCOUNT, USER, None, Acceptance::Automatic);
    for id in ["quai", "alma"] {
        database.write(|db| providers::put(db, &provider(id, id, false)));
    }
    database.put(&with_providers(participant(A, &["A"]), &["quai", "alma"]));
}

fn invoice(number: &str, to: &str) -> Invoice {
    let mut invoice = of_party(Default::default(), number);
    let number = Some(to).filter(|to| !to.is_empty());
    invoice.receiver.identifiers =
        number.into_iter().map(|to| PartyId { scheme: None, value: to.to_owned() }).collect();
    invoice
}

/// Sends a document to a customer number, or to nobody; its number is its id and its fingerprint too.
fn send(database: &Database, number: &str, to: &str, now_ms: i64) -> Sent {
    let invoice = invoice(number, to);
    let new = NewDocument { id: number, invoice: &invoice, source: "<Invoice/>", hash: number, sent_by: SentBy::App };
    database.write(|db| documents::send(db, &actor(now_ms), &new, None))
}

fn get(database: &Database, id: &str) -> Document {
    database.read(|db| documents::get(db, ACCOUNT, id)).unwrap()
}

fn customer_of(database: &Database) {
    let new = customer(A, &["100"], Some("quai"));
    database.write(|db| customers::add(db, ACCOUNT, USER, "c", "r", &new, 1_000)).unwrap();
}

fn choose(database: &Database, provider: &str) {
    let changes = Changes { provider: Some(ChosenProvider { id: provider, request_id: "q" }), ..Changes::default() };
    database.write(|db| customers::change(db, &actor(NOW), "c", None, &changes)).unwrap();
}

#[test]
fn the_same_document_again_answers_what_has_become_of_it() {
    for database in every_kind() {
        made(&database);
        let first = send(&database, "F-1", "100", NOW);
        assert_eq!((first.again, first.document.cause), (false, Some(StopCause::NotInNetwork)), "{}", database.name);
        customer_of(&database);
        let again = send(&database, "F-1", "100", NOW + 1);
        assert_eq!((again.again, again.document.tries), (true, 1), "it is not routed for that");
        let resent = database.write(|db| documents::resend(db, &actor(NOW + 2), "F-1", None)).unwrap();
        assert_eq!((resent.status, resent.tries, resent.version), (DocumentStatus::Queued, 2, 2));
        assert_eq!(
            resent.attempts.iter().map(|one| one.trace.verdict).collect::<Vec<_>>(),
            [Verdict::Stopped, Verdict::Routed]
        );
        let late = database.write(|db| documents::resend(db, &actor(NOW + 3), "F-1", None));
        assert_eq!(late, Err(Refused::State(DocumentStatus::Queued)));
        let trail = database.read(|db| audit::of_object(db, ACCOUNT, "document", "F-1"));
        assert_eq!(trail.iter().map(|one| one.what.as_str()).collect::<Vec<_>>(), ["document.send", "document.resend"]);
    }
}

#[test]
fn what_is_routed_keeps_its_provider_and_what_failed_goes_to_the_one_chosen_now() {
    for database in every_kind() {
        made(&database);
        customer_of(&database);
        database.write(|db| db.execute("update providers set hand_off_way = 'post'", &[]));
        let queued = send(&database, "F-1", "100", NOW).document;
        send(&database, "F-2", "100", NOW);
        assert_eq!(queued.hand_off.unwrap().provider.id, "quai");
        choose(&database, "alma");
        assert_eq!(get(&database, "F-1").hand_off.unwrap().provider.id, "quai", "it is on its way");
        assert_eq!(send(&database, "F-3", "100", NOW).document.hand_off.unwrap().provider.id, "alma");

        let lease = Lease { id: "l", now_ms: NOW, until_ms: NOW + 1_000 };
        assert_eq!(database.write(|db| hand_offs::claim(db, "quai", &lease, 10)).len(), 2);
        for (id, status) in [("F-1", None), ("F-2", Some(400))] {
            let answer = Answer { status, text: Some("no".to_owned()) };
            let of = Try { document_id: id, provider_id: "quai", lease: "l" };
            assert!(database.write(|db| hand_offs::report(db, &of, &Outcome::Failed(answer.clone()), NOW + 1)));
            let failed = get(&database, id);
            assert_eq!((failed.status, failed.hand_off.unwrap().answer_status), (DocumentStatus::Failed, status));
        }
        let again = database.write(|db| documents::resend(db, &actor(NOW + 2), "F-1", None)).unwrap();
        let hand_off = again.hand_off.unwrap();
        assert_eq!((again.status, hand_off.provider.id.as_str(), hand_off.tries), (DocumentStatus::Queued, "alma", 0));
        let version = get(&database, "F-2").version;
        assert_eq!(
            database.write(|db| documents::remove(db, &actor(NOW), "F-2", version - 1)),
            Err(Refused::ChangedMeanwhile)
        );
        database.write(|db| documents::remove(db, &actor(NOW), "F-2", version)).unwrap();
        let rows = "select document_id from hand_offs union all select document_id from document_attempts order by 1";
        let left = database.read(|db| db::query_all(db, rows, &[], |row| row.text(0)));
        assert_eq!(left, ["F-1", "F-1", "F-1", "F-3", "F-3"], "nothing of a deleted one stays");
    }
}

#[test]
fn many_go_a_bounded_number_at_a_time_the_longest_untried_first() {
    for database in every_kind() {
        made(&database);
        let all = i64::from(MANY) + 30;
        for at in 0..all {
            send(&database, &format!("F-{at:03}"), "100", NOW - at);
        }
        send(&database, "G", "", NOW - 500);
        customer_of(&database);
        let many = |now_ms| {
            let (cause, before) = (StopCause::NotInNetwork, NOW + 1);
            database.write(|db| documents::resend_many(db, &actor(now_ms), cause, before))
        };
        let first = many(NOW + 10);
        assert_eq!((first.routed, first.stopped, first.left), (u64::from(MANY), 0, 30), "{}", database.name);
        let query = DocumentQuery { status: Some(DocumentStatus::Stopped), limit: 100, ..DocumentQuery::default() };
        let left = database.read(|db| documents::list(db, ACCOUNT, &query));
        assert!(left.items.iter().all(|one| one.number == "G" || one.number.as_str() < "F-030"), "the last tried stay");
        let second = many(NOW + 11);
        assert_eq!((second.routed, second.stopped, second.left), (30, 0, 0));
        let counts = database.read(|db| documents::counts(db, ACCOUNT, None));
        assert_eq!((counts.queued, counts.stopped), (all.unsigned_abs(), 1));
    }
}

#[test]
fn one_of_two_who_resend_at_once_is_too_late() {
    let database = shared();
    made(&database);
    for at in 0..20 {
        send(&database, &format!("F-{at}"), "100", NOW);
    }
    customer_of(&database);
    let run = |at: i64| -> Vec<std::result::Result<(), Refused>> {
        let one = |number: i64| -> Result<_> {
            let id = format!("F-{number}");
            Ok(database.write(|db| documents::resend(db, &actor(NOW + at), &id, None)).map(drop))
        };
        (0..20).map(|number| one(number).unwrap()).collect()
    };
    let (one, other) = std::thread::scope(|scope| {
        let other = scope.spawn(|| run(2));
        (run(1), other.join().unwrap())
    });
    for (at, pair) in one.iter().zip(&other).enumerate() {
        let late = Err(Refused::State(DocumentStatus::Queued));
        assert!(matches!(pair, (Ok(()), refused) | (refused, Ok(())) if *refused == late), "F-{at}: {pair:?}");
        assert_eq!(get(&database, &format!("F-{at}")).tries, 2);
    }
}
