//! What suppliers send: handed over as XML, listed with what became of it, fetched as it was sent.

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::{
    Json,
    extract::{DefaultBodyLimit, State},
    response::{IntoResponse, Response},
};
use carnet_core::{
    invoice::MAX_BYTES,
    wire::{Code, InboundDocument, InboundStatus, Page},
};
use carnet_store::{
    customers::Actor,
    inbound::{self, InboundQuery, NewDocument},
};
use http::{StatusCode, header};
use schemars::{Schema, SchemaGenerator, json_schema};

use crate::{
    extract::{ApiPath, ApiQuery, FromParams, OfCompany, Params},
    host::{App, Host},
    id,
    openapi::{Kind, choice, doc, media},
    problem::Failure,
    xml,
};

/// Why a document is not taken in.
const UNREAD: &[Code] =
    &[Code::MalformedXml, Code::XmlForbidden, Code::NotAnInvoice, Code::DocumentNumberMissing, Code::SenderMissing];
const NOT_FOUND: &[Code] = &[Code::DocumentNotFound];

pub(crate) fn routes() -> ApiRouter<App> {
    let list = get_with(list, |op| doc(op, "listInbound", "Documents that were received", &[]));
    let receive = post_with(receive, |op| {
        let op = doc(op, "receiveDocument", "Takes in a supplier's invoice or credit note, UBL or CII", UNREAD);
        op.response::<200, Json<InboundDocument>>().response::<201, Json<InboundDocument>>()
    });
    let receive = receive.layer(DefaultBodyLimit::max(MAX_BYTES));
    let get = get_with(get, |op| doc(op, "getInbound", "One document", NOT_FOUND));
    let source = get_with(source, |op| {
        media(
            doc(op, "getInboundSource", "A document as it was sent", NOT_FOUND),
            200,
            "application/xml",
            "The document.",
        )
    });
    ApiRouter::new()
        .api_route("/api/v1/inbound", list.merge(receive))
        .api_route("/api/v1/inbound/{id}", get)
        .api_route("/api/v1/inbound/{id}/source", source)
}

impl FromParams for InboundQuery {
    const NAMES: &[&str] = &["status", "supplier", "after", "page", "limit"];
    const KINDS: &[(&str, Kind)] = &[("status", choice::<InboundStatus>), ("after", place)];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        let paging = params.paging()?;
        let after = match params.text("after")? {
            None => None,
            Some(text) => Some(text.parse::<u32>().map(i64::from).map_err(|_| {
                Failure::field(Code::MalformedQuery, "after", "A place in the order of arrival, 0 for all.")
            })?),
        };
        Ok(Self {
            status: params.choice("status")?,
            supplier: params.text("supplier")?,
            after,
            page: paging.page,
            limit: paging.limit,
        })
    }
}

fn place(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "integer", "minimum": 0, "maximum": u32::MAX })
}

/// `GET /inbound`, newest first; with `after` those that arrived behind that place, in the order of arrival.
async fn list(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiQuery(query): ApiQuery<InboundQuery>,
) -> Result<Json<Page<InboundDocument>>, Failure> {
    Ok(Json(host.read(move |db| inbound::list(db, &session.account.id, &query)).await?))
}

/// `POST /inbound`: 201 with where it is, or 200 when the very same document is there.
async fn receive(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    xml::Document(bytes): xml::Document,
) -> Result<Response, Failure> {
    // Off the event loop, and before the database is locked.
    let (invoice, source, hash) = host.run(move || xml::read(&bytes)).await??;
    let (id, supplier_id, now_ms) = (id::new(host.random), id::new(host.random), (host.now)());
    let received = host
        .write(move |db| {
            let actor = Actor { account_id: &session.account.id, user_id: &session.user.id, now_ms };
            let new =
                NewDocument { id: &id, supplier_id: &supplier_id, invoice: &invoice, source: &source, hash: &hash };
            inbound::receive(db, &actor, &new)
        })
        .await?;
    if received.again {
        return Ok(Json(received.document).into_response());
    }
    let location = format!("/api/v1/inbound/{}", received.document.id);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(received.document)).into_response())
}

/// `GET /inbound/{id}`.
async fn get(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
) -> Result<Json<InboundDocument>, Failure> {
    let found = host.read(move |db| inbound::get(db, &session.account.id, &id)).await?;
    found.map(Json).ok_or_else(not_found)
}

/// `GET /inbound/{id}/source`.
async fn source(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
) -> Result<Response, Failure> {
    let found = host.read(move |db| {
        let source = inbound::source(db, &session.account.id, &id)?;
        Ok(source.map(|source| (id, source)))
    });
    let (id, source) = found.await?.ok_or_else(not_found)?;
    Ok(xml::as_sent(&id, source))
}

fn not_found() -> Failure {
    Failure::new(Code::DocumentNotFound, "No document that your company has received has this id.")
}
