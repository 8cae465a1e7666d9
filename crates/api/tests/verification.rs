//! Checks of participants in the network itself (R32), with a network that a test plays.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicI64, AtomicUsize, Ordering},
    mpsc,
};

use crate::support::{self, Answer, Api, Cookie, NOW};
use carnet_api::{Checks, Finding, Host, Job, VerifyTarget, recheck, router};
use carnet_core::wire::CheckAnswer;
use carnet_store::{pool, pool::Pool};
use serde_json::{Value, json};

const ID: &str = "0088:7300010000001";

/// A network that answers what a test puts in, and the API that asks it.
struct World {
    api: Api,
    host: Host,
    cookie: Cookie,
    answers: Arc<Mutex<CheckAnswer>>,
    asked: Arc<AtomicUsize>,
}

fn finding(answer: CheckAnswer) -> Finding {
    let receives = answer == CheckAnswer::Receives;
    Finding {
        detail: if answer == CheckAnswer::Failed { "DNS did not answer within 5 s" } else { "" }.to_owned(),
        provider: receives.then(|| "Plateforme".to_owned()),
        certificate_until: receives.then(|| "2028-11-25T15:51:37Z".to_owned()),
        document_types: if receives { vec!["x::y".to_owned()] } else { Vec::new() },
        ..Finding::new(answer, "sml.example".to_owned())
    }
}

async fn world(now: fn() -> i64) -> World {
    let pool: Arc<dyn Pool> = carnet_testing::quick().pool;
    pool::write(pool.as_ref(), support::seed).unwrap();
    let (answers, asked) = (Arc::new(Mutex::new(CheckAnswer::Receives)), Arc::new(AtomicUsize::new(0)));
    let (given, counted) = (Arc::clone(&answers), Arc::clone(&asked));
    let verifier = Arc::new(move |_: &VerifyTarget| {
        counted.fetch_add(1, Ordering::SeqCst);
        finding(*given.lock().unwrap())
    });
    let host = Host { now, checks: Some(Checks::new(verifier, false)), ..support::host(Arc::clone(&pool)) };
    let api = Api { router: router(host.clone()), pool };
    let cookie = api.sign_in("membre@lumiere.example").await;
    World { api, host, cookie, answers, asked }
}

impl World {
    fn answers(&self, answer: CheckAnswer) {
        *self.answers.lock().unwrap() = answer;
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    async fn verify(&self, id: &str) -> Answer {
        verify(&self.api, &self.cookie, id).await
    }

    async fn add(&self, id: &str) -> String {
        let body = json!({ "participantId": id, "customerNumbers": [] });
        let added = self.api.post(Some(&self.cookie), "/api/v1/customers", &body).await;
        added.json["id"].as_str().expect("added").to_owned()
    }

    async fn customer(&self, id: &str) -> Value {
        self.api.get(&self.cookie, &format!("/api/v1/customers/{id}")).await.json
    }
}

async fn verify(api: &Api, cookie: &Cookie, id: &str) -> Answer {
    api.post(Some(cookie), &format!("/api/v1/participants/{id}/verify"), &Value::Null).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn without_a_network_nothing_is_asked() {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    let off = verify(&api, &cookie, ID).await;
    assert_eq!((off.status, off.code()), (409, "verification_off"));
    assert_eq!(api.get(&cookie, "/api/v1/session").await.json["liveVerification"], false);
    let read = api.get(&cookie, &format!("/api/v1/participants/{ID}")).await;
    assert_eq!(read.json["check"], Value::Null);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn an_answer_is_given_and_kept() {
    let world = world(|| NOW).await;
    assert_eq!(world.api.get(&world.cookie, "/api/v1/session").await.json["liveVerification"], true);
    let found = world.verify(ID).await;
    assert_eq!(
        (found.status, &found.json),
        (
            200,
            &json!({
                "participantId": ID, "answer": "receives", "determinate": true, "at": "2026-08-19T12:30:00Z",
                "source": "sml.example", "detail": "", "documentTypes": ["x::y"], "provider": "Plateforme",
                "certificateUntil": "2028-11-25T15:51:37Z",
            })
        )
    );
    let read = world.api.get(&world.cookie, &format!("/api/v1/participants/{ID}")).await;
    assert_eq!(
        read.json["check"],
        json!({
            "answer": "receives", "answeredAt": "2026-08-19T12:30:00Z", "source": "sml.example",
            "provider": "Plateforme", "certificateUntil": "2028-11-25T15:51:37Z", "documentTypes": 1,
            "failedAt": null, "failedSource": null,
        })
    );
    let unknown = world.verify("0088:7300010000018").await;
    assert_eq!((unknown.status, unknown.code()), (404, "participant_not_found"));
    assert_eq!(world.asked(), 1, "nobody is asked about strangers");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t17_a_check_that_fails_changes_no_status() {
    static CLOCK: AtomicI64 = AtomicI64::new(NOW);
    let world = world(|| CLOCK.load(Ordering::SeqCst)).await;
    let id = world.add(ID).await;
    world.verify(ID).await;
    let before = world.customer(&id).await;
    CLOCK.fetch_add(60_000, Ordering::SeqCst);
    world.answers(CheckAnswer::Failed);
    let failed = world.verify(ID).await;
    assert_eq!(failed.status, 200, "that nobody answered is no failure of this server");
    assert_eq!((&failed.json["answer"], &failed.json["determinate"]), (&json!("failed"), &json!(false)));
    let mut after = world.customer(&id).await;
    assert_eq!(after["check"]["failedAt"], "2026-08-19T12:31:00Z");
    assert_eq!(after["check"]["failedSource"], "sml.example");
    after["check"]["failedAt"] = Value::Null;
    after["check"]["failedSource"] = Value::Null;
    assert_eq!(after, before, "the answer, its time and the status stay");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn whom_the_register_does_not_have_is_non_existing() {
    let world = world(|| NOW).await;
    let id = world.add(ID).await;
    world.answers(CheckAnswer::NotRegistered);
    let found = world.verify(ID).await;
    assert_eq!((&found.json["answer"], &found.json["determinate"]), (&json!("notRegistered"), &json!(true)));
    let customer = world.customer(&id).await;
    assert_eq!((&customer["reason"], &customer["routable"]), (&json!("nonExisting"), &json!(false)));
    let messages = world.api.get(&world.cookie, "/api/v1/messages").await;
    let message = &messages.json["items"][0];
    assert_eq!((&message["kind"], &message["objectId"]), (&json!("checksChanged"), &json!(id)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_same_participant_is_not_asked_about_over_and_over() {
    static CLOCK: AtomicI64 = AtomicI64::new(NOW);
    let world = world(|| CLOCK.load(Ordering::SeqCst)).await;
    let first = world.verify(ID).await;
    world.answers(CheckAnswer::Failed);
    CLOCK.fetch_add(9_999, Ordering::SeqCst);
    assert_eq!(world.verify(&ID.to_lowercase()).await.json, first.json);
    assert_eq!(world.asked(), 1);
    CLOCK.fetch_add(1, Ordering::SeqCst);
    assert_eq!(world.verify(ID).await.json["answer"], "failed");
    assert_eq!(world.asked(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_few_checks_run_at_a_time_and_one_of_each_participant() {
    let pool: Arc<dyn Pool> = carnet_testing::quick().pool;
    pool::write(pool.as_ref(), support::seed).unwrap();
    let (entered, inside) = mpsc::channel::<()>();
    let (leave, gate) = mpsc::channel::<()>();
    let gate = Mutex::new(gate);
    let verifier = Arc::new(move |_: &VerifyTarget| {
        entered.send(()).unwrap();
        gate.lock().unwrap().recv().unwrap();
        finding(CheckAnswer::Receives)
    });
    let host = Host {
        spawn: Arc::new(|job: Job| drop(std::thread::spawn(job))),
        spawn_write: Arc::new(|job: Job| drop(std::thread::spawn(job))),
        checks: Some(Checks::new(verifier, false)),
        ..support::host(Arc::clone(&pool))
    };
    let api = Arc::new(Api { router: router(host), pool });
    let cookie = Arc::new(api.sign_in("membre@lumiere.example").await);
    let ids = ["0007:5567890120", "0216:003715921021", "0216:0037024287384", ID];
    let mut running = Vec::new();
    for id in ids {
        let (api, cookie) = (Arc::clone(&api), Arc::clone(&cookie));
        running.push(tokio::spawn(async move { verify(&api, &cookie, id).await }));
    }
    let all_inside = tokio::task::spawn_blocking(move || {
        (0..ids.len()).for_each(|_| inside.recv().unwrap());
        inside
    });
    let inside = all_inside.await.unwrap();
    let fifth = verify(&api, &cookie, "0225:702042755").await;
    assert_eq!((fifth.status, fifth.code()), (429, "verification_busy"));
    assert_eq!(fifth.header("retry-after"), "2");
    leave.send(()).unwrap();
    // One of them has left; whoever is still inside is not asked about twice.
    let mut left = None;
    while left.is_none() {
        tokio::task::yield_now().await;
        left = running.iter().position(tokio::task::JoinHandle::is_finished);
    }
    let still = ids[(left.unwrap() + 1) % ids.len()];
    assert_eq!(verify(&api, &cookie, still).await.code(), "verification_busy");
    for _ in 0..ids.len() {
        leave.send(()).unwrap();
    }
    let fifth = verify(&api, &cookie, "0225:702042755").await;
    assert_eq!((fifth.status, &fifth.json["answer"]), (200, &json!("receives")));
    for one in running {
        assert_eq!(one.await.unwrap().status, 200);
    }
    drop(inside);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn customers_are_checked_again_when_their_answer_is_old() {
    static CLOCK: AtomicI64 = AtomicI64::new(NOW);
    const DAY: i64 = 86_400_000;
    let world = world(|| CLOCK.load(Ordering::SeqCst)).await;
    let (one, other) = (world.add(ID).await, world.add("0007:5567890120").await);
    recheck(&world.host, 7, 1).unwrap();
    assert_eq!(world.asked(), 1, "as many as are asked for");
    recheck(&world.host, 7, 10).unwrap();
    recheck(&world.host, 7, 10).unwrap();
    assert_eq!(world.asked(), 2, "each once");
    CLOCK.fetch_add(7 * DAY + 1, Ordering::SeqCst);
    let world = World { cookie: world.api.sign_in("membre@lumiere.example").await, ..world };
    world.answers(CheckAnswer::NotServed);
    recheck(&world.host, 7, 10).unwrap();
    assert_eq!(world.asked(), 4);
    for id in [&one, &other] {
        assert_eq!(world.customer(id).await["check"]["answer"], "notServed");
    }
    let messages = world.api.get(&world.cookie, "/api/v1/messages").await.json;
    let changed: Vec<&Value> =
        messages["items"].as_array().unwrap().iter().filter(|message| message["kind"] == "checksChanged").collect();
    assert_eq!((changed.len(), &changed[0]["count"]), (1, &json!(2)));
}
