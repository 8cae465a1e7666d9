//! Testing a route (R27): the trace of a document, or of identifiers, as the directories are now. Nothing is kept.

mod asked;

use aide::axum::{ApiRouter, routing::post_with};
use axum::{Json, extract::State};
use carnet_core::{
    routing::decide,
    wire::{Code, Explained},
};
use carnet_store::routing::{self, RouteRequest};

use self::asked::Asked;
use crate::{
    extract::Reader,
    host::{App, Host},
    openapi::doc,
    problem::Failure,
};

const REFUSED: &[Code] = &[
    Code::ValueEmpty,
    Code::QueryTooLong,
    Code::TooManyIdentifiers,
    Code::MalformedXml,
    Code::XmlForbidden,
    Code::NotAnInvoice,
    Code::DocumentNumberMissing,
    Code::SenderMissing,
];

pub(crate) fn routes() -> ApiRouter<App> {
    let explain = post_with(explain, |op| {
        doc(op, "explainRoute", "Says where a document would go, or why it would go nowhere", REFUSED)
    });
    ApiRouter::new().api_route("/api/v1/routing/explain", explain)
}

/// `POST /routing/explain`.
async fn explain(State(host): State<Host>, Reader(session): Reader, asked: Asked) -> Result<Json<Explained>, Failure> {
    // Off the event loop: a document takes long to read.
    let explain = host.run(move || asked.read()).await??;
    let now_ms = (host.now)();
    let facts = host
        .read(move |db| {
            let request = RouteRequest {
                identifiers: &explain.identifiers,
                document_types: &explain.document_types,
                name: explain.name.as_deref(),
                now_ms,
                live: None,
            };
            routing::facts(db, &session.account.id, &request)
        })
        .await?;
    Ok(Json(Explained { route: decide(&facts, facts.directory), facts }))
}
