//! Where a person is signed in, for how long, and with which password.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
    mpsc,
};

use crate::{
    people::people,
    support::{self, Answer, Api, Cookie, NOW, PASSWORD},
};
use axum::body::Body;
use carnet_api::Host;
use carnet_store::{db, pool};
use http::{Method, Request, header};
use serde_json::{Value, json};

const NEW: &str = "cheval agrafe pile";
const HOUR: i64 = 3_600_000;

async fn sign_in_from(api: &Api, agent: &str, password: &str) -> Answer {
    let body = json!({ "email": "membre@lumiere.example", "password": password }).to_string();
    let request = Request::post("/api/v1/session")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::USER_AGENT, agent);
    api.send(request.body(Body::from(body)).unwrap()).await
}

fn cookie(answer: &Answer) -> Cookie {
    assert_eq!(answer.status, 200, "{answer:?}");
    Cookie(answer.header("set-cookie").split(';').next().unwrap().to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn one_sees_where_one_is_signed_in_and_signs_out_there() {
    let people = people().await;
    let agent = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
    let elsewhere = cookie(&sign_in_from(&people.api, agent, PASSWORD).await);
    let listed = people.get(&people.member, "sessions").await;
    let mut shown: Vec<(String, bool)> = Vec::new();
    for session in listed.json.as_array().unwrap() {
        shown.push((session["browser"].as_str().unwrap().to_owned(), session["current"].as_bool().unwrap()));
    }
    shown.sort();
    assert_eq!(shown, [(String::new(), true), ("Firefox, Linux".to_owned(), false)]);
    let sessions = listed.json.as_array().unwrap();
    let id = sessions.iter().find(|session| session["current"] == false).unwrap()["id"].as_str().unwrap().to_owned();

    let path = format!("sessions/{id}");
    let foreign = people.send(Method::DELETE, &people.other, &path, None, &Value::Null).await;
    assert_eq!((foreign.status, foreign.code()), (404, "session_not_found"));
    assert_eq!(people.send(Method::DELETE, &people.member, &path, None, &Value::Null).await.status, 204);
    assert_eq!(people.get(&elsewhere, "session").await.code(), "not_signed_in");

    let again = cookie(&sign_in_from(&people.api, agent, PASSWORD).await);
    assert_eq!(people.send(Method::DELETE, &people.member, "sessions", None, &Value::Null).await.status, 204);
    assert_eq!(people.get(&again, "session").await.code(), "not_signed_in");
    assert_eq!(people.get(&people.member, "session").await.status, 200);
    assert_eq!(people.get(&people.other, "session").await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_new_password_ends_the_other_sessions() {
    let people = people().await;
    let elsewhere = cookie(&sign_in_from(&people.api, "", PASSWORD).await);
    let change = async |current: &str, new: &str| {
        people.post(&people.member, "session/password", json!({ "current": current, "new": new })).await
    };
    assert_eq!(change("pas le bon du tout", NEW).await.code(), "password_wrong");
    assert_eq!(change(PASSWORD, "court").await.code(), "password_too_short");
    assert_eq!(change(PASSWORD, "Membre@lumiere.example").await.code(), "password_common");
    assert_eq!(change(PASSWORD, &"x y z w v".repeat(30)).await.code(), "password_too_long");
    assert_eq!(change(PASSWORD, NEW).await.status, 204);
    assert_eq!(people.get(&people.member, "session").await.status, 200);
    assert_eq!(people.get(&elsewhere, "session").await.code(), "not_signed_in");
    assert_eq!(sign_in_from(&people.api, "", PASSWORD).await.code(), "bad_credentials");
    assert_eq!(sign_in_from(&people.api, "", NEW).await.status, 200);
    // Ten wrong ones, then a wait.
    for _ in 0..10 {
        assert_eq!(change("pas le bon du tout", NEW).await.code(), "password_wrong");
    }
    assert_eq!(change(NEW, "pile agrafe cheval").await.code(), "too_many_attempts");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn preferences_are_one_s_own_and_in_the_trail() {
    let people = people().await;
    let patch = async |body: Value| people.send(Method::PATCH, &people.member, "session", None, &body).await;
    let changed = patch(json!({ "locale": "en", "displayName": " Zoé  Martin " })).await;
    assert_eq!(
        (&changed.json["user"]["locale"], &changed.json["user"]["displayName"]),
        (&json!("en"), &json!("Zoé Martin"))
    );
    assert_eq!(people.get(&people.member, "session").await.json, changed.json);
    assert_eq!(patch(json!({ "displayName": "" })).await.code(), "name_required");
    assert_eq!(patch(json!({ "role": "admin" })).await.code(), "malformed_body");
    let trail = people.get(&people.admin, "audit").await;
    assert_eq!((&trail.json["total"], &trail.json["items"][0]["action"]), (&json!(1), &json!("user.change")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn everybody_may_read_how_to_sign_in() {
    let api = Api::new();
    let options = api.get(&Cookie(String::new()), "/api/v1/session/options").await;
    assert_eq!(options.json, json!({ "singleSignOn": null, "mail": false }));
}

static CLOCK: AtomicI64 = AtomicI64::new(NOW);

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_session_lives_while_it_is_used_for_a_month_at_most() {
    let memory: Arc<dyn pool::Pool> = carnet_testing::quick().pool;
    pool::write(memory.as_ref(), support::seed).unwrap();
    let host = Host { now: || CLOCK.load(Ordering::SeqCst), ..support::host(Arc::clone(&memory)) };
    let api = Api { router: carnet_api::router(host), pool: memory };
    let cookie = api.sign_in("membre@lumiere.example").await;
    let at = async |ms: i64| {
        CLOCK.store(NOW + ms, Ordering::SeqCst);
        api.get(&cookie, "/api/v1/session").await.status
    };
    let seen = || {
        let sql = "select last_seen_at from sessions";
        pool::read(api.pool.as_ref(), |db| db::query_one(db, sql, &[], |row| row.int(0))).unwrap().unwrap() - NOW
    };
    assert_eq!((at(9 * 60_000).await, seen()), (200, 0), "written at most every ten minutes");
    assert_eq!((at(10 * 60_000).await, seen()), (200, 10 * 60_000));
    for time in 1..=31 {
        assert_eq!(at(time * 23 * HOUR).await, 200, "for the {time}th time");
    }
    assert_eq!(at(30 * 24 * HOUR - 1).await, 200);
    assert_eq!(at(30 * 24 * HOUR).await, 401, "a month is over");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn who_reads_is_not_held_up_by_a_long_import() {
    let database = carnet_testing::shared();
    let (pool, elsewhere) = (Arc::clone(&database.pool), database.elsewhere());
    pool::write(pool.as_ref(), support::seed).unwrap();
    let api = Api::over(Arc::clone(&pool));
    let cookie = api.sign_in("membre@lumiere.example").await;
    let seen = || {
        let sql = "select last_seen_at from sessions";
        pool::read(pool.as_ref(), |db| db::query_one(db, sql, &[], |row| row.int(0))).unwrap().unwrap()
    };
    let unseen = NOW - HOUR;
    pool::write(pool.as_ref(), |db| db.execute("update sessions set last_seen_at = $1", &[unseen.into()])).unwrap();

    let (begun, begins) = mpsc::channel();
    let (over, ends) = mpsc::channel::<()>();
    let import = std::thread::spawn(move || {
        pool::write(elsewhere.as_ref(), |_| {
            begun.send(()).unwrap();
            ends.recv().unwrap();
            Ok(())
        })
    });
    begins.recv().unwrap();
    let meanwhile = api.get(&cookie, "/api/v1/session").await;
    assert_eq!((meanwhile.status, seen()), (200, unseen), "{meanwhile:?}");
    over.send(()).unwrap();
    import.join().unwrap().unwrap();
    assert_eq!((api.get(&cookie, "/api/v1/session").await.status, seen()), (200, NOW));
}
