//! Documents that a company sends, and the directory they are routed by.

use axum::body::Body;
use carnet_core::wire::DocumentType;
use carnet_store::{
    participants::{self, NewParticipant},
    pool,
};
use http::{Method, Request, header};
use serde_json::{Value, json};

use crate::{
    people::People,
    support::{Answer, Cookie, INVOICE, card},
};

/// What an invoice says of its buyer; what is empty is not there.
#[derive(Clone, Copy, Default)]
pub struct To<'a> {
    /// `scheme:value`.
    pub endpoint: &'a str,
    /// Customer number.
    pub number: &'a str,
    pub name: &'a str,
}

impl To<'static> {
    pub fn endpoint(endpoint: &'static str) -> Self {
        Self { endpoint, ..Self::default() }
    }

    pub fn number(number: &'static str) -> Self {
        Self { number, ..Self::default() }
    }
}

/// A UBL invoice with this number.
pub fn invoice(number: &str, to: To<'_>) -> String {
    let ns = "urn:oasis:names:specification:ubl:schema:xsd";
    let endpoint = to
        .endpoint
        .split_once(':')
        .map(|(scheme, value)| format!("<cbc:EndpointID schemeID=\"{scheme}\">{value}</cbc:EndpointID>"));
    let named = |text: &str, before: &str, after: &str| match text {
        "" => String::new(),
        text => format!("{before}{text}{after}"),
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Invoice xmlns=\"{ns}:Invoice-2\" \
         xmlns:cac=\"{ns}:CommonAggregateComponents-2\" xmlns:cbc=\"{ns}:CommonBasicComponents-2\">\
         <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0\
         </cbc:CustomizationID><cbc:ID>{number}</cbc:ID><cbc:IssueDate>2026-08-18</cbc:IssueDate>\
         <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>\
         <cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Lumière Industrie</cbc:Name></cac:PartyName>\
         </cac:Party></cac:AccountingSupplierParty><cac:AccountingCustomerParty><cac:Party>{}{}{}</cac:Party>\
         </cac:AccountingCustomerParty><cac:LegalMonetaryTotal>\
         <cbc:PayableAmount currencyID=\"EUR\">1284.00</cbc:PayableAmount></cac:LegalMonetaryTotal></Invoice>",
        endpoint.unwrap_or_default(),
        named(to.number, "<cac:PartyIdentification><cbc:ID>", "</cbc:ID></cac:PartyIdentification>"),
        named(to.name, "<cac:PartyName><cbc:Name>", "</cbc:Name></cac:PartyName>"),
    )
}

pub async fn post(people: &People, who: &Cookie, document: impl Into<Body>) -> Answer {
    let request = Request::post("/api/v1/documents").header(header::COOKIE, &who.0);
    people.api.send(request.header(header::CONTENT_TYPE, "application/xml").body(document.into()).unwrap()).await
}

/// The document as the member's company has it now that it was sent.
pub async fn sent(people: &People, number: &str, to: To<'_>) -> Value {
    let answer = post(people, &people.member, invoice(number, to)).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    answer.json
}

pub async fn resent(people: &People, document: &Value) -> Value {
    let path = format!("documents/{}/resend", document["id"].as_str().unwrap());
    let answer = people.post(&people.member, &path, json!({})).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json
}

/// Changes one object of the member's company that has this version.
pub async fn change(people: &People, method: Method, path: &str, object: &Value, body: Value) -> Answer {
    let version = format!("\"{}\"", object["version"]);
    let path = format!("{path}/{}", object["id"].as_str().unwrap());
    people.send(method, &people.member, &path, Some(&version), &body).await
}

/// A customer of the member's company.
pub async fn customer(people: &People, participant_id: &str, numbers: &[&str]) -> Value {
    let mut body = json!({ "participantId": participant_id, "customerNumbers": numbers });
    // Of two providers one is chosen.
    if participant_id == "0216:003715921021" {
        body["providerId"] = json!("quai");
    }
    let answer = people.post(&people.member, "customers", body).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    answer.json
}

/// Puts a participant into the public directory, or gives it another card.
pub fn publish(people: &People, id: &str, name: &str, document_types: &[&str], providers: &[&str]) {
    let document_type = |value: &&str| DocumentType {
        scheme: "busdox-docid-qns".to_owned(),
        value: (*value).to_owned(),
        name: String::new(),
    };
    let participant = NewParticipant {
        country: "SE".to_owned(),
        document_types: document_types.iter().map(document_type).collect(),
        provider_ids: providers.iter().map(|id| (*id).to_owned()).collect(),
        ..card(id, name)
    };
    pool::write(people.api.pool.as_ref(), |db| participants::put(db, &participant)).unwrap();
}

/// [`publish`] of one that receives invoices.
pub fn receives(people: &People, id: &str, name: &str) {
    publish(people, id, name, &[INVOICE], &["quai"]);
}
