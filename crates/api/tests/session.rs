//! Signing in and out.

use crate::support::{Api, Cookie, NOW, PASSWORD};
use axum::body::Body;
use http::{Request, header};
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_session_lives_from_sign_in_to_sign_out() {
    let api = Api::new();
    let body = json!({ "email": "Membre@Lumiere.example", "password": PASSWORD });
    let answer = api.post(None, "/api/v1/session", &body).await;
    insta::assert_json_snapshot!("sign_in", answer.shown());
    let set_cookie = answer.header("set-cookie");
    assert!(set_cookie.ends_with("; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict"), "{set_cookie}");
    assert_eq!(answer.header("cache-control"), "no-store");

    let cookie = Cookie(set_cookie.split(';').next().unwrap().to_owned());
    assert_eq!(api.get(&cookie, "/api/v1/session").await.json, answer.json);

    let sign_out = Request::delete("/api/v1/session").header(header::COOKIE, &cookie.0).body(Body::empty()).unwrap();
    let out = api.send(sign_out).await;
    assert_eq!(out.status, 204);
    assert!(out.header("set-cookie").starts_with("carnet_session=; Path=/; Max-Age=0;"));
    insta::assert_json_snapshot!("not_signed_in", api.get(&cookie, "/api/v1/session").await.shown());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn that_nobody_is_signed_in_is_an_answer_for_who_asks_so() {
    let api = Api::new();
    let current = "/api/v1/session/current";
    let nobody = api.get(&Cookie(String::new()), current).await;
    assert_eq!((nobody.status, nobody.json), (200, json!({ "session": null })));

    let cookie = api.sign_in("membre@lumiere.example").await;
    let session = api.get(&cookie, "/api/v1/session").await.json;
    let somebody = api.get(&cookie, current).await;
    assert_eq!((somebody.status, somebody.json), (200, json!({ "session": session })));

    let sign_out = Request::delete("/api/v1/session").header(header::COOKIE, &cookie.0).body(Body::empty()).unwrap();
    api.send(sign_out).await;
    let ended = api.get(&cookie, current).await;
    assert_eq!((ended.status, ended.json), (200, json!({ "session": null })));

    let key = Request::get(current).header(header::AUTHORIZATION, format!("Bearer {}", "0".repeat(64)));
    let refused = api.send(key.body(Body::empty()).unwrap()).await;
    assert_eq!((refused.status, refused.code()), (401, "not_signed_in"), "a key that is none is refused as anywhere");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn signing_out_twice_is_no_failure() {
    let api = Api::new();
    let answer = api.send(Request::delete("/api/v1/session").body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, 204);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_wrong_password_and_an_unknown_e_mail_answer_alike() {
    let api = Api::new();
    let wrong = json!({ "email": "membre@lumiere.example", "password": "pas le bon du tout" });
    let unknown = json!({ "email": "personne@lumiere.example", "password": PASSWORD });
    let (wrong, unknown) =
        (api.post(None, "/api/v1/session", &wrong).await, api.post(None, "/api/v1/session", &unknown).await);
    insta::assert_json_snapshot!("bad_credentials", wrong.shown());
    assert_eq!(wrong.shown(), unknown.shown());
    assert_eq!(wrong.header("set-cookie"), "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_eleventh_attempt_is_told_to_wait() {
    let api = Api::new();
    let body = |password: &str| json!({ "email": "membre@lumiere.example", "password": password });
    for _ in 0..10 {
        assert_eq!(api.post(None, "/api/v1/session", &body("pas le bon du tout")).await.status, 401);
    }
    let answer = api.post(None, "/api/v1/session", &body(PASSWORD)).await;
    insta::assert_json_snapshot!("too_many_attempts", answer.shown());
    assert_eq!(answer.header("retry-after"), "300");
    let other = json!({ "email": "membre@brasserie.example", "password": PASSWORD });
    assert_eq!(api.post(None, "/api/v1/session", &other).await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn signing_in_again_ends_the_session_before() {
    let api = Api::new();
    let first = api.sign_in("membre@lumiere.example").await;
    let body = json!({ "email": "membre@brasserie.example", "password": PASSWORD }).to_string();
    let request = Request::post("/api/v1/session")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::COOKIE, &first.0)
        .body(Body::from(body))
        .unwrap();
    assert_eq!(api.send(request).await.status, 200);
    assert_eq!(api.get(&first, "/api/v1/session").await.code(), "not_signed_in");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_session_ends_by_itself_and_the_database_never_holds_its_token() {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    let token = cookie.0.trim_start_matches("carnet_session=").to_owned();
    let (by_token, until) = carnet_store::pool::read(api.pool.as_ref(), |db| {
        let by_token = carnet_store::sessions::find(db, &token, NOW)?;
        let until = carnet_store::db::query_one(db, "select expires_at from sessions", &[], |row| row.int(0))?;
        Ok((by_token, until))
    })
    .unwrap();
    assert!(by_token.is_none());
    assert_eq!(until, Some(NOW + 24 * 60 * 60 * 1000));
    // What has ended is no session any more.
    carnet_store::pool::write(api.pool.as_ref(), |db| db.execute("update sessions set expires_at = $1", &[NOW.into()]))
        .unwrap();
    assert_eq!(api.get(&cookie, "/api/v1/session").await.code(), "not_signed_in");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn every_address_but_the_open_ones_wants_a_session() {
    let api = Api::new();
    let nobody = Cookie(format!("carnet_session={}", "0".repeat(64)));
    for path in [
        "/api/v1/session",
        "/api/v1/participants?name=*",
        "/api/v1/participants/0088:7300010000001",
        "/api/v1/providers",
        "/api/v1/customers",
        "/api/v1/customers/x",
    ] {
        assert_eq!(api.get(&nobody, path).await.code(), "not_signed_in", "{path}");
    }
    assert_eq!(
        api.post(Some(&nobody), "/api/v1/customers", &json!({ "participantId": "0088:1" })).await.code(),
        "not_signed_in"
    );
    assert_eq!(api.get(&nobody, "/healthz").await.json, json!({ "status": "ok" }));
    let ready = api.get(&nobody, "/readyz").await.json;
    assert_eq!((&ready["status"], &ready["index"]["ready"]), (&json!("ok"), &json!(true)));
    assert_eq!(ready["index"]["participants"], 9, "{ready}");
}
