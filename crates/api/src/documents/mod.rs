//! Documents that a company sends: handed over as XML and routed at once, listed with what became of them, routed
//! again, corrected, fetched as they were sent, deleted. Another account's document is none here.

mod change;
mod query;
mod waiting;

use query::Counted;
pub use waiting::retry_waiting;

use aide::axum::{
    ApiRouter,
    routing::{get_with, patch_with, post_with},
};
use axum::{
    Json,
    extract::{DefaultBodyLimit, State},
    response::{IntoResponse, Response},
};
use carnet_core::{
    invoice::{self, MAX_BYTES},
    wire::{Code, Document, DocumentCounts, Page},
};
use carnet_store::{
    customers::Actor,
    documents::{self, DocumentQuery, NewDocument},
};
use http::{StatusCode, header};

use crate::{
    before_send::{Routed, live_block_of_new},
    extract::{ApiPath, ApiQuery, OfCompany, Sender},
    host::{App, Host},
    id,
    openapi::{doc, empty, media},
    problem::Failure,
    xml,
};

/// Why a document is not taken in.
const UNREAD: &[Code] =
    &[Code::MalformedXml, Code::XmlForbidden, Code::NotAnInvoice, Code::DocumentNumberMissing, Code::SenderMissing];
const NOT_FOUND: &[Code] = &[Code::DocumentNotFound];
const NOT_OPEN: &[Code] = &[Code::DocumentNotFound, Code::DocumentState];
const NOT_CORRECTED: &[Code] = &[
    Code::DocumentNotFound,
    Code::DocumentState,
    Code::ValueEmpty,
    Code::TextControl,
    Code::TextTooLong,
    Code::TooManyIdentifiers,
];

pub(crate) fn routes() -> ApiRouter<App> {
    let list = get_with(list, |op| doc(op, "listDocuments", "Documents that were sent", &[]));
    let send = post_with(send, |op| {
        let op = doc(op, "sendDocument", "Takes in an invoice or credit note, UBL or CII, and routes it", UNREAD);
        op.response::<200, Json<Document>>().response::<201, Json<Document>>()
    });
    let send = send.layer(DefaultBodyLimit::max(MAX_BYTES));
    let counts =
        get_with(counts, |op| doc(op, "countDocuments", "How many documents there are of each status and cause", &[]));
    let many = post_with(change::resend_many, |op| {
        doc(op, "resendDocuments", "Routes everything again that stopped for one cause, 100 at a time", &[])
    });
    let get = get_with(get, |op| doc(op, "getDocument", "One document with its attempts", NOT_FOUND));
    let correct = patch_with(change::correct, |op| {
        doc(op, "correctDocument", "Gives a document other identifiers and routes it by them", NOT_CORRECTED)
    });
    let remove = correct.delete_with(change::remove, |op| {
        empty(doc(op, "deleteDocument", "Deletes a document that went nowhere", NOT_OPEN), 204, "It is deleted.")
    });
    let source = get_with(source, |op| {
        let op = doc(op, "getDocumentSource", "A document as it was sent", NOT_FOUND);
        media(op, 200, "application/xml", "The document.")
    });
    let resend = post_with(change::resend, |op| {
        doc(op, "resendDocument", "Routes a document again, with the directory as it is now", NOT_OPEN)
    });
    ApiRouter::new()
        .api_route("/api/v1/documents", list.merge(send))
        .api_route("/api/v1/documents/counts", counts)
        .api_route("/api/v1/documents/resend", many)
        .api_route("/api/v1/documents/{id}", get.merge(remove))
        .api_route("/api/v1/documents/{id}/source", source)
        .api_route("/api/v1/documents/{id}/resend", resend)
}

/// `GET /documents`, newest first unless asked otherwise.
async fn list(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiQuery(query): ApiQuery<DocumentQuery>,
) -> Result<Json<Page<Document>>, Failure> {
    Ok(Json(host.read(move |db| documents::list(db, &session.account.id, &query)).await?))
}

/// `GET /documents/counts`.
async fn counts(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiQuery(query): ApiQuery<Counted>,
) -> Result<Json<DocumentCounts>, Failure> {
    Ok(Json(host.read(move |db| documents::counts(db, &session.account.id, query.customer.as_deref())).await?))
}

/// `POST /documents`: 201 with where it is, or 200 when the very same document is there.
async fn send(
    State(host): State<Host>,
    Sender { session, sent_by }: Sender,
    xml::Document(bytes): xml::Document,
) -> Result<Response, Failure> {
    // Off the event loop, and before the database is locked.
    let (invoice, source, hash) = host.run(move || xml::read(&bytes)).await??;
    let (id, now_ms) = (id::new(host.random), (host.now)());
    let (asking, account_id) = (host.clone(), session.account.id.clone());
    let asked_hash = hash.clone();
    let checked = host.run(move || {
        let (identifiers, document_types) = (invoice::route_identifiers(&invoice), invoice::document_types(&invoice));
        let routed = Routed { account_id: &account_id, identifiers: &identifiers, document_types: &document_types };
        live_block_of_new(&asking, &routed, &asked_hash).map(|live| (invoice, live))
    });
    let (invoice, live) = checked.await??;
    let sent = host
        .write(move |db| {
            let actor = Actor { account_id: &session.account.id, user_id: &session.user.id, now_ms };
            let new = NewDocument { id: &id, invoice: &invoice, source: &source, hash: &hash, sent_by };
            documents::send(db, &actor, &new, live.as_ref())
        })
        .await?;
    if sent.again {
        return Ok(Json(sent.document).into_response());
    }
    let location = format!("/api/v1/documents/{}", sent.document.id);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(sent.document)).into_response())
}

/// `GET /documents/{id}`.
async fn get(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
) -> Result<Json<Document>, Failure> {
    let found = host.read(move |db| documents::get(db, &session.account.id, &id)).await?;
    found.map(Json).ok_or_else(not_found)
}

/// `GET /documents/{id}/source`.
async fn source(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
) -> Result<Response, Failure> {
    let found = host.read(move |db| {
        let source = documents::source(db, &session.account.id, &id)?;
        Ok(source.map(|source| (id, source)))
    });
    let (id, source) = found.await?.ok_or_else(not_found)?;
    Ok(xml::as_sent(&id, source))
}

fn not_found() -> Failure {
    Failure::new(Code::DocumentNotFound, "No document that your company has sent has this id.")
}
