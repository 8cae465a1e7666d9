//! The keys of a company's programs: what they may do, and who it was.

use crate::{
    people::{People, people},
    support::Answer,
};
use axum::body::Body;
use carnet_store::{db, pool};
use http::{Method, Request, header};
use serde_json::{Value, json};

/// Id and secret of a new key.
async fn make(people: &People, access: &str) -> (String, String) {
    let made = people.post(&people.admin, "api-keys", json!({ "name": "ERP", "access": access })).await;
    assert_eq!(made.status, 201, "{made:?}");
    let text = |pointer: &str| made.json.pointer(pointer).unwrap().as_str().unwrap().to_owned();
    (text("/key/id"), text("/secret"))
}

async fn send(people: &People, method: Method, secret: &str, path: &str, body: &Value) -> Answer {
    let request = Request::builder()
        .method(method)
        .uri(format!("/api/v1/{path}"))
        .header(header::AUTHORIZATION, format!("Bearer {secret}"))
        .header(header::CONTENT_TYPE, "application/json")
        .header("sec-fetch-site", "cross-site")
        .header(header::IF_MATCH, "\"1\"");
    people.api.send(request.body(Body::from(body.to_string())).unwrap()).await
}

async fn get(people: &People, secret: &str, path: &str) -> Answer {
    send(people, Method::GET, secret, path, &Value::Null).await
}

fn customer() -> Value {
    json!({ "participantId": "0088:7300010000001" })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_key_is_told_once_and_kept_as_a_hash() {
    let people = people().await;
    let (id, secret) = make(&people, "read").await;
    assert!(secret.starts_with("carnet_") && secret.len() == 71, "{secret}");
    let mut listed = people.get(&people.admin, "api-keys").await;
    assert!(!listed.json.to_string().contains(&secret));
    assert!(secret.ends_with(listed.json[0]["ending"].as_str().unwrap()));
    assert_eq!(listed.json[0]["id"], json!(id));
    (listed.json[0]["id"], listed.json[0]["ending"]) = (json!("[id]"), json!("[ending]"));
    insta::assert_json_snapshot!("listed", listed.shown());
    let stored = pool::read(people.api.pool.as_ref(), |db| {
        db::query_all(db, "select key_hash from api_keys union all select after from audit", &[], |row| row.opt_text(0))
    });
    let stored = stored.unwrap();
    assert!(stored.len() > 1);
    assert!(!stored.iter().flatten().any(|text| text.contains(&secret["carnet_".len()..])));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_key_that_reads_does_not_write_and_one_that_writes_is_named_in_the_trail() {
    let people = people().await;
    let ((_, reads), (_, writes)) = (make(&people, "read").await, make(&people, "write").await);
    assert_eq!(get(&people, &reads, "customers").await.status, 200);
    let refused = send(&people, Method::POST, &reads, "customers", &customer()).await;
    assert_eq!((refused.status, refused.code()), (403, "key_read_only"));
    assert_eq!(send(&people, Method::POST, &writes, "customers", &customer()).await.status, 201);
    let trail = people.get(&people.admin, "audit?action=customer.add").await;
    assert_eq!(trail.json["items"][0]["by"], "Clé API «\u{a0}ERP\u{a0}»");
    let session = get(&people, &writes, "session").await;
    assert_eq!((&session.json["user"]["role"], &session.json["account"]["id"]), (&json!("member"), &json!("lumiere")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_people_do_no_key_does() {
    let people = people().await;
    let (id, secret) = make(&people, "write").await;
    let password = json!({ "current": "x", "new": "y" });
    for (method, path, body) in [
        (Method::GET, "users", Value::Null),
        (Method::GET, "api-keys", Value::Null),
        (Method::POST, "api-keys", json!({ "name": "x", "access": "write" })),
        (Method::DELETE, &format!("api-keys/{id}"), Value::Null),
        (Method::GET, "audit", Value::Null),
        (Method::GET, "operator/accounts", Value::Null),
        (Method::GET, "sessions", Value::Null),
        (Method::DELETE, "sessions", Value::Null),
        (Method::POST, "session/password", password),
        (Method::PATCH, "session", json!({ "locale": "en" })),
        (Method::GET, "events", Value::Null),
    ] {
        let answer = send(&people, method.clone(), &secret, path, &body).await;
        assert_eq!((answer.status, answer.code()), (403, "key_not_allowed"), "{method} {path}: {answer:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_revoked_key_is_none_and_others_have_none_of_ours() {
    let people = people().await;
    let (id, secret) = make(&people, "write").await;
    let path = format!("api-keys/{id}");
    let member = people.send(Method::DELETE, &people.member, &path, None, &Value::Null).await;
    assert_eq!((member.code(), &member.json["admins"]), ("admin_only", &json!(["Inès Délacourt"])));
    assert_eq!(get(&people, &secret, "customers").await.status, 200);
    for _ in 0..2 {
        assert_eq!(people.send(Method::DELETE, &people.admin, &path, None, &Value::Null).await.status, 204);
    }
    for secret in [secret.as_str(), "carnet_", "", "é"] {
        let answer = get(&people, secret, "customers").await;
        assert_eq!((answer.status, answer.code()), (401, "not_signed_in"), "{secret}");
    }
    let unknown = people.send(Method::DELETE, &people.admin, "api-keys/x", None, &Value::Null).await;
    assert_eq!((unknown.status, unknown.code()), (404, "api_key_not_found"));
    let listed = people.get(&people.admin, "api-keys").await;
    assert_eq!(
        (&listed.json[0]["revokedAt"], &listed.json[0]["lastUsedAt"]),
        (&json!("2026-08-19T12:30:00Z"), &json!("2026-08-19T12:30:00Z"))
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn where_there_are_a_cookie_and_a_key_the_key_decides() {
    let people = people().await;
    let (_, secret) = make(&people, "read").await;
    for (key, expected) in [(secret.as_str(), "key_not_allowed"), ("carnet_0", "not_signed_in")] {
        let request = Request::get("/api/v1/users")
            .header(header::COOKIE, &people.admin.0)
            .header(header::AUTHORIZATION, format!("Bearer {key}"));
        assert_eq!(people.api.send(request.body(Body::empty()).unwrap()).await.code(), expected);
    }
    // Another scheme is for somebody in front of us.
    let request = Request::get("/api/v1/users")
        .header(header::COOKIE, &people.admin.0)
        .header(header::AUTHORIZATION, "Basic YTpi");
    assert_eq!(people.api.send(request.body(Body::empty()).unwrap()).await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_key_is_no_person_and_there_are_fifty_at_most() {
    let people = people().await;
    for _ in 0..50 {
        make(&people, "read").await;
    }
    let body = json!({ "name": "ERP", "access": "read" });
    let refused = people.post(&people.admin, "api-keys", body.clone()).await;
    assert_eq!((refused.status, refused.code()), (409, "too_many_keys"));
    let users = people.get(&people.admin, "users").await;
    assert_eq!(users.json.as_array().unwrap().len(), 2, "{users:?}");
    let accounts = people.get(&people.operator, "operator/accounts").await;
    insta::assert_json_snapshot!("accounts", accounts.shown());
    let named = people.post(&people.admin, "api-keys", json!({ "name": " ", "access": "read" })).await;
    assert_eq!(named.code(), "name_required");
}
