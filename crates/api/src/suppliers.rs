//! Who may send to the company, and the decisions on those who ask. Another account's supplier is none here.

use aide::axum::{
    ApiRouter,
    routing::{delete_with, get_with, post_with},
};
use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use carnet_core::{
    identifier::ParticipantId,
    wire::{AddSupplier, Code, Page, Session, Supplier, SupplierDecided, SupplierStatus, SupplierWords},
};
use carnet_store::{
    customers::Actor,
    suppliers::{self, SupplierQuery, SupplierRefused},
};
use http::{StatusCode, header};

use crate::{
    extract::{ApiJson, ApiPath, ApiQuery, FromParams, IfMatch, OfCompany, Params},
    host::{App, Host},
    id,
    openapi::{Kind, choice, doc, empty},
    problem::Failure,
    texts::Faults,
};

const NOT_ADDED: &[Code] = &[Code::ParticipantNotFound, Code::ParticipantRemoved, Code::AlreadySupplier];
const NOT_DECIDED: &[Code] = &[Code::SupplierNotFound, Code::SupplierDecided, Code::TextTooLong, Code::TextControl];
const NOT_REMOVED: &[Code] = &[Code::SupplierNotFound, Code::ActionNotAllowed];

pub(crate) fn routes() -> ApiRouter<App> {
    let list = get_with(list, |op| doc(op, "listSuppliers", "Who sends to the company, or may", &[]));
    let add = post_with(add, |op| {
        let op = doc(op, "addSupplier", "Authorizes a participant, and releases what is held of it", NOT_ADDED);
        op.response::<200, Json<Supplier>>().response::<201, Json<Supplier>>()
    });
    let get = get_with(get, |op| doc(op, "getSupplier", "One supplier", &[Code::SupplierNotFound]));
    let remove = delete_with(remove, |op| {
        empty(doc(op, "removeSupplier", "Takes an authorization away", NOT_REMOVED), 204, "It is removed.")
    });
    let approve = post_with(approve, |op| {
        doc(op, "approveSupplier", "Approves a sender, and releases what is held of it", NOT_DECIDED)
    });
    let deny = post_with(deny, |op| doc(op, "denySupplier", "Denies a sender, and rejects what is held", NOT_DECIDED));
    ApiRouter::new()
        .api_route("/api/v1/suppliers", list.merge(add))
        .api_route("/api/v1/suppliers/{id}", get.merge(remove))
        .api_route("/api/v1/suppliers/{id}/approve", approve)
        .api_route("/api/v1/suppliers/{id}/deny", deny)
}

impl FromParams for SupplierQuery {
    const NAMES: &[&str] = &["status", "q", "page", "limit"];
    const KINDS: &[(&str, Kind)] = &[("status", choice::<SupplierStatus>)];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        let paging = params.paging()?;
        Ok(Self { status: params.choice("status")?, q: params.text("q")?, page: paging.page, limit: paging.limit })
    }
}

fn actor(session: &Session, now_ms: i64) -> Actor<'_> {
    Actor { account_id: &session.account.id, user_id: &session.user.id, now_ms }
}

/// `GET /suppliers`, by name.
async fn list(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiQuery(query): ApiQuery<SupplierQuery>,
) -> Result<Json<Page<Supplier>>, Failure> {
    let now = (host.now)();
    Ok(Json(host.read(move |db| suppliers::list(db, &session.account.id, &query, now)).await?))
}

/// `GET /suppliers/{id}`.
async fn get(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
) -> Result<Json<Supplier>, Failure> {
    let now = (host.now)();
    let found = host.read(move |db| suppliers::get(db, &session.account.id, &id, now)).await?;
    found.map(Json).ok_or_else(|| refused(SupplierRefused::NotFound))
}

/// `POST /suppliers`: 201 with where it is, or 200 when it waited for a decision or had been denied.
async fn add(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiJson(body): ApiJson<AddSupplier>,
) -> Result<Response, Failure> {
    let participant = ParticipantId::parse(&body.participant_id).map_err(|_| {
        let detail = "A participant id is scheme:value, such as 0088:7300010000001.";
        Failure::field(Code::ParticipantNotFound, "participantId", detail)
    })?;
    let (id, now) = (id::new(host.random), (host.now)());
    let added = host.write(move |db| suppliers::add(db, &actor(&session, now), &id, &participant.key())).await?;
    let added = added.map_err(refused)?;
    if !added.new {
        return Ok(Json(added.supplier).into_response());
    }
    let location = format!("/api/v1/suppliers/{}", added.supplier.id);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(added.supplier)).into_response())
}

/// `DELETE /suppliers/{id}`: 204.
async fn remove(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
    IfMatch(version): IfMatch,
) -> Result<StatusCode, Failure> {
    let now = (host.now)();
    let removed = host.write(move |db| suppliers::remove(db, &actor(&session, now), &id, version)).await?;
    removed.map(|()| StatusCode::NO_CONTENT).map_err(refused)
}

/// `POST /suppliers/{id}/approve`.
async fn approve(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
    IfMatch(version): IfMatch,
    ApiJson(body): ApiJson<SupplierWords>,
) -> Result<Json<SupplierDecided>, Failure> {
    let (words, now) = (words(&body)?, (host.now)());
    let decided =
        host.write(move |db| suppliers::approve(db, &actor(&session, now), &id, version, words.as_deref())).await?;
    decided.map(Json).map_err(refused)
}

/// `POST /suppliers/{id}/deny`.
async fn deny(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
    IfMatch(version): IfMatch,
    ApiJson(body): ApiJson<SupplierWords>,
) -> Result<Json<SupplierDecided>, Failure> {
    let (words, now) = (words(&body)?, (host.now)());
    let decided =
        host.write(move |db| suppliers::deny(db, &actor(&session, now), &id, version, words.as_deref())).await?;
    decided.map(Json).map_err(refused)
}

fn words(body: &SupplierWords) -> Result<Option<String>, Failure> {
    let mut faults = Faults::default();
    let words = faults.words("message", body.message.as_deref());
    faults.check()?;
    Ok(words)
}

fn refused(refused: SupplierRefused) -> Failure {
    let field = |code: Code| Failure::field(code, "participantId", format!("{}.", code.title()));
    match refused {
        SupplierRefused::NotFound => Failure::new(Code::SupplierNotFound, "No supplier of yours has this id."),
        SupplierRefused::ChangedMeanwhile => {
            Failure::new(Code::ChangedMeanwhile, "Read the supplier again, and decide on that.")
        }
        SupplierRefused::Decided => {
            Failure::new(Code::SupplierDecided, "Read it again; an authorized supplier is removed, not denied.")
        }
        SupplierRefused::Undecided => {
            Failure::new(Code::ActionNotAllowed, "Its documents wait for a decision: approve or deny it.")
        }
        SupplierRefused::ParticipantNotFound => field(Code::ParticipantNotFound),
        SupplierRefused::ParticipantRemoved => field(Code::ParticipantRemoved),
        SupplierRefused::Already(holder) => field(Code::AlreadySupplier).with_holder(holder),
    }
}
