//! Where service providers collect the documents that wait for them, each with its own key. A provider sees its own
//! documents alone.

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::{Json, extract::State, response::Response};
use carnet_core::wire::{Code, WaitingDocument};
use carnet_store::hand_offs;
use http::StatusCode;

use crate::{
    extract::{ApiPath, ApiQuery, Collector, FromParams, Params},
    host::{App, Host},
    openapi::{doc, empty, media},
    problem::Failure,
    xml,
};

pub(crate) fn routes() -> ApiRouter<App> {
    const NOT_FOUND: &[Code] = &[Code::DocumentNotFound];
    let list = get_with(list, |op| doc(op, "listWaitingDocuments", "Documents that wait for the provider", &[]));
    let source = get_with(source, |op| {
        let op = doc(op, "getWaitingSource", "The source of a document for the provider", NOT_FOUND);
        media(op, 200, "application/xml", "The document as it was sent.")
    });
    let taken = post_with(taken, |op| {
        let op = doc(op, "takeDocument", "The provider has taken a document; saying so twice is the same", NOT_FOUND);
        empty(op, 204, "It is delivered.")
    });
    ApiRouter::new()
        .api_route("/api/v1/hand-off/documents", list)
        .api_route("/api/v1/hand-off/documents/{id}", source)
        .api_route("/api/v1/hand-off/documents/{id}/taken", taken)
}

/// How many at most.
struct Limit(u32);

impl FromParams for Limit {
    const NAMES: &[&str] = &["limit"];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        Ok(Self(params.paging()?.limit))
    }
}

/// `GET /hand-off/documents`, the oldest first.
async fn list(
    State(host): State<Host>,
    Collector(provider): Collector,
    ApiQuery(Limit(limit)): ApiQuery<Limit>,
) -> Result<Json<Vec<WaitingDocument>>, Failure> {
    Ok(Json(host.read(move |db| hand_offs::waiting(db, &provider, limit)).await?))
}

/// `GET /hand-off/documents/{id}`.
async fn source(
    State(host): State<Host>,
    Collector(provider): Collector,
    ApiPath(id): ApiPath,
) -> Result<Response, Failure> {
    let named = id.clone();
    let source = host.read(move |db| hand_offs::source(db, &provider, &id)).await?;
    Ok(xml::as_sent(&named, source.ok_or_else(not_found)?))
}

/// `POST /hand-off/documents/{id}/taken`.
async fn taken(
    State(host): State<Host>,
    Collector(provider): Collector,
    ApiPath(id): ApiPath,
) -> Result<StatusCode, Failure> {
    let now = (host.now)();
    let taken = host.write(move |db| hand_offs::taken(db, &provider, &id, now)).await?;
    if taken { Ok(StatusCode::NO_CONTENT) } else { Err(not_found()) }
}

fn not_found() -> Failure {
    Failure::new(Code::DocumentNotFound, "No document that is for you has this id.")
}
