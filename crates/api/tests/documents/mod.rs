//! Documents of suppliers, and handing them over.

use axum::body::Body;
use http::{Request, header};
use serde_json::{Value, json};

use crate::{
    people::People,
    support::{Answer, Cookie},
};

/// A UBL invoice of a seller with this electronic address.
pub fn ubl(endpoint: &str, name: &str, number: &str) -> String {
    let (scheme, value) = endpoint.split_once(':').unwrap();
    let ns = "urn:oasis:names:specification:ubl:schema:xsd";
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Invoice xmlns=\"{ns}:Invoice-2\" \
         xmlns:cac=\"{ns}:CommonAggregateComponents-2\" xmlns:cbc=\"{ns}:CommonBasicComponents-2\">\
         <cbc:ID>{number}</cbc:ID><cbc:IssueDate>2026-08-18</cbc:IssueDate><cac:AccountingSupplierParty><cac:Party>\
         <cbc:EndpointID schemeID=\"{scheme}\">{value}</cbc:EndpointID>\
         <cac:PartyName><cbc:Name>{name}</cbc:Name></cac:PartyName></cac:Party></cac:AccountingSupplierParty></Invoice>"
    )
}

pub async fn hand_over(people: &People, who: &Cookie, media_type: &str, document: impl Into<Body>) -> Answer {
    let request = Request::post("/api/v1/inbound").header(header::COOKIE, &who.0);
    people.api.send(request.header(header::CONTENT_TYPE, media_type).body(document.into()).unwrap()).await
}

/// The document, and whatever follows is about it.
pub async fn received(people: &People, who: &Cookie, document: String) -> Value {
    let answer = hand_over(people, who, "application/xml", document).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    answer.json
}

/// Gives the company's supplier directory a way.
pub async fn set(people: &People, directory: &str) {
    let version = people.get(&people.admin, "settings/company").await.json["version"].to_string();
    let body = json!({ "supplierDirectory": directory });
    let version = format!("\"{version}\"");
    let answer = people.send(http::Method::PATCH, &people.admin, "settings/company", Some(&version), &body).await;
    assert_eq!(answer.status, 200, "{answer:?}");
}
