//! What is done about documents that went nowhere.

use axum::{Json, extract::State};
use carnet_core::wire::{
    Code, CorrectDocument, Document, DocumentStatus, MAX_IDENTIFIER_CHARS, MAX_IDENTIFIERS, ResendMany, Resent,
    RouteIdentifier,
};
use carnet_store::{
    customers::Actor,
    documents::{self, Refused},
    routing::LiveBlock,
    times,
};
use http::StatusCode;

use super::not_found;
use crate::{
    before_send::{live_block_of, resend_each},
    extract::{ApiJson, ApiPath, IfMatch, OfCompany},
    host::Host,
    problem::Failure,
    texts::Faults,
};

/// `POST /documents/{id}/resend`: the document as it is now.
pub(super) async fn resend(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
) -> Result<Json<Document>, Failure> {
    let (now_ms, live) = ((host.now)(), live(&host, &session.account.id, &id, None).await?);
    let resent = host
        .write(move |db| {
            let actor = Actor { account_id: &session.account.id, user_id: &session.user.id, now_ms };
            documents::resend(db, &actor, &id, live.as_ref())
        })
        .await?;
    resent.map(Json).map_err(refused)
}

/// What the network itself says against the document's recipient, where it is asked.
async fn live(
    host: &Host,
    account_id: &str,
    id: &str,
    identifiers: Option<Vec<RouteIdentifier>>,
) -> Result<Option<LiveBlock>, Failure> {
    let (asking, account_id, id) = (host.clone(), account_id.to_owned(), id.to_owned());
    Ok(host.run(move || live_block_of(&asking, &account_id, &id, identifiers.as_deref())).await??)
}

/// `POST /documents/resend`.
pub(super) async fn resend_many(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiJson(body): ApiJson<ResendMany>,
) -> Result<Json<Resent>, Failure> {
    let before_ms = times::parse(&body.before)
        .ok_or_else(|| Failure::field(Code::MalformedBody, "before", "A time such as 2026-11-26T12:30:00Z."))?;
    if host.checks.as_ref().is_some_and(|checks| checks.before_send) {
        let asking = host.clone();
        let resent = host.run(move || resend_each(&asking, &session, body.cause, before_ms));
        return Ok(Json(resent.await??));
    }
    let now_ms = (host.now)();
    let resent = host.write(move |db| {
        let actor = Actor { account_id: &session.account.id, user_id: &session.user.id, now_ms };
        documents::resend_many(db, &actor, body.cause, before_ms)
    });
    Ok(Json(resent.await?))
}

/// `PATCH /documents/{id}`: the document as it is now.
pub(super) async fn correct(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
    IfMatch(version): IfMatch,
    ApiJson(body): ApiJson<CorrectDocument>,
) -> Result<Json<Document>, Failure> {
    let identifiers = checked(body.identifiers)?;
    let live = live(&host, &session.account.id, &id, Some(identifiers.clone())).await?;
    let now_ms = (host.now)();
    let corrected = host
        .write(move |db| {
            let actor = Actor { account_id: &session.account.id, user_id: &session.user.id, now_ms };
            documents::correct(db, &actor, (&id, version), &identifiers, live.as_ref())
        })
        .await?;
    corrected.map(Json).map_err(refused)
}

/// `DELETE /documents/{id}`: 204.
pub(super) async fn remove(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
    IfMatch(version): IfMatch,
) -> Result<StatusCode, Failure> {
    let now_ms = (host.now)();
    let removed = host
        .write(move |db| {
            let actor = Actor { account_id: &session.account.id, user_id: &session.user.id, now_ms };
            documents::remove(db, &actor, &id, version)
        })
        .await?;
    removed.map(|()| StatusCode::NO_CONTENT).map_err(refused)
}

/// The identifiers to route by, trimmed, in the order in which they count; each says something.
fn checked(identifiers: Vec<RouteIdentifier>) -> Result<Vec<RouteIdentifier>, Failure> {
    let mut faults = Faults::default();
    if identifiers.is_empty() {
        faults.add(Code::ValueEmpty, "identifiers", "Give at least one.");
    }
    if identifiers.len() > MAX_IDENTIFIERS {
        faults.add(Code::TooManyIdentifiers, "identifiers", format!("At most {MAX_IDENTIFIERS}."));
    }
    let mut checked = Vec::with_capacity(identifiers.len().min(MAX_IDENTIFIERS));
    for (at, identifier) in identifiers.into_iter().enumerate().take(MAX_IDENTIFIERS) {
        let field = format!("identifiers[{at}].value");
        let value = faults.line(&field, Some(&identifier.value), MAX_IDENTIFIER_CHARS);
        match value {
            Some(value) => checked.push(RouteIdentifier { kind: identifier.kind, value }),
            None if faults.has(&field) => {}
            None => faults.add(Code::ValueEmpty, field, "Give a value, or leave it out."),
        }
    }
    faults.check()?;
    checked.sort_by_key(|identifier| identifier.kind);
    Ok(checked)
}

fn refused(refused: Refused) -> Failure {
    match refused {
        Refused::NotFound => not_found(),
        Refused::ChangedMeanwhile => Failure::new(Code::ChangedMeanwhile, "Read the document again, and change that."),
        Refused::State(DocumentStatus::Delivered) => {
            Failure::new(Code::DocumentState, "Its provider has it; send a new document instead.")
        }
        Refused::State(_) => Failure::new(Code::DocumentState, "It is on its way to its provider."),
    }
}
