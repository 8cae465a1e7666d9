//! Changing one's own customers: `PATCH`, `DELETE`, and undoing, moving and acting on many at once. What two people
//! may edit at the same time asks for the version that was read.

use axum::{Json, extract::State, response::Response};
use carnet_core::{
    customer_number,
    wire::{Bulk, BulkDone, ChangeCustomer, Code, Deletion, MAX_BULK, Moved, Restored, Session},
};
use carnet_store::customers::{self, Actor, Changes, ChosenProvider};

use super::{
    refused::{not_changed, numbers},
    tagged,
};
use crate::{
    extract::{ApiJson, ApiPath, IfMatch, OfCompany},
    host::Host,
    id,
    problem::Failure,
};

fn actor(session: &Session, now_ms: i64) -> Actor<'_> {
    Actor { account_id: &session.account.id, user_id: &session.user.id, now_ms }
}

/// `PATCH /customers/{id}`.
pub(super) async fn change(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
    IfMatch(version): IfMatch,
    ApiJson(body): ApiJson<ChangeCustomer>,
) -> Result<Response, Failure> {
    let ChangeCustomer { customer_numbers, provider_id, own_status } = body;
    let read = customer_numbers.as_deref().map(numbers).transpose()?;
    let (request_id, now) = (id::new(host.random), (host.now)());
    let work = move |db: &mut dyn carnet_store::db::Db| {
        let provider = provider_id.as_deref().map(|id| ChosenProvider { id, request_id: &request_id });
        let changes = Changes { numbers: read, provider, own_status };
        customers::change(db, &actor(&session, now), &id, Some(version), &changes)
    };
    let changed = host.write(work).await?;
    changed.map(tagged).map_err(|refused| not_changed(refused, &customer_numbers.unwrap_or_default()))
}

/// `DELETE /customers/{id}`.
pub(super) async fn delete(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
    IfMatch(version): IfMatch,
) -> Result<Json<Deletion>, Failure> {
    let now = (host.now)();
    let deleted = host.write(move |db| customers::delete(db, &actor(&session, now), &id, Some(version))).await?;
    deleted.map(Json).map_err(|refused| not_changed(refused, &[]))
}

/// `POST /customers/{id}/restore`.
pub(super) async fn restore(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
) -> Result<Json<Restored>, Failure> {
    let now = (host.now)();
    let restored = host.write(move |db| customers::restore(db, &actor(&session, now), &id)).await?;
    restored.map(Json).map_err(|refused| not_changed(refused, &[]))
}

/// `POST /customers/{id}/numbers/{number}/move`.
pub(super) async fn move_number(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath((id, number)): ApiPath<(String, String)>,
) -> Result<Json<Moved>, Failure> {
    let nobody_has = || Failure::new(Code::NumberNotFound, "No customer of yours has this number.");
    let number = customer_number::read([number]).ok().and_then(|mut read| read.numbers.pop()).ok_or_else(nobody_has)?;
    let now = (host.now)();
    let moved = host.write(move |db| customers::move_number(db, &actor(&session, now), &id, &number)).await?;
    moved.map(Json).map_err(|refused| not_changed(refused, &[]))
}

/// `POST /customers/bulk`.
pub(super) async fn bulk(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiJson(body): ApiJson<Bulk>,
) -> Result<Json<BulkDone>, Failure> {
    if body.ids.is_empty() || body.ids.len() > MAX_BULK {
        return Err(Failure::field(Code::BadIds, "ids", format!("Name 1 to {MAX_BULK} customers.")));
    }
    let now = (host.now)();
    Ok(Json(host.write(move |db| customers::bulk(db, &actor(&session, now), body.action, &body.ids)).await?))
}
