//! Changing customers over HTTP: versions and editors, numbers, deletions and their undoing, many at once, history.

use crate::{
    support::{self, Answer, Api, Cookie},
    table,
};
use axum::body::Body;
use http::{Request, header};
use serde_json::{Value, json};

const OYSTER: &str = "0007:5567890120";
const NORDISK: &str = "0088:7300010000001";
const HANDELS: &str = "0216:003715921021";

async fn start() -> (Api, Cookie) {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    (api, cookie)
}

async fn add(api: &Api, cookie: &Cookie, participant: &str, numbers: &[&str]) -> String {
    let provider = (participant == HANDELS).then_some("quai");
    let body = json!({ "participantId": participant, "customerNumbers": numbers, "providerId": provider });
    let added = api.post(Some(cookie), "/api/v1/customers", &body).await;
    assert_eq!((added.status, added.header("etag")), (201, "\"1\""), "{added:?}");
    added.json["id"].as_str().unwrap().to_owned()
}

/// Sends with this `If-Match`, if any.
async fn send(api: &Api, cookie: &Cookie, method: &str, path: &str, version: &str, body: &Value) -> Answer {
    let mut request = Request::builder().method(method).uri(format!("/api/v1/customers/{path}"));
    request = request.header(header::COOKIE, &cookie.0).header(header::CONTENT_TYPE, "application/json");
    if !version.is_empty() {
        request = request.header(header::IF_MATCH, version);
    }
    api.send(request.body(Body::from(body.to_string())).unwrap()).await
}

async fn patch(api: &Api, cookie: &Cookie, id: &str, version: u64, body: Value) -> Answer {
    send(api, cookie, "PATCH", id, &format!("\"{version}\""), &body).await
}

/// Status and body with the ids of customers replaced, for a snapshot.
fn shown(answer: &Answer, ids: &[(&str, &str)]) -> Value {
    let text = ids.iter().fold(answer.shown().to_string(), |text, (id, name)| text.replace(id, name));
    serde_json::from_str(&text).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_change_needs_the_version_that_was_read() {
    let (api, cookie) = start().await;
    let id = add(&api, &cookie, NORDISK, &["0042"]).await;
    let ids = [(id.as_str(), "[nordisk]")];
    let body = json!({ "customerNumbers": ["0042", " 7 ", ""] });
    for (version, status, code) in [
        ("", 428, "precondition_required"),
        ("1", 400, "malformed_version"),
        ("*", 400, "malformed_version"),
        ("W/\"1\"", 400, "malformed_version"),
        ("\"2\"", 412, "changed_meanwhile"),
    ] {
        for method in ["PATCH", "DELETE"] {
            let answer = send(&api, &cookie, method, &id, version, &body).await;
            assert_eq!((answer.status, answer.code()), (status, code), "{method} {version}");
        }
    }
    let read = api.get(&cookie, &format!("/api/v1/customers/{id}")).await;
    assert_eq!((read.header("etag"), &read.json["version"]), ("\"1\"", &json!(1)), "nothing was changed");
    let changed = send(&api, &cookie, "PATCH", &id, read.header("etag"), &body).await;
    assert_eq!((changed.status, changed.header("etag")), (200, "\"2\""));
    insta::assert_json_snapshot!("changed", shown(&changed, &ids));
    // The other editor learns what is there now, and both values can be shown.
    let second = patch(&api, &cookie, &id, 1, json!({ "customerNumbers": ["8"] })).await;
    insta::assert_json_snapshot!("changed_meanwhile", shown(&second, &ids));
    let resolved = patch(&api, &cookie, &id, 2, json!({ "customerNumbers": ["0042", "7", "8"] })).await;
    assert_eq!(resolved.json["customerNumbers"], json!(["0042", "7", "8"]));
    let nothing = patch(&api, &cookie, &id, 3, json!({})).await;
    assert_eq!((nothing.status, nothing.header("etag")), (200, "\"3\""));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_cannot_be_changed_says_why() {
    let (api, cookie) = start().await;
    let id = add(&api, &cookie, NORDISK, &["0042"]).await;
    let other = add(&api, &cookie, OYSTER, &["1"]).await;
    let ids = [(id.as_str(), "[nordisk]"), (other.as_str(), "[oyster]")];
    let taken = patch(&api, &cookie, &other, 1, json!({ "customerNumbers": ["1", " ", " 0042"] })).await;
    insta::assert_json_snapshot!("number_taken", shown(&taken, &ids));
    let provider = patch(&api, &cookie, &id, 1, json!({ "providerId": "sillage" })).await;
    insta::assert_json_snapshot!("provider_not_found", shown(&provider, &ids));
    for (body, code) in [
        (json!({ "name": "X" }), "malformed_body"),
        (json!({ "ownStatus": "gone" }), "malformed_body"),
        (json!({ "customerNumbers": "1" }), "malformed_body"),
        (json!(7), "malformed_body"),
    ] {
        assert_eq!(patch(&api, &cookie, &id, 1, body.clone()).await.code(), code, "{body}");
    }
    let stranger = api.sign_in("membre@brasserie.example").await;
    for (method, path) in [
        ("PATCH", id.clone()),
        ("DELETE", id.clone()),
        ("POST", format!("{id}/restore")),
        ("POST", format!("{id}/numbers/1/move")),
        ("GET", format!("{id}/history")),
        ("GET", format!("{id}/duplicates")),
    ] {
        for cookie_and_path in [(&stranger, path.clone()), (&cookie, path.replace(&id, "nobody"))] {
            let (cookie, path) = cookie_and_path;
            let answer = send(&api, cookie, method, &path, "\"1\"", &json!({})).await;
            assert_eq!((answer.status, answer.code()), (404, "customer_not_found"), "{method} {path}");
        }
    }
    let read = api.get(&cookie, &format!("/api/v1/customers/{id}")).await;
    assert_eq!(read.json["version"], 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn numbers_are_kept_or_refused_by_the_table() {
    let (api, cookie) = start().await;
    let id = add(&api, &cookie, NORDISK, &[]).await;
    let mut version = 1;
    for (name, sent, expected) in table::cases() {
        let answer = patch(&api, &cookie, &id, version, json!({ "customerNumbers": sent })).await;
        match expected {
            Ok(numbers) => {
                assert_eq!((answer.status, &answer.json["customerNumbers"]), (200, &json!(numbers)), "{name}");
                version = answer.json["version"].as_u64().unwrap();
            }
            Err((place, code)) => {
                assert_eq!((answer.status, answer.code()), (code.status(), code.as_str()), "{name}");
                assert_eq!(answer.json["fields"][0]["field"], format!("customerNumbers[{place}]"), "{name}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_provider_that_needs_a_set_up_makes_a_customer_wait() {
    let (api, cookie) = start().await;
    let id = add(&api, &cookie, HANDELS, &[]).await;
    let asked = patch(&api, &cookie, &id, 1, json!({ "providerId": "sillage" })).await;
    assert_eq!((&asked.json["relationship"], &asked.json["routable"]), (&json!("awaitingRouting"), &json!(false)));
    assert!(asked.json["requestId"].is_string());
    let back = patch(&api, &cookie, &id, 2, json!({ "providerId": "quai" })).await;
    assert_eq!((&back.json["relationship"], &back.json["routable"]), (&json!("ready"), &json!(true)));
    let history = api.get(&cookie, &format!("/api/v1/customers/{id}/history")).await;
    let words: Vec<&str> = history.json.as_array().unwrap().iter().map(|e| e["action"].as_str().unwrap()).collect();
    assert_eq!(
        words,
        ["customer.change", "request.cancel", "customer.change", "request.send", "customer.add"],
        "{history:?}"
    );
    insta::assert_json_snapshot!("history", {
        "[].objectId" => "[id]",
    }, history.json);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_number_moves_from_one_customer_to_another() {
    let (api, cookie) = start().await;
    let id = add(&api, &cookie, NORDISK, &["0042", "a/b 1"]).await;
    let other = add(&api, &cookie, OYSTER, &["1"]).await;
    let moved = send(&api, &cookie, "POST", &format!("{other}/numbers/a%2Fb%201/move"), "", &json!(null)).await;
    assert_eq!(moved.status, 200, "{moved:?}");
    assert_eq!(moved.json["customer"]["customerNumbers"], json!(["1", "a/b 1"]));
    assert_eq!(moved.json["from"]["customerNumbers"], json!(["0042"]));
    assert_eq!((&moved.json["customer"]["version"], &moved.json["from"]["version"]), (&json!(2), &json!(2)));
    for (number, code) in [("404", "number_not_found"), ("%20", "number_not_found"), ("a%2Cb", "number_not_found")] {
        let answer = send(&api, &cookie, "POST", &format!("{id}/numbers/{number}/move"), "", &json!({})).await;
        assert_eq!((answer.status, answer.code()), (404, code), "{number}");
    }
    let not_text = send(&api, &cookie, "POST", &format!("{id}/numbers/%FF/move"), "", &json!({})).await;
    assert_eq!(not_text.code(), "route_not_found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_deleted_customer_is_gone_and_can_come_back() {
    let (api, cookie) = start().await;
    let id = add(&api, &cookie, NORDISK, &["0042", "7"]).await;
    let other = add(&api, &cookie, OYSTER, &["1"]).await;
    let ids = [(id.as_str(), "[nordisk]"), (other.as_str(), "[oyster]")];
    let deleted = send(&api, &cookie, "DELETE", &id, "\"1\"", &json!({})).await;
    insta::assert_json_snapshot!("deleted", shown(&deleted, &ids));
    let gone = api.get(&cookie, &format!("/api/v1/customers/{id}")).await;
    insta::assert_json_snapshot!("gone", shown(&gone, &ids));
    for (method, path) in [("PATCH", id.clone()), ("DELETE", id.clone()), ("POST", format!("{id}/numbers/1/move"))] {
        let answer = send(&api, &cookie, method, &path, "\"2\"", &json!({})).await;
        assert_eq!((answer.status, answer.code()), (410, "customer_deleted"), "{method}");
        assert_eq!(answer.json["deletion"]["freedNumbers"], json!(["0042", "7"]), "{method}");
    }
    assert_eq!(api.get(&cookie, "/api/v1/customers?q=0042").await.json["total"], 0);
    assert_eq!(patch(&api, &cookie, &other, 1, json!({ "customerNumbers": ["0042"] })).await.status, 200);
    let restored = send(&api, &cookie, "POST", &format!("{id}/restore"), "", &json!(null)).await;
    insta::assert_json_snapshot!("restored", shown(&restored, &ids));
    assert_eq!(api.get(&cookie, &format!("/api/v1/customers/{id}")).await.status, 200);
    // Deleted again, and added anew meanwhile.
    assert_eq!(send(&api, &cookie, "DELETE", &id, "\"3\"", &json!({})).await.status, 200);
    let anew = add(&api, &cookie, NORDISK, &[]).await;
    let refused = send(&api, &cookie, "POST", &format!("{id}/restore"), "", &json!(null)).await;
    assert_eq!((refused.status, refused.code()), (409, "already_in_directory"));
    assert_eq!(refused.json["holder"]["id"], json!(anew));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn many_customers_are_acted_on_at_once() {
    let (api, cookie) = start().await;
    let id = add(&api, &cookie, NORDISK, &["0042"]).await;
    let other = add(&api, &cookie, OYSTER, &["1"]).await;
    let bulk = |action: &'static str, named: Value| {
        let (api, cookie) = (&api, &cookie);
        async move { send(api, cookie, "POST", "bulk", "", &json!({ "action": action, "ids": named })).await }
    };
    let off = bulk("deactivate", json!([id, other, "nobody"])).await;
    let ids = [(id.as_str(), "[nordisk]"), (other.as_str(), "[oyster]")];
    insta::assert_json_snapshot!("bulk", shown(&off, &ids));
    assert_eq!(bulk("delete", json!([id])).await.json["done"], json!([id]));
    let gone = bulk("activate", json!([id, other])).await;
    assert_eq!(gone.json["done"], json!([other]));
    assert_eq!(gone.json["refused"][0]["code"], "customer_deleted");
    assert_eq!(bulk("restore", json!([id])).await.json["done"], json!([id]));
    let many: Vec<String> = (0..501).map(|n| n.to_string()).collect();
    for (named, code) in [(json!([]), "bad_ids"), (json!(many), "bad_ids"), (json!("x"), "malformed_body")] {
        assert_eq!(bulk("delete", named).await.code(), code);
    }
    let most: Vec<String> = (0..500).map(|n| format!("{n:032}")).collect();
    assert_eq!(bulk("delete", json!(most)).await.json["refused"].as_array().unwrap().len(), 500);
    assert_eq!(send(&api, &cookie, "POST", "bulk", "", &json!({ "action": "merge", "ids": ["x"] })).await.status, 400);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn customers_of_one_company_are_shown_side_by_side() {
    let (api, cookie) = start().await;
    let new = add(&api, &cookie, HANDELS, &[]).await;
    let old = add(&api, &cookie, "0213:FI15921021", &[]).await;
    let lone = add(&api, &cookie, NORDISK, &[]).await;
    let beside = api.get(&cookie, &format!("/api/v1/customers/{new}/duplicates")).await;
    assert_eq!((beside.json.as_array().unwrap().len(), &beside.json[0]["id"]), (1, &json!(old)));
    assert_eq!(api.get(&cookie, &format!("/api/v1/customers/{lone}/duplicates")).await.json, json!([]));
    let groups = api.get(&cookie, "/api/v1/customers/duplicates").await;
    assert_eq!((&groups.json["total"], &groups.json["items"][0]["company"]), (&json!(1), &json!("0212:15921021")));
    assert_eq!(groups.json["items"][0]["customers"].as_array().unwrap().len(), 2);
    assert_eq!(api.get(&cookie, "/api/v1/customers/duplicates?x=1").await.code(), "malformed_query");
    assert_eq!(api.get(&cookie, &format!("/api/v1/customers/{new}")).await.json["duplicates"], 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 8)]
async fn of_fifty_who_give_their_customer_the_same_number_one_wins() {
    let (api, cookie) = start().await;
    let mut ids = Vec::new();
    for n in 0..50 {
        let participant = support::publish(&api, &format!("0088:{n:04}"), &format!("Wanting {n:02}"));
        ids.push(add(&api, &cookie, &participant, &[]).await);
    }
    let tries: Vec<_> = ids
        .iter()
        .map(|id| {
            let (router, pool, cookie, id) = (api.router.clone(), api.pool.clone(), cookie.0.clone(), id.clone());
            tokio::spawn(async move {
                let api = Api { router, pool };
                patch(&api, &Cookie(cookie), &id, 1, json!({ "customerNumbers": ["own", "x"] })).await
            })
        })
        .collect();
    let mut answers = Vec::new();
    for (id, one) in ids.iter().zip(tries) {
        answers.push((id, one.await.unwrap()));
    }
    let winners: Vec<&String> = answers.iter().filter(|(_, a)| a.status == 200).map(|(id, _)| *id).collect();
    assert_eq!(winners.len(), 1);
    for (id, answer) in answers.iter().filter(|(_, answer)| answer.status != 200) {
        assert_eq!((answer.status, answer.code()), (409, "customer_number_taken"), "{id}");
        assert_eq!(
            (&answer.json["holder"]["id"], &answer.json["holder"]["number"]),
            (&json!(winners[0]), &json!("own"))
        );
        assert_eq!(answer.json["fields"][0]["field"], "customerNumbers[0]");
    }
}
