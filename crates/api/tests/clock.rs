//! The clock jumps: two days ahead, as after a machine was asleep, and back by three, as when somebody mends a wrong one.
//! What was written stays in its order, nobody is shut out, and nothing contradicts itself.

use std::{
    cell::RefCell,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use axum::body::Body;
use carnet_api::{Host, jobs};
use carnet_store::{
    Error, check, db,
    pool::{self, Pool},
};
use http::Request;
use serde_json::json;

use crate::support::{self, Api, Cookie, NOW, PASSWORD};

const DAY_MS: i64 = 86_400_000;
const MEMBER: &str = "membre@lumiere.example";

static CLOCK: AtomicI64 = AtomicI64::new(NOW);

fn jump(days: i64) {
    CLOCK.fetch_add(days * DAY_MS, Ordering::SeqCst);
}

async fn number(api: &Api, cookie: &Cookie, path: &str, version: u64, number: &str) -> u64 {
    let request = Request::patch(path)
        .header("cookie", &cookie.0)
        .header("content-type", "application/json")
        .header("if-match", format!("\"{version}\""))
        .body(Body::from(json!({ "customerNumbers": [number] }).to_string()));
    let changed = api.send(request.unwrap()).await;
    assert_eq!((changed.status, &changed.json["customerNumbers"]), (200, &json!([number])), "{changed:?}");
    changed.json["version"].as_u64().unwrap()
}

async fn guess(api: &Api) -> u16 {
    api.post(None, "/api/v1/session", &json!({ "email": MEMBER, "password": "pas le bon du tout" })).await.status
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_clock_that_jumps_loses_nothing_and_shuts_nobody_out() {
    let pool: Arc<dyn Pool> = carnet_testing::quick().pool;
    pool::write(pool.as_ref(), support::seed).unwrap();
    let host = Host { now: || CLOCK.load(Ordering::SeqCst), ..support::host(Arc::clone(&pool)) };
    let api = Api { router: carnet_api::router(host.clone()), pool };
    let bring = || {
        let failed = RefCell::new(Vec::new());
        let tell = |name: &str, error: &Error| failed.borrow_mut().push(format!("{name}: {error}"));
        jobs::first(&host, tell);
        jobs::hourly(&host, tell);
        assert_eq!(failed.into_inner(), [""; 0]);
        let findings = pool::read(api.pool.as_ref(), |db| check::all(db, 5)).unwrap();
        let broken: Vec<_> = findings.iter().filter(|finding| !finding.holds()).collect();
        assert!(broken.is_empty(), "{broken:?}");
    };

    let cookie = api.sign_in(MEMBER).await;
    let body = json!({ "participantId": "0007:5567890120", "customerNumbers": ["0"] });
    let added = api.post(Some(&cookie), "/api/v1/customers", &body).await;
    assert_eq!(added.status, 201, "{added:?}");
    let path = added.header("location").to_owned();
    let mut version = added.json["version"].as_u64().unwrap();
    version = number(&api, &cookie, &path, version, "1").await;

    jump(2);
    bring();
    let ahead = api.sign_in(MEMBER).await;
    version = number(&api, &ahead, &path, version, "2").await;
    // As many wrong passwords as it takes to be sent away.
    let mut sent_away = false;
    for _ in 0..200 {
        sent_away |= guess(&api).await == 429;
    }
    assert!(sent_away);

    jump(-3);
    bring();
    let seen = api.get(&ahead, &path).await;
    assert_eq!((seen.status, &seen.json["customerNumbers"]), (200, &json!(["2"])), "a session from ahead goes on");
    let back = api.post(None, "/api/v1/session", &json!({ "email": MEMBER, "password": PASSWORD })).await;
    assert_eq!(back.status, 200, "nobody waits for a time that is days away: {back:?}");
    let number_of =
        |sql: &str| pool::read(api.pool.as_ref(), |db| db::query_one(db, sql, &[], |row| row.int(0))).unwrap().unwrap();
    let latest = "select coalesce(max(seq), 0) from events";
    let before = number_of(latest);
    number(&api, &ahead, &path, version, "3").await;
    bring();
    assert!(number_of(latest) > before, "who listens is told, whatever the clock said before");
    let trail = "select count(*) from audit where what like 'customer.%'";
    assert_eq!(number_of(trail), 4, "added, and three changes");
}
