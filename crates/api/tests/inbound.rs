//! Documents that suppliers send: taken in once, accepted or held by the way of the directory, given back as sent.

use crate::{
    documents::{hand_over, received, set, ubl},
    people::people,
};
use axum::body::Body;
use carnet_core::invoice::MAX_BYTES;
use http::{Request, header};
use http_body_util::BodyExt;
use insta::assert_json_snapshot;
use serde_json::json;
use tower::ServiceExt;

const OYSTER: &str = "0007:5567890120";

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_document_is_taken_in_once_and_given_back_as_it_was_sent() {
    let people = people().await;
    let document = format!("\u{feff}{}", ubl(OYSTER, "Oyster", "F-1"));
    let answer = hand_over(&people, &people.member, "application/xml; charset=utf-8", document.clone()).await;
    assert_json_snapshot!("inbound_received", answer.shown(), { ".body.id" => "…" });
    let id = answer.json["id"].as_str().unwrap();
    assert_eq!(answer.header("location"), format!("/api/v1/inbound/{id}"));
    let again = hand_over(&people, &people.admin, "text/xml", document.clone()).await;
    assert_eq!((again.status, &again.json), (200, &answer.json));
    assert_eq!(people.get(&people.member, &format!("inbound/{id}")).await.json, answer.json);
    let theirs = hand_over(&people, &people.other, "text/xml", document.clone()).await;
    assert_eq!(theirs.status, 201, "another company's copy is another document");
    assert_ne!(theirs.json["id"], answer.json["id"]);

    let request = Request::get(format!("/api/v1/inbound/{id}/source")).header(header::COOKIE, &people.member.0);
    let source = people.api.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let of = |name: &str| source.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(of("content-type"), "application/xml");
    assert_eq!(of("content-disposition"), format!("attachment; filename=\"{id}.xml\""));
    assert_eq!(of("content-security-policy"), "sandbox");
    assert_eq!(of("x-content-type-options"), "nosniff");
    assert_eq!(source.into_body().collect().await.unwrap().to_bytes(), document.as_bytes());
    for path in [format!("inbound/{id}"), format!("inbound/{id}/source")] {
        let foreign = people.get(&people.other, &path).await;
        assert_eq!((foreign.status, foreign.code()), (404, "document_not_found"));
        assert_eq!(people.get(&people.operator, &path).await.code(), "forbidden");
        let none = people.get(&people.other, &path.replace(id, "none")).await;
        assert_eq!(none.shown(), foreign.shown(), "as one that never was");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_is_done_follows_the_directory_and_the_decision() {
    let people = people().await;
    let (known, denied, undecided) = (OYSTER, "0088:2", "0088:3");
    people.post(&people.member, "suppliers", json!({ "participantId": known })).await;
    set(&people, "closed").await;
    for (endpoint, action) in [(denied, Some("deny")), (undecided, None)] {
        let document = received(&people, &people.member, ubl(endpoint, "X", &format!("first-{endpoint}"))).await;
        if let Some(action) = action {
            let path = format!("suppliers/{}/{action}", document["supplierId"].as_str().unwrap());
            let version = Some("\"1\"");
            let answer = people.send(http::Method::POST, &people.member, &path, version, &json!({})).await;
            assert_eq!(answer.status, 200, "{answer:?}");
        }
    }
    for (directory, sender, endpoint, expected) in [
        ("closed", "authorized", known, "accepted"),
        ("closed", "denied", denied, "held"),
        ("closed", "undecided", undecided, "held"),
        ("closed", "unknown", "0088:4", "held"),
        ("open", "authorized", known, "accepted"),
        ("open", "denied", denied, "held"),
        ("open", "undecided before", undecided, "accepted"),
        ("open", "unknown", "0088:5", "accepted"),
    ] {
        set(&people, directory).await;
        let document = ubl(endpoint, "X", &format!("{directory}-{endpoint}"));
        let document = received(&people, &people.member, document).await;
        assert_eq!(document["status"], expected, "{directory} {sender}: {document}");
        assert_eq!(document["arrival"].is_null(), expected == "held", "{document}");
    }
    let arrived = people.get(&people.member, "inbound?after=0&limit=100").await;
    let places: Vec<u64> =
        arrived.json["items"].as_array().unwrap().iter().map(|one| one["arrival"].as_u64().unwrap()).collect();
    assert_eq!(places, (1..=places.len() as u64).collect::<Vec<_>>());
    assert_eq!(places.len(), 7);
    let since = people.get(&people.member, "inbound?after=5").await;
    assert_eq!(since.json["total"], 2);
    let told = people.get(&people.member, "messages").await;
    let asked = told.json["items"].as_array().unwrap().iter().filter(|one| one["kind"] == "supplierToApprove");
    assert_eq!(asked.count(), 3, "each sender is asked about once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_is_no_document_is_refused_and_leaves_nothing() {
    let people = people().await;
    let fine = ubl(OYSTER, "Oyster", "F-1");
    let laughs = fine.replace("<Invoice", "<!DOCTYPE x [<!ENTITY a \"ha\">]><Invoice");
    for (media_type, document, expected) in [
        ("application/json", fine.clone(), (415, "unsupported_media_type")),
        ("application/xml", String::new(), (400, "malformed_xml")),
        ("application/xml", fine.replace("</Invoice>", ""), (400, "malformed_xml")),
        ("application/xml", fine.replace("UTF-8", "windows-1252"), (400, "malformed_xml")),
        ("application/xml", laughs, (422, "xml_forbidden")),
        ("application/xml", "<Order/>".to_owned(), (422, "not_an_invoice")),
        ("application/xml", fine.replace("F-1", ""), (422, "document_number_missing")),
        (
            "application/xml",
            fine.replace("cac:AccountingS", "cac:S").replace("cac:Party", "cac:P"),
            (422, "sender_missing"),
        ),
        ("application/xml", format!("{fine}{}", " ".repeat(MAX_BYTES)), (413, "body_too_large")),
    ] {
        let answer = hand_over(&people, &people.member, media_type, document).await;
        assert_eq!((answer.status, answer.code()), expected, "{answer:?}");
    }
    let large = format!("{fine}{}", " ".repeat(MAX_BYTES - fine.len()));
    assert_eq!(hand_over(&people, &people.member, "text/xml", large).await.status, 201);
    assert_eq!(people.get(&people.member, "inbound").await.json["total"], 1);
    assert_eq!(hand_over(&people, &people.operator, "text/xml", fine).await.code(), "forbidden");
    for query in ["after=-1", "after=x", "status=Held", "suppliers=1"] {
        let answer = people.get(&people.member, &format!("inbound?{query}")).await;
        assert_eq!((answer.status, answer.code()), (400, "malformed_query"), "{query}");
    }
}
