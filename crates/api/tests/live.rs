//! The stream of events: who is told what, coming back, falling behind, limits and ends.

use std::{cell::Cell, sync::Arc, time::Duration};

use crate::support::{self, Api, Cookie, NOW};
use axum::body::Body;
use carnet_api::{Host, router};
use carnet_core::wire::{LiveChange, ObjectKind};
use carnet_store::{db, events, pool, pool::Pool};
use http::{Request, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

thread_local! {
    static CLOCK: Cell<i64> = const { Cell::new(NOW) };
}

fn now() -> i64 {
    CLOCK.get()
}

fn pass(ms: i64) {
    CLOCK.set(CLOCK.get() + ms);
}

struct Told {
    api: Api,
    host: Host,
    lumiere: Cookie,
    brasserie: Cookie,
}

/// An open stream.
struct Ear(Body);

impl Ear {
    /// What it has been sent up to now; nothing more once it has ended.
    async fn heard(&mut self) -> (String, bool) {
        let mut text = String::new();
        loop {
            match tokio::time::timeout(Duration::from_millis(20), self.0.frame()).await {
                Err(_) => return (text, false),
                Ok(None) => return (text, true),
                Ok(Some(frame)) => text.push_str(std::str::from_utf8(&frame.unwrap().into_data().unwrap()).unwrap()),
            }
        }
    }

    /// The events among it, as name and data, and the last id.
    async fn events(&mut self) -> (Vec<(String, Value)>, Option<i64>) {
        let (text, _) = self.heard().await;
        let (mut events, mut last) = (Vec::new(), None);
        for block in text.split("\n\n").filter(|block| block.contains("data: ")) {
            let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
            last = field("id: ").map(|id| id.parse().unwrap()).or(last);
            events.push((field("event: ").unwrap(), serde_json::from_str(&field("data: ").unwrap()).unwrap()));
        }
        (events, last)
    }
}

impl Told {
    async fn new() -> Self {
        let pool: Arc<dyn Pool> = carnet_testing::quick().pool;
        pool::write(pool.as_ref(), support::seed).unwrap();
        let host = Host::in_place(Arc::clone(&pool), now, support::random);
        let api = Api { router: router(host.clone()), pool };
        let lumiere = api.sign_in("membre@lumiere.example").await;
        let brasserie = api.sign_in("membre@brasserie.example").await;
        Self { api, host, lumiere, brasserie }
    }

    async fn ask(&self, cookie: &Cookie, last_id: Option<&[u8]>) -> axum::response::Response {
        let mut request = Request::get("/api/v1/events").header(header::COOKIE, &cookie.0);
        if let Some(id) = last_id {
            request = request.header("last-event-id", id);
        }
        self.api.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
    }

    async fn listen(&self, cookie: &Cookie, last_id: Option<&str>) -> Ear {
        let response = self.ask(cookie, last_id.map(str::as_bytes)).await;
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream");
        assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
        Ear(response.into_body())
    }

    /// Asks Brasserie to accept; answers customer and request.
    async fn add(&self) -> (String, String) {
        let body = json!({ "participantId": "0225:732829320" });
        let added = self.api.post(Some(&self.lumiere), "/api/v1/customers", &body).await;
        let id = |name: &str| added.json[name].as_str().unwrap().to_owned();
        (id("id"), id("requestId"))
    }

    /// As another process would: nobody nudges.
    fn emit(&self, account: &str, kind: ObjectKind, id: &str) {
        pool::write(self.host.pool.as_ref(), |db| events::emit(db, account, kind, id, NOW)).unwrap();
    }
}

fn change(kind: &str, id: &str) -> (String, Value) {
    ("change".to_owned(), json!({ "kind": kind, "id": id, "done": null, "total": null }))
}

fn unread(count: u64) -> (String, Value) {
    ("unread".to_owned(), json!({ "unread": count }))
}

fn everything() -> Vec<(String, Value)> {
    let word = |kind: &ObjectKind| json!(kind).as_str().unwrap().to_owned();
    ObjectKind::ALL.iter().map(|kind| change(&word(kind), "")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn both_sides_hear_of_a_request_and_nobody_else() {
    let told = Told::new().await;
    let operator = told.api.sign_in("membre@operator.example").await;
    let mut ears = [
        told.listen(&told.lumiere, None).await,
        told.listen(&told.brasserie, None).await,
        told.listen(&operator, None).await,
    ];
    for ear in &mut ears {
        assert_eq!(ear.events().await.0, [unread(0)]);
    }
    let (customer, request) = told.add().await;
    assert_eq!(ears[0].events().await.0, [change("customer", &customer), change("request", &request)]);
    assert_eq!(ears[1].events().await.0, [change("request", &request), change("message", "1"), unread(1)]);

    let path = format!("/api/v1/requests/{request}/accept");
    assert_eq!(told.api.post(Some(&told.brasserie), &path, &json!({})).await.status, 200);
    let lumiere = [change("customer", &customer), change("request", &request), change("message", "2"), unread(1)];
    assert_eq!(ears[0].events().await.0, lumiere);
    let suppliers = told.api.get(&told.brasserie, "/api/v1/suppliers").await.json;
    let supplier = suppliers["items"][0]["id"].as_str().unwrap();
    assert_eq!(ears[1].events().await.0, [change("request", &request), change("supplier", supplier)]);
    told.api.post(Some(&told.lumiere), "/api/v1/messages/2/read", &Value::Null).await;
    assert_eq!(ears[0].events().await.0, [change("message", "2"), unread(0)]);
    assert_eq!(ears[2].heard().await, (String::new(), false), "the operator has nothing to do with it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_other_processes_write_is_told_when_the_server_looks() {
    let told = Told::new().await;
    let mut ear = told.listen(&told.lumiere, None).await;
    ear.heard().await;
    told.emit("lumiere", ObjectKind::Import, "i1");
    assert_eq!(ear.heard().await.0, "");
    told.host.live.poll(&told.host);
    assert_eq!(ear.events().await.0, [change("import", "i1")]);
    for n in 0..500 {
        told.emit("lumiere", ObjectKind::Customer, &format!("c{n}"));
    }
    told.emit("lumiere", ObjectKind::CustomerList, "");
    told.host.live.poll(&told.host);
    assert_eq!(ear.events().await.0, [change("customer", ""), change("customerList", "")], "many are told as several");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn who_comes_back_hears_what_was_missed() {
    let told = Told::new().await;
    told.emit("lumiere", ObjectKind::Provider, "before");
    let mut ear = told.listen(&told.lumiere, None).await;
    let last = ear.events().await.1.expect("a stream begins with a number").to_string();
    drop(ear);
    let mut back = told.listen(&told.lumiere, Some(&last)).await;
    assert_eq!(back.events().await.0, [unread(0)], "nothing was missed");
    drop(back);
    told.emit("brasserie", ObjectKind::Request, "theirs");
    told.emit("lumiere", ObjectKind::Customer, "c1");
    let mut back = told.listen(&told.lumiere, Some(&last)).await;
    assert_eq!(back.events().await.0, [change("customer", "c1"), unread(0)]);
    told.emit("lumiere", ObjectKind::Customer, "c2");
    told.host.live.poll(&told.host);
    assert_eq!(back.events().await.0, [change("customer", "c2")], "and nothing twice");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn after_a_gap_everything_may_have_changed() {
    let told = Told::new().await;
    for n in 0..3 {
        told.emit("lumiere", ObjectKind::Customer, &format!("c{n}"));
    }
    pool::write(told.host.pool.as_ref(), |db| events::sweep(db, NOW + 3_600_001)).unwrap();
    let rows = pool::read(told.host.pool.as_ref(), |db| {
        db::query_one(db, "select count(*) from events", &[], |row| row.int(0))
    });
    assert_eq!(rows.unwrap(), Some(1), "the last one stays");
    for (last, gap) in [
        ("0", true),
        ("1", true),
        ("2", false),
        ("3", false),
        ("4", true),
        ("", true),
        ("x", true),
        ("-1", true),
        ("99999999999999999999", true),
    ] {
        let mut ear = told.listen(&told.lumiere, Some(last)).await;
        let (heard, seq) = ear.events().await;
        let expected = match (gap, last) {
            (true, _) => [everything(), vec![unread(0)]].concat(),
            (false, "2") => vec![change("customer", "c2"), unread(0)],
            (false, _) => vec![unread(0)],
        };
        assert_eq!((heard, seq), (expected, Some(3)), "{last:?}");
    }
    let strange = told.ask(&told.lumiere, Some(b"\xff")).await;
    assert_eq!(Ear(strange.into_body()).events().await.0, [everything(), vec![unread(0)]].concat());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_slow_reader_holds_little_and_looks_at_everything_later() {
    let told = Told::new().await;
    let mut slow = told.listen(&told.lumiere, None).await;
    let mut quick = told.listen(&told.lumiere, None).await;
    quick.heard().await;
    for n in 0..1_000 {
        told.emit("lumiere", ObjectKind::Customer, &format!("c{n}"));
        told.host.live.poll(&told.host);
        if n % 10 == 0 {
            assert!(!quick.heard().await.0.is_empty());
        }
    }
    let (waiting, ended) = slow.heard().await;
    assert!(waiting.len() < 4_000 && !ended, "{} bytes waited", waiting.len());
    told.host.live.poll(&told.host);
    assert_eq!(slow.events().await.0, everything(), "there is room again");
    told.emit("lumiere", ObjectKind::Customer, "after");
    told.host.live.poll(&told.host);
    assert_eq!(slow.events().await.0, [change("customer", "after")]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn streams_are_limited_by_session() {
    let told = Told::new().await;
    let mut ears = Vec::new();
    for _ in 0..6 {
        ears.push(told.listen(&told.lumiere, None).await);
    }
    assert_eq!(told.host.live.open_streams(), 6);
    let refused = told.ask(&told.lumiere, None).await;
    assert_eq!((refused.status().as_u16(), &refused.headers()[header::RETRY_AFTER]), (429, &"30".parse().unwrap()));
    assert_eq!(refused.headers()[header::CONTENT_TYPE], "application/problem+json");
    told.listen(&told.brasserie, None).await;
    ears.pop();
    told.listen(&told.lumiere, None).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_stream_ends_with_its_session_and_in_any_case_after_a_while() {
    let told = Told::new().await;
    let nobody = told.ask(&Cookie("carnet_session=x".to_owned()), None).await;
    assert_eq!(nobody.status(), 401);

    let mut ear = told.listen(&told.lumiere, None).await;
    let end = Request::delete("/api/v1/session").header(header::COOKIE, &told.lumiere.0).body(Body::empty()).unwrap();
    told.api.send(end).await;
    assert!(ear.heard().await.1, "signing out ends it at once");

    let mut quiet = told.listen(&told.brasserie, None).await;
    quiet.heard().await;
    pass(19_999);
    told.host.live.poll(&told.host);
    assert_eq!(quiet.heard().await.0, "");
    pass(1);
    told.host.live.poll(&told.host);
    assert_eq!(quiet.heard().await, (":\n\n".to_owned(), false), "a sign of life");
    pool::write(told.host.pool.as_ref(), |db| db.execute("delete from sessions", &[])).unwrap();
    pass(20_000);
    told.host.live.poll(&told.host);
    assert_eq!(quiet.heard().await, (String::new(), true), "the session was ended elsewhere");

    let cookie = told.api.sign_in("membre@lumiere.example").await;
    let mut old = told.listen(&cookie, None).await;
    old.heard().await;
    pass(15 * 60 * 1000);
    told.host.live.poll(&told.host);
    assert!(old.heard().await.1, "its browser comes back and is asked who it is");
    let mut last = told.listen(&cookie, None).await;
    told.host.live.close();
    assert!(last.heard().await.1);
    assert_eq!(told.ask(&cookie, None).await.status(), 503, "the process is about to end");
    assert_eq!(told.host.live.open_streams(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn progress_reaches_the_account_alone_and_is_kept_nowhere() {
    let told = Told::new().await;
    let (mut mine, mut theirs) = (told.listen(&told.lumiere, None).await, told.listen(&told.brasserie, None).await);
    mine.heard().await;
    theirs.heard().await;
    let step = LiveChange { kind: ObjectKind::Import, id: "i1".to_owned(), done: Some(25), total: Some(100) };
    told.host.live.progress("lumiere", &step, now());
    let (heard, seq) = mine.events().await;
    assert_eq!(heard, [("change".to_owned(), serde_json::to_value(&step).unwrap())]);
    assert_eq!(seq, None, "nobody can come back for it");
    assert_eq!(theirs.heard().await.0, "");
}
