//! How a provider gets its documents: what the operator sets, and collecting with the provider's own key.

use crate::{
    people::{People, people},
    sending::{To, sent},
    support::Answer,
};
use axum::body::Body;
use http::{Method, Request, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};

const OYSTER: &str = "0007:5567890120";
const LIST: &str = "/api/v1/hand-off/documents";

async fn ask(people: &People, method: &str, key: &str, path: &str) -> Answer {
    let request = Request::builder().method(method).uri(path).header(header::AUTHORIZATION, format!("Bearer {key}"));
    people.api.send(request.body(Body::empty()).unwrap()).await
}

/// A new key of the provider.
async fn key(people: &People, provider: &str) -> String {
    let made = people.post(&people.operator, &format!("operator/providers/{provider}/collect-key"), json!({})).await;
    assert_eq!((made.status, &made.json["provider"]["hasCollectKey"]), (201, &json!(true)), "{made:?}");
    made.json["key"].as_str().unwrap().to_owned()
}

/// An invoice to a customer whose documents go to this provider, taken in.
async fn queued(people: &People, provider: &str) -> Value {
    let customer = json!({ "participantId": OYSTER, "providerId": provider });
    people.post(&people.member, "customers", customer).await;
    let document = sent(people, "F-1", To::endpoint(OYSTER)).await;
    assert_eq!(document["status"], "queued", "{document}");
    document
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_provider_collects_what_is_for_it() {
    let people = people().await;
    let document = queued(&people, "quai").await;
    let id = document["id"].as_str().unwrap();
    let (quai, sillage) = (key(&people, "quai").await, key(&people, "sillage").await);
    let waiting = ask(&people, "GET", &quai, LIST).await;
    assert_eq!(waiting.status, 200, "{waiting:?}");
    let expected = json!([{
        "id": id, "number": "F-1", "kind": "invoice", "recipient": "", "address": OYSTER,
        "size": document["size"], "createdAt": "2026-08-19T12:30:00Z",
    }]);
    assert_eq!(waiting.json, expected);
    assert_eq!(ask(&people, "GET", &sillage, LIST).await.json, json!([]));

    let (one, taken) = (format!("{LIST}/{id}"), format!("{LIST}/{id}/taken"));
    for (method, path) in [("GET", &one), ("POST", &taken)] {
        let strangers = ask(&people, method, &sillage, path).await;
        assert_eq!((strangers.status, strangers.code()), (404, "document_not_found"), "{method}");
        let absent = ask(&people, method, &sillage, &path.replace(id, "nothing")).await;
        assert_eq!(strangers.json, absent.json, "another's document is none");
    }
    let request = Request::get(&one).header(header::AUTHORIZATION, format!("Bearer {quai}"));
    let source = people.api.raw(request.body(Body::empty()).unwrap()).await;
    assert_eq!(source.headers()[header::CONTENT_TYPE], "application/xml");
    let source = source.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(source.len() as u64, document["size"].as_u64().unwrap());

    for _ in 0..2 {
        assert_eq!(ask(&people, "POST", &quai, &taken).await.status, 204, "saying so twice is the same");
    }
    assert_eq!(ask(&people, "GET", &quai, LIST).await.json, json!([]));
    let shown = people.get(&people.member, &format!("documents/{id}")).await.json;
    assert_eq!(shown["status"], "delivered", "{shown}");
    assert_eq!(shown["handOff"]["way"], "collect");
    assert_eq!(shown["handOff"]["deliveredAt"], "2026-08-19T12:30:00Z");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_key_is_the_provider_s_and_the_last_one_counts() {
    let people = people().await;
    let first = key(&people, "quai").await;
    let second = key(&people, "quai").await;
    for (wrong, key) in [("replaced", first.as_str()), ("unknown", "carnet_collect_x"), ("none", "")] {
        let answer = ask(&people, "GET", key, LIST).await;
        assert_eq!((answer.status, answer.code()), (401, "not_signed_in"), "{wrong}");
    }
    assert_eq!(ask(&people, "GET", &second, LIST).await.status, 200);
    assert_eq!(ask(&people, "GET", &second, &format!("{LIST}?limit=1")).await.status, 200);
    assert_eq!(ask(&people, "GET", &second, &format!("{LIST}?limit=0")).await.code(), "bad_limit");
    assert_eq!(people.get(&people.operator, "hand-off/documents").await.status, 401, "a session means nothing here");
    for path in ["/api/v1/customers", "/api/v1/documents", "/api/v1/operator/providers", "/api/v1/session"] {
        assert_eq!(ask(&people, "GET", &second, path).await.status, 401, "nor does the key elsewhere: {path}");
    }
    let unknown = people.post(&people.operator, "operator/providers/nobody/collect-key", json!({})).await;
    assert_eq!((unknown.status, unknown.code()), (404, "provider_unknown"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_operator_sets_where_documents_are_posted() {
    let people = people().await;
    let patch = |version: &'static str, body: Value| {
        let people = &people;
        async move { people.send(Method::PATCH, &people.operator, "providers/quai", Some(version), &body).await }
    };
    let url = "https://remise.quai.example/documents";
    for (body, code, field) in [
        (json!({ "handOffWay": "post" }), "hand_off_url_malformed", "handOffUrl"),
        (json!({ "handOffWay": "post", "handOffUrl": url }), "hand_off_secret_missing", "handOffSecret"),
        (json!({ "handOffUrl": "http://remise.quai.example/" }), "hand_off_url_malformed", "handOffUrl"),
        (json!({ "handOffSecret": "too short" }), "hand_off_secret_short", "handOffSecret"),
    ] {
        let answer = patch("\"1\"", body.clone()).await;
        assert_eq!((answer.status, answer.code()), (422, code), "{body}: {answer:?}");
        assert_eq!(answer.json["fields"][0]["field"], field, "{body}");
    }
    let secret = "a secret that nobody reads";
    let set = patch("\"1\"", json!({ "handOffWay": "post", "handOffUrl": url, "handOffSecret": secret })).await;
    assert_eq!((set.status, &set.json["handOffUrl"], &set.json["hasSecret"]), (200, &json!(url), &json!(true)));
    let listed = people.get(&people.operator, "operator/providers").await.json;
    assert!(!listed.to_string().contains(secret) && !set.json.to_string().contains(secret));

    queued(&people, "quai").await;
    let listed = people.get(&people.operator, "operator/providers").await.json;
    let quai = listed.as_array().unwrap().iter().find(|one| one["id"] == "quai").unwrap();
    assert_eq!((&quai["queued"], &quai["failed"], &quai["handOffWay"]), (&json!(1), &json!(0), &json!("post")));
    assert_eq!(patch("\"2\"", json!({ "handOffUrl": "" })).await.code(), "hand_off_url_malformed");
    let collects = patch("\"2\"", json!({ "handOffWay": "collect", "handOffUrl": "", "handOffSecret": "" })).await;
    assert_eq!((collects.status, &collects.json["hasSecret"]), (200, &json!(false)), "{collects:?}");
    let key = key(&people, "quai").await;
    assert_eq!(ask(&people, "GET", &key, LIST).await.json.as_array().unwrap().len(), 1, "what was queued follows");
}
