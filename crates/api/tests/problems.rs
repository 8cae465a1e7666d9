//! Every way to ask wrongly, each with its problem.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use crate::support::{self, Answer, Api, Cookie};
use axum::body::Body;
use carnet_api::Host;
use carnet_store::{
    Error,
    pool::{self, Pool, Work},
    sqlite::{self, SqlitePool},
};
use http::{Request, header};
use serde_json::{Value, json};

fn assert_problem(answer: &Answer, status: u16, code: &str, what: &str) {
    assert_eq!((answer.status, answer.code()), (status, code), "{what}: {answer:?}");
    assert_eq!(answer.header("content-type"), "application/problem+json", "{what}");
    assert_eq!(answer.header("cache-control"), "no-store", "{what}");
    assert_eq!(answer.json["status"], status, "{what}");
    assert_eq!(answer.json["type"], format!("/problems/{code}"), "{what}");
    assert!(answer.json["title"].as_str().is_some_and(|title| !title.is_empty()), "{what}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn queries_are_checked() {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    let long = "x".repeat(201);
    for (path, status, code, field) in [
        ("participants", 422, "empty_query", None),
        ("participants?country=FR", 422, "empty_query", None),
        ("participants?name=+&id=", 422, "empty_query", None),
        ("participants?nom=x", 400, "malformed_query", Some("nom")),
        ("participants?name=a&name=b", 400, "malformed_query", Some("name")),
        ("participants?name=%ff", 400, "malformed_query", None),
        ("participants?name=%", 400, "malformed_query", None),
        ("participants?name=a%00", 400, "malformed_query", Some("name")),
        ("participants?name=a&match=near", 400, "malformed_query", Some("match")),
        ("participants?name=a&country=FRA", 400, "malformed_query", Some("country")),
        ("participants?name=a&limit=0", 422, "bad_limit", Some("limit")),
        ("participants?name=a&limit=101", 422, "bad_limit", Some("limit")),
        ("participants?name=a&limit=ten", 422, "bad_limit", Some("limit")),
        ("participants?name=a&page=0", 422, "bad_page", Some("page")),
        ("participants?name=a&page=201", 422, "bad_page", Some("page")),
        ("participants?name=a&cursor=nonsense", 400, "bad_cursor", Some("cursor")),
        ("participants?name=a&cursor=%22", 400, "bad_cursor", Some("cursor")),
        ("participants?name=a&cursor=e30", 400, "bad_cursor", Some("cursor")),
        ("customers?cursor=nonsense", 400, "bad_cursor", Some("cursor")),
        ("customers?cursor=e30&page=1", 400, "malformed_query", Some("page")),
        ("customers?status=lost", 400, "malformed_query", Some("status")),
        ("customers?field=colour", 400, "malformed_query", Some("field")),
        ("customers?sort=size", 400, "malformed_query", Some("sort")),
        ("customers?sort=--name", 400, "malformed_query", Some("sort")),
        ("customers/nothing-of-mine", 404, "customer_not_found", None),
        ("customers/%ff", 404, "route_not_found", None),
        ("customers/%00", 404, "customer_not_found", None),
        ("participants/nonsense", 404, "participant_not_found", None),
        ("participants/%F0%9F%92%A5", 404, "participant_not_found", None),
        ("participants/a/b", 404, "route_not_found", None),
        ("", 404, "route_not_found", None),
        ("nothing", 404, "route_not_found", None),
    ] {
        let answer = api.get(&cookie, &format!("/api/v1/{path}")).await;
        assert_problem(&answer, status, code, path);
        if let Some(field) = field {
            assert_eq!(answer.json["fields"][0]["field"], field, "{path}");
        }
    }
    for path in [format!("participants?name={long}"), format!("participants?id={long}"), format!("customers?q={long}")]
    {
        assert_problem(&api.get(&cookie, &format!("/api/v1/{path}")).await, 422, "query_too_long", &path);
    }
    insta::assert_json_snapshot!("unknown_parameter", api.get(&cookie, "/api/v1/customers?nom=x").await.shown());
    insta::assert_json_snapshot!("route_not_found", api.get(&cookie, "/api/v2").await.shown());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_cursor_belongs_to_its_list() {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    let page = api.get(&cookie, "/api/v1/participants?name=*&match=literal&limit=2").await;
    let cursor = page.json["groups"][0]["nextCursor"].as_str().unwrap().to_owned();
    let there = api.get(&cookie, &format!("/api/v1/customers?cursor={cursor}")).await;
    assert_problem(&there, 400, "bad_cursor", "a participants' cursor among customers");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn bodies_are_checked() {
    let api = Api::new();
    let send = |content_type: Option<&'static str>, body: Vec<u8>| {
        let mut request = Request::post("/api/v1/session");
        if let Some(content_type) = content_type {
            request = request.header(header::CONTENT_TYPE, content_type);
        }
        api.send(request.body(Body::from(body)).unwrap())
    };
    let json = Some("application/json");
    for (content_type, body, status, code) in [
        (None, "{}", 415, "unsupported_media_type"),
        (Some("text/plain"), "{}", 415, "unsupported_media_type"),
        (Some("application/x-www-form-urlencoded"), "email=a", 415, "unsupported_media_type"),
        (json, "", 400, "malformed_body"),
        (json, "{", 400, "malformed_body"),
        (json, "[]", 400, "malformed_body"),
        (json, "{\"email\":1,\"password\":\"x\"}", 400, "malformed_body"),
        (json, "{\"email\":\"a\"}", 400, "malformed_body"),
        (json, "{\"email\":\"a\",\"password\":\"b\",\"admin\":true}", 400, "malformed_body"),
        (json, "{\"email\":\"a\",\"email\":\"a\",\"password\":\"b\"}", 400, "malformed_body"),
        (json, "{\"email\":\"a\",\"password\":\"b\"} x", 400, "malformed_body"),
        (Some("Application/JSON; charset=utf-8"), "{\"email\":\"a\",\"password\":\"b\"}", 401, "bad_credentials"),
    ] {
        assert_problem(&send(content_type, body.into()).await, status, code, body);
    }
    assert_problem(
        &send(json, b"{\"email\":\"\xff\",\"password\":\"b\"}".to_vec()).await,
        400,
        "malformed_body",
        "not UTF-8",
    );
    assert_problem(&send(json, "[".repeat(60_000).into()).await, 400, "malformed_body", "deep");
    assert_problem(&send(json, vec![b' '; 64 * 1024 + 1]).await, 413, "body_too_large", "large");
    insta::assert_json_snapshot!("malformed_body", send(json, b"{\n  \"email\": 1".to_vec()).await.shown());
    insta::assert_json_snapshot!("body_too_large", send(json, vec![b' '; 64 * 1024 + 1]).await.shown());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn other_methods_are_told_which_there_are() {
    let api = Api::new();
    let send = |method: &str, path: &str| {
        api.send(Request::builder().method(method).uri(path.to_owned()).body(Body::empty()).unwrap())
    };
    let answer = send("PUT", "/api/v1/customers").await;
    assert_problem(&answer, 405, "method_not_allowed", "PUT");
    assert_eq!(answer.header("allow"), "GET,HEAD,POST");
    insta::assert_json_snapshot!("method_not_allowed", answer.shown());
    assert_problem(&send("BREW", "/api/v1/session").await, 405, "method_not_allowed", "BREW");
    let options = send("OPTIONS", "/api/v1/session").await;
    assert_eq!((options.status, options.header("allow")), (204, "GET,HEAD,POST,PATCH,DELETE"));
    let head = send("HEAD", "/healthz").await;
    assert_eq!((head.status, &head.json), (200, &Value::Null));
    assert_eq!(head.header("content-length"), "15");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn another_site_s_page_cannot_write() {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    let send = |name: &'static str, value: &'static str| {
        let request = Request::post("/api/v1/customers")
            .header(header::HOST, "carnet.example")
            .header(header::COOKIE, &cookie.0)
            .header(header::CONTENT_TYPE, "application/json")
            .header(name, value);
        let body = json!({ "participantId": "0088:1234567890128" }).to_string();
        api.send(request.body(Body::from(body)).unwrap())
    };
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ] {
        assert_problem(&send(name, value).await, 403, "cross_site", value);
    }
    for (name, value) in [("sec-fetch-site", "same-origin"), ("origin", "https://carnet.example")] {
        assert_problem(&send(name, value).await, 404, "participant_not_found", value);
    }
}

/// A database that can be switched off.
struct Fragile {
    pool: SqlitePool,
    busy: AtomicBool,
    broken: AtomicBool,
}

impl Fragile {
    fn check(&self) -> carnet_store::Result<()> {
        match (self.busy.load(Ordering::Relaxed), self.broken.load(Ordering::Relaxed)) {
            (true, _) => Err(Error::Busy),
            (_, true) => Err(Error::Database("disk I/O error at secret/place".to_owned())),
            _ => Ok(()),
        }
    }
}

impl Pool for Fragile {
    fn read_with(&self, work: Work<'_>) -> carnet_store::Result<()> {
        self.check()?;
        self.pool.read_with(work)
    }

    fn write_with(&self, work: Work<'_>) -> carnet_store::Result<()> {
        self.check()?;
        self.pool.write_with(work)
    }

    fn write_at_once_with(&self, work: Work<'_>) -> carnet_store::Result<()> {
        self.check()?;
        self.pool.write_at_once_with(work)
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_failing_database_is_told_without_its_secrets() {
    let pool = sqlite::open_memory().unwrap();
    carnet_store::pool::write(&pool, support::seed).unwrap();
    let fragile = Arc::new(Fragile { pool, busy: AtomicBool::new(false), broken: AtomicBool::new(false) });
    let api = Api::over(Arc::clone(&fragile) as Arc<dyn Pool>);
    let cookie = api.sign_in("membre@lumiere.example").await;

    fragile.busy.store(true, Ordering::Relaxed);
    let busy = api.get(&cookie, "/api/v1/customers").await;
    assert_problem(&busy, 503, "unavailable", "busy");
    assert_eq!(busy.header("retry-after"), "1");

    fragile.busy.store(false, Ordering::Relaxed);
    fragile.broken.store(true, Ordering::Relaxed);
    let broken = api.get(&cookie, "/api/v1/customers").await;
    assert_problem(&broken, 500, "internal", "broken");
    assert!(!broken.json.to_string().contains("secret"), "{broken:?}");
    assert_problem(&api.get(&cookie, "/readyz").await, 503, "unavailable", "not ready");
    assert_eq!(api.get(&cookie, "/healthz").await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_job_that_vanishes_is_an_internal_failure() {
    let pool: Arc<dyn Pool> = Arc::new(sqlite::open_memory().unwrap());
    let host = Host {
        spawn: Arc::new(drop),
        spawn_write: Arc::new(drop),
        ..Host::in_place(Arc::clone(&pool), || support::NOW, support::random)
    };
    let api = Api { router: carnet_api::router(host), pool };
    let cookie = Cookie(format!("carnet_session={}", "0".repeat(64)));
    assert_problem(&api.get(&cookie, "/api/v1/customers").await, 500, "internal", "no answer");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_nobody_waits_for_any_more_is_not_written() {
    let pool: Arc<dyn Pool> = carnet_testing::quick().pool;
    pool::write(pool.as_ref(), support::seed).unwrap();
    let cookie = Api::over(Arc::clone(&pool)).sign_in("membre@lumiere.example").await;
    let queue: Arc<Mutex<Vec<carnet_api::Job>>> = Arc::default();
    let queued = Arc::clone(&queue);
    let host =
        Host { spawn_write: Arc::new(move |job| queued.lock().unwrap().push(job)), ..support::host(Arc::clone(&pool)) };
    let api = Api { router: carnet_api::router(host), pool };
    let question = json!({ "subject": "Adresse", "message": "Laquelle ?" });
    let asked = api.post(Some(&cookie), "/api/v1/support", &question);
    assert!(tokio::time::timeout(Duration::from_millis(50), asked).await.is_err(), "others write");
    let jobs = std::mem::take(&mut *queue.lock().unwrap());
    assert_eq!(jobs.len(), 1);
    jobs.into_iter().for_each(|job| job());
    assert_eq!(api.get(&cookie, "/api/v1/support").await.json, json!([]));
}
