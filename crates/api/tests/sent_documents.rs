//! Documents that a company sends: taken in once, listed, counted, given back as they were sent, and nobody else's
//! business.

use std::sync::Arc;

use crate::{
    people::people,
    sending::{To, customer, invoice, post, resent, sent},
    support::{self, Api, INVOICE},
};
use axum::body::Body;
use carnet_core::invoice::MAX_BYTES;
use carnet_store::pool;
use http::{Method, Request, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

const OYSTER: &str = "0007:5567890120";

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_document_is_taken_in_once_and_given_back_as_it_was_sent() {
    let people = people().await;
    customer(&people, OYSTER, &["100"]).await;
    let document = format!("\u{feff}{}", invoice("F-1", To { name: "Oyster", ..To::number("100") }));
    let answer = post(&people, &people.member, document.clone()).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    let one = &answer.json;
    let id = text(&one["id"]);
    assert_eq!(answer.header("location"), format!("/api/v1/documents/{id}"));
    for (pointer, expected) in [
        ("/number", json!("F-1")),
        ("/kind", json!("invoice")),
        ("/recipient", json!("Oyster")),
        ("/amount", json!("1284.00")),
        ("/currency", json!("EUR")),
        ("/status", json!("queued")),
        ("/cause", Value::Null),
        ("/party/participantId", json!(OYSTER)),
        ("/foundIn", json!("own")),
        ("/sentBy", json!("app")),
        ("/createdBy", json!("Membre lumiere")),
        ("/tries", json!(1)),
        ("/handOff/provider/id", json!("quai")),
        ("/handOff/address", json!(OYSTER)),
        ("/size", json!(document.len())),
        ("/detail/identifiers", json!([{ "kind": "customerNumber", "value": "100" }])),
        ("/detail/given", Value::Null),
        ("/detail/documentTypes", json!([INVOICE])),
        ("/attempts/0/reason", json!("sent")),
        ("/attempts/0/by", json!("Membre lumiere")),
        ("/attempts/0/trace/verdict", json!("routed")),
        ("/attempts/0/trace/by", json!("customerNumber")),
    ] {
        assert_eq!(one.pointer(pointer), Some(&expected), "{pointer} of {one:#}");
    }
    let again = post(&people, &people.admin, document.clone()).await;
    assert_eq!((again.status, &again.json), (200, one));
    assert_eq!(people.get(&people.member, "documents").await.json["total"], 1);
    let theirs = post(&people, &people.other, document.clone()).await;
    assert_eq!(theirs.status, 201, "another company's copy is another document");
    assert_ne!(theirs.json["id"], one["id"]);
    assert_eq!(theirs.json["cause"], "not_in_network", "and is looked up in its own directory");

    let request = Request::get(format!("/api/v1/documents/{id}/source")).header(header::COOKIE, &people.member.0);
    let source = people.api.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let of = |name: &str| source.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(of("content-type"), "application/xml");
    assert_eq!(of("content-disposition"), format!("attachment; filename=\"{id}.xml\""));
    assert_eq!(of("content-security-policy"), "sandbox");
    assert_eq!(source.into_body().collect().await.unwrap().to_bytes(), document.as_bytes());
}

#[test]
fn the_same_document_from_two_threads_at_once_is_one() {
    let database = carnet_testing::shared();
    pool::write(database.pool.as_ref(), support::seed).unwrap();
    let api = Api::over(Arc::clone(&database.pool));
    let runtime = || tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().unwrap();
    let cookie = runtime().block_on(api.sign_in("membre@lumiere.example"));
    let documents: Vec<String> = (0..8).map(|at| invoice(&format!("F-{at}"), To::endpoint(OYSTER))).collect();
    let run = || {
        runtime().block_on(async {
            let mut answers = Vec::new();
            for document in &documents {
                let request = Request::post("/api/v1/documents").header(header::COOKIE, &cookie.0);
                let request = request.header(header::CONTENT_TYPE, "text/xml").body(Body::from(document.clone()));
                let response = api.router.clone().oneshot(request.unwrap()).await.unwrap();
                let status = response.status().as_u16();
                let body = response.into_body().collect().await.unwrap().to_bytes();
                let json: Value = serde_json::from_slice(&body).unwrap();
                answers.push((status, text(&json["id"]).to_owned()));
            }
            answers
        })
    };
    let all: Vec<Vec<(u16, String)>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(run)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    for at in 0..documents.len() {
        let of: Vec<_> = all.iter().map(|answers| &answers[at]).collect();
        assert!(of.iter().all(|(_, id)| !id.is_empty() && *id == of[0].1), "{of:?}");
        assert_eq!(of.iter().filter(|(status, _)| *status == 201).count(), 1, "one of them made it: {of:?}");
        assert!(of.iter().all(|(status, _)| matches!(status, 200 | 201)), "{of:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_is_no_document_is_refused_and_leaves_nothing() {
    let people = people().await;
    let fine = invoice("F-1", To::endpoint(OYSTER));
    for (document, expected) in [
        (String::new(), (400, "malformed_xml")),
        (fine.replace("<Invoice", "<!DOCTYPE x><Invoice"), (422, "xml_forbidden")),
        ("<Order/>".to_owned(), (422, "not_an_invoice")),
        (fine.replace("F-1", ""), (422, "document_number_missing")),
        (format!("{fine}{}", " ".repeat(MAX_BYTES)), (413, "body_too_large")),
    ] {
        let answer = post(&people, &people.member, document).await;
        assert_eq!((answer.status, answer.code()), expected, "{answer:?}");
    }
    assert_eq!(people.get(&people.member, "documents").await.json["total"], 0);
    assert_eq!(post(&people, &people.operator, fine).await.code(), "forbidden");
    for query in ["status=Stopped", "cause=nothing", "number=1"] {
        let answer = people.get(&people.member, &format!("documents?{query}")).await;
        assert_eq!((answer.status, answer.code()), (400, "malformed_query"), "{query}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn lists_and_counts_agree_and_a_key_sends_too() {
    let people = people().await;
    customer(&people, OYSTER, &["100"]).await;
    sent(&people, "F-1", To { name: "Huître et Fils", ..To::number("100") }).await;
    for number in ["F-2", "F-3"] {
        sent(&people, number, To::endpoint("0225:111222333")).await;
    }
    sent(&people, "Avoir 4", To::default()).await;
    let key = people.post(&people.admin, "api-keys", json!({ "name": "ERP", "access": "write" })).await;
    let reader = people.post(&people.admin, "api-keys", json!({ "name": "Lecture", "access": "read" })).await;
    let mut answers = Vec::new();
    for key in [key, reader] {
        let secret = text(&key.json["secret"]).to_owned();
        let request = Request::post("/api/v1/documents").header(header::AUTHORIZATION, format!("Bearer {secret}"));
        let request = request.header(header::CONTENT_TYPE, "application/xml");
        let document = invoice("F-5", To::endpoint(OYSTER));
        answers.push(people.api.send(request.body(Body::from(document)).unwrap()).await);
    }
    assert_eq!((answers[0].status, text(&answers[0].json["sentBy"])), (201, "api"));
    assert_eq!((answers[1].status, answers[1].code()), (403, "key_read_only"));

    let counts = people.get(&people.member, "documents/counts").await.json;
    let causes = json!([{ "cause": "not_in_network", "documents": 2 }, { "cause": "no_identifier", "documents": 1 }]);
    let expected = json!({ "waiting": 0, "stopped": 3, "queued": 2, "delivered": 0, "failed": 0, "causes": causes });
    assert_eq!(counts, expected);
    for (query, numbers) in [
        ("", vec!["Avoir 4", "F-1", "F-2", "F-3", "F-5"]),
        ("status=stopped", vec!["Avoir 4", "F-2", "F-3"]),
        ("status=stopped&cause=not_in_network", vec!["F-2", "F-3"]),
        ("cause=no_identifier", vec!["Avoir 4"]),
        ("q=HUITRE", vec!["F-1"]),
        ("q=avoir", vec!["Avoir 4"]),
        ("q=f-2&status=queued", vec![]),
    ] {
        let answer = people.get(&people.member, &format!("documents?{query}")).await.json;
        let items = answer["items"].as_array().unwrap();
        let mut found: Vec<&str> = items.iter().map(|one| text(&one["number"])).collect();
        found.sort_unstable();
        assert_eq!((found, &answer["total"]), (numbers.clone(), &json!(numbers.len())), "{query}");
        assert!(items.iter().all(|one| one.get("attempts").is_none() && one.get("detail").is_none()), "{answer:#}");
    }
    let second = people.get(&people.member, "documents?limit=2&page=2").await.json;
    assert_eq!((second["items"].as_array().unwrap().len(), &second["total"]), (2, &json!(5)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn another_company_s_document_is_none() {
    let people = people().await;
    let stopped = sent(&people, "F-1", To::endpoint("0225:111222333")).await;
    let id = text(&stopped["id"]);
    let body = json!({ "identifiers": [{ "kind": "gln", "value": "1" }] });
    for (method, path) in [
        (Method::GET, format!("documents/{id}")),
        (Method::GET, format!("documents/{id}/source")),
        (Method::PATCH, format!("documents/{id}")),
        (Method::DELETE, format!("documents/{id}")),
        (Method::POST, format!("documents/{id}/resend")),
    ] {
        let foreign = people.send(method.clone(), &people.other, &path, Some("\"1\""), &body).await;
        assert_eq!((foreign.status, foreign.code()), (404, "document_not_found"), "{method} {path}");
        let none = path.replace(id, "none");
        let none = people.send(method.clone(), &people.other, &none, Some("\"1\""), &body).await;
        assert_eq!(none.shown(), foreign.shown(), "as one that never was");
        let operator = people.send(method, &people.operator, &path, Some("\"1\""), &body).await;
        assert_eq!(operator.code(), "forbidden");
    }
    assert_eq!(people.get(&people.member, &format!("documents/{id}")).await.json, stopped);
    assert_eq!(text(&resent(&people, &stopped).await["status"]), "stopped");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_list_comes_in_the_order_that_is_asked_for() {
    let people = people().await;
    for (number, name) in [("F-2", "Zinc"), ("F-1", "Acier"), ("F-3", "Mica")] {
        let document = invoice(number, To { name, ..To::number("404") });
        assert_eq!(post(&people, &people.member, document).await.status, 201);
    }
    let numbers = async |sort: &str| -> Vec<String> {
        let answer = people.get(&people.member, &format!("documents{sort}")).await;
        answer.json["items"].as_array().unwrap().iter().map(|one| text(&one["number"]).to_owned()).collect()
    };
    for (sort, expected) in [
        ("?sort=number", ["F-1", "F-2", "F-3"]),
        ("?sort=-number", ["F-3", "F-2", "F-1"]),
        ("?sort=recipient", ["F-1", "F-3", "F-2"]),
        ("?sort=-recipient", ["F-2", "F-3", "F-1"]),
    ] {
        assert_eq!(numbers(sort).await, expected, "{sort}");
    }
    let newest = numbers("").await;
    assert_eq!(numbers("?sort=-createdAt").await, newest);
    assert_eq!(numbers("?sort=createdAt").await, newest.into_iter().rev().collect::<Vec<_>>());
    let page = people.get(&people.member, "documents?sort=number&limit=1&page=3").await;
    assert_eq!(page.json["items"][0]["number"], "F-3");
    assert_eq!(people.get(&people.member, "documents?sort=amount").await.status, 400);
}
