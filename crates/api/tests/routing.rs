//! Testing a route over HTTP: identifiers or a document in, the trace and its facts out, and nothing kept.

use crate::{
    people::{People, people},
    sending::{To, customer, invoice},
    support::{self, Answer, Cookie},
};
use axum::body::Body;
use carnet_core::{
    routing::decide,
    wire::{Directory, Explained, MAX_IDENTIFIER_CHARS, MAX_IDENTIFIERS, Verdict},
};
use http::{Request, header};
use serde_json::{Value, json};

const OYSTER: &str = "0007:5567890120";

async fn explain(people: &People, who: &Cookie, body: Value) -> Answer {
    people.post(who, "routing/explain", body).await
}

fn identifiers(pairs: &[(&str, &str)]) -> Value {
    let one = |(kind, value): &(&str, &str)| json!({ "kind": kind, "value": value });
    json!({ "identifiers": pairs.iter().map(one).collect::<Vec<_>>() })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_route_is_told_with_what_it_was_decided_from() {
    let people = people().await;
    customer(&people, OYSTER, &["100"]).await;
    let body = identifiers(&[("customerNumber", "100"), ("electronicId", "0225:732829320")]);
    let answer = explain(&people, &people.member, body).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let explained: Explained = serde_json::from_value(answer.json).unwrap();
    assert_eq!((explained.route.verdict, explained.route.directory), (Verdict::Routed, Directory::Closed));
    let party = explained.route.party.as_ref().unwrap();
    assert_eq!((party.participant_id.as_str(), party.provider.as_ref().unwrap().id.as_str()), (OYSTER, "quai"));
    assert_eq!(explained.route.warnings.len(), 1, "the address is Brasserie's");
    // The app decides from the same facts.
    for directory in [Directory::Closed, Directory::Open] {
        let again = decide(&explained.facts, directory);
        assert_eq!((again.directory, again.verdict), (directory, Verdict::Routed));
    }
    let theirs = explain(&people, &people.other, identifiers(&[("customerNumber", "100")])).await;
    assert_eq!(theirs.json["route"]["cause"], "not_in_network", "another company's number");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_document_is_read_and_not_kept() {
    let people = people().await;
    let to = To { endpoint: OYSTER, number: "7", name: "Oyster" };
    let ask = |document: String, media_type: &str| {
        let request = Request::post("/api/v1/routing/explain").header(header::COOKIE, &people.member.0);
        people.api.send(request.header(header::CONTENT_TYPE, media_type).body(Body::from(document)).unwrap())
    };
    let answer = ask(invoice("F-1", to), "application/xml").await;
    assert_eq!((answer.status, answer.json["route"]["cause"].as_str()), (200, Some("not_in_directory")), "{answer:?}");
    let kinds: Vec<_> = answer.json["facts"]["lookups"].as_array().unwrap().iter().map(|l| l["kind"].clone()).collect();
    assert_eq!(kinds, ["customerNumber", "electronicId", "orgNumber"]);
    assert_eq!(people.get(&people.member, "documents").await.json["total"], 0);
    let broken = ask("<Invoice".to_owned(), "text/xml").await;
    assert_eq!((broken.status, broken.code()), (400, "malformed_xml"));
    let neither = ask("x".to_owned(), "text/plain").await;
    assert_eq!((neither.status, neither.code()), (415, "unsupported_media_type"));
    let long = ask("1".repeat(70_000), "application/json").await;
    assert_eq!((long.status, long.code()), (413, "body_too_large"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_name_and_document_types_count() {
    let people = people().await;
    customer(&people, OYSTER, &["100"]).await;
    let mut body = identifiers(&[("customerNumber", "nobody's")]);
    body["name"] = json!("oyster handel ab");
    let named = explain(&people, &people.member, body).await;
    assert_eq!(named.json["route"]["cause"], "values_differ", "{named:?}");
    assert_eq!(named.json["route"]["party"]["participantId"], OYSTER);
    let mut body = identifiers(&[("customerNumber", "100")]);
    body["documentTypes"] = json!([support::ORDER]);
    let order = explain(&people, &people.member, body).await;
    assert_eq!(order.json["route"]["cause"], "no_document_type");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_is_asked_has_limits() {
    let people = people().await;
    let long = "1".repeat(MAX_IDENTIFIER_CHARS + 1);
    let many: Vec<(&str, &str)> = (0..=MAX_IDENTIFIERS).map(|_| ("gln", "1")).collect();
    for (body, code, field) in [
        (identifiers(&[("gln", "1"), ("vat", " ")]), "value_empty", "identifiers[1].value"),
        (identifiers(&[("gln", &long)]), "query_too_long", "identifiers[0].value"),
        (identifiers(&many), "too_many_identifiers", "identifiers"),
        (json!({ "identifiers": [], "name": "x".repeat(501) }), "query_too_long", "name"),
        (json!({ "identifiers": [], "documentTypes": ["x".repeat(501)] }), "query_too_long", "documentTypes[0]"),
    ] {
        let answer = explain(&people, &people.member, body).await;
        assert_eq!((answer.status, answer.code()), (422, code), "{answer:?}");
        assert_eq!(answer.json["fields"][0]["field"], field);
    }
    let nothing = explain(&people, &people.member, json!({ "identifiers": [] })).await;
    assert_eq!(nothing.json["route"]["cause"], "no_identifier");
    let most = identifiers(&many[1..]);
    assert_eq!(explain(&people, &people.member, most).await.status, 200);
    let unknown = explain(&people, &people.member, json!({ "identifiers": [{ "kind": "fax", "value": "1" }] })).await;
    assert_eq!((unknown.status, unknown.code()), (400, "malformed_body"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_key_that_only_reads_may_ask() {
    let people = people().await;
    let made = people.post(&people.admin, "api-keys", json!({ "name": "lecture", "access": "read" })).await;
    let bearer = format!("Bearer {}", made.json["secret"].as_str().unwrap());
    for (path, status) in [("routing/explain", 200), ("customers", 403)] {
        let request = Request::post(format!("/api/v1/{path}")).header(header::AUTHORIZATION, &bearer);
        let body = Body::from(identifiers(&[("customerNumber", "100")]).to_string());
        let answer =
            people.api.send(request.header(header::CONTENT_TYPE, "application/json").body(body).unwrap()).await;
        assert_eq!(answer.status, status, "{path}: {answer:?}");
    }
    assert_eq!(explain(&people, &people.operator, identifiers(&[("gln", "1")])).await.code(), "forbidden");
}
