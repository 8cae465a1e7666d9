//! Recipients are checked in the network itself before documents go to them, where the server is set to (R32).

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicI64, AtomicUsize, Ordering},
};

use crate::{
    people::{People, people},
    sending::{To, customer, invoice, post, resent, sent},
    support::{self, Api, INVOICE, NOW},
};
use carnet_api::{Checks, Finding, Host, VerifyTarget, retry_waiting, router};
use carnet_core::wire::CheckAnswer;
use serde_json::{Value, json};

const OYSTER: &str = "0007:5567890120";
struct World {
    people: People,
    host: Host,
    finding: Arc<Mutex<Finding>>,
    asked: Arc<AtomicUsize>,
}

fn finding(answer: CheckAnswer, types: &[&str]) -> Finding {
    let document_types = types.iter().map(|value| format!("busdox-docid-qns::{value}")).collect();
    Finding { document_types, ..Finding::new(answer, "sml.example".to_owned()) }
}

async fn world(now: fn() -> i64, before_send: bool) -> World {
    let people = people().await;
    let (given, asked) =
        (Arc::new(Mutex::new(finding(CheckAnswer::Receives, &[INVOICE]))), Arc::new(AtomicUsize::new(0)));
    let (answer, counted) = (Arc::clone(&given), Arc::clone(&asked));
    let verifier = Arc::new(move |target: &VerifyTarget| {
        assert_eq!(target.participant_id, OYSTER);
        counted.fetch_add(1, Ordering::SeqCst);
        answer.lock().unwrap().clone()
    });
    let pool = Arc::clone(&people.api.pool);
    let host = Host { now, checks: Some(Checks::new(verifier, before_send)), ..support::host(Arc::clone(&pool)) };
    let people = People { api: Api { router: router(host.clone()), pool }, ..people };
    customer(&people, OYSTER, &["100"]).await;
    World { people, host, finding: given, asked }
}

impl World {
    fn finds(&self, answer: CheckAnswer, types: &[&str]) {
        *self.finding.lock().unwrap() = finding(answer, types);
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn every_answer_decides_and_none_lets_the_document_wait() {
    static CLOCK: AtomicI64 = AtomicI64::new(NOW);
    let world = world(|| CLOCK.fetch_add(11_000, Ordering::SeqCst), true).await;
    let answers = [
        (CheckAnswer::Receives, "queued", Value::Null, "send"),
        (CheckAnswer::Failed, "waiting", json!("lookup_failed"), "tryAgain"),
        (CheckAnswer::NotServed, "stopped", json!("no_platform"), "writeToCustomer"),
        (CheckAnswer::CannotReceive, "stopped", json!("no_document_type"), "seeOtherAddresses"),
        (CheckAnswer::NotRegistered, "stopped", json!("non_existing"), "findReplacement"),
    ];
    for (at, (answer, status, cause, next)) in answers.iter().enumerate() {
        world.finds(*answer, &[INVOICE]);
        let document = sent(&world.people, &format!("F-{at}"), To::number("100")).await;
        assert_eq!((&document["status"], &document["cause"]), (&json!(status), cause), "{answer:?}");
        assert_eq!(document["attempts"][0]["trace"]["nextAction"], *next, "{answer:?}");
        assert_eq!(world.asked(), at + 1);
    }
    // Whom the register does not have is known by now: nobody is asked about where the document goes nowhere.
    let document = sent(&world.people, "F-9", To::number("100")).await;
    assert_eq!((&document["cause"], world.asked()), (&json!("non_existing"), answers.len()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn about_the_same_document_again_nobody_is_asked() {
    static CLOCK: AtomicI64 = AtomicI64::new(NOW);
    let world = world(|| CLOCK.fetch_add(11_000, Ordering::SeqCst), true).await;
    let first = sent(&world.people, "F-1", To::number("100")).await;
    let again = post(&world.people, &world.people.member, invoice("F-1", To::number("100"))).await;
    assert_eq!((again.status, &again.json["id"], world.asked()), (200.try_into().unwrap(), &first["id"], 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_document_s_own_types_are_what_counts() {
    let world = world(|| NOW, true).await;
    world.finds(
        CheckAnswer::Receives,
        &["urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2::CreditNote##x::2.1"],
    );
    let document = sent(&world.people, "F-1", To::number("100")).await;
    assert_eq!(document["cause"], "no_document_type");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_waits_goes_when_somebody_answers() {
    static CLOCK: AtomicI64 = AtomicI64::new(NOW);
    let world = world(|| CLOCK.load(Ordering::SeqCst), true).await;
    world.finds(CheckAnswer::Failed, &[]);
    let first = sent(&world.people, "F-1", To::number("100")).await;
    let second = sent(&world.people, "F-2", To::number("100")).await;
    assert_eq!((&first["status"], &second["status"]), (&json!("waiting"), &json!("waiting")));
    assert_eq!(world.asked(), 1, "an answer holds for a moment");
    CLOCK.fetch_add(10_000, Ordering::SeqCst);
    world.finds(CheckAnswer::Receives, &[INVOICE]);
    assert_eq!(resent(&world.people, &first).await["status"], "queued");
    CLOCK.fetch_add(3_600_000, Ordering::SeqCst);
    assert_eq!(retry_waiting(&world.host).unwrap(), 1);
    let id = second["id"].as_str().unwrap();
    let now = world.people.get(&world.people.member, &format!("documents/{id}")).await.json;
    assert_eq!((&now["status"], &now["attempts"][1]["reason"]), (&json!("queued"), &json!("retried")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_is_resent_together_is_checked_too() {
    static CLOCK: AtomicI64 = AtomicI64::new(NOW);
    let world = world(|| CLOCK.load(Ordering::SeqCst), true).await;
    world.finds(CheckAnswer::NotServed, &[]);
    for number in ["F-1", "F-2"] {
        sent(&world.people, number, To::number("100")).await;
    }
    CLOCK.fetch_add(60_000, Ordering::SeqCst);
    let body = json!({ "cause": "no_platform", "before": "2026-08-19T12:30:30Z" });
    let still = world.people.post(&world.people.member, "documents/resend", body.clone()).await;
    assert_eq!(still.json, json!({ "routed": 0, "stopped": 2, "left": 0 }));
    assert_eq!(world.asked(), 2);
    CLOCK.fetch_add(60_000, Ordering::SeqCst);
    world.finds(CheckAnswer::Receives, &[INVOICE]);
    let body = json!({ "cause": "no_platform", "before": "2026-08-19T12:31:30Z" });
    let gone = world.people.post(&world.people.member, "documents/resend", body).await;
    assert_eq!(gone.json, json!({ "routed": 2, "stopped": 0, "left": 0 }));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_server_that_is_not_set_to_asks_nobody() {
    let world = world(|| NOW, false).await;
    world.finds(CheckAnswer::Failed, &[]);
    assert_eq!(sent(&world.people, "F-1", To::number("100")).await["status"], "queued");
    assert_eq!(world.asked(), 0);
}
