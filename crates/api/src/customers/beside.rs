//! What is shown beside a customer: what was done with it, and others of the same company.

use axum::{Json, extract::State};
use carnet_core::wire::{AuditEntry, Customer, DuplicateGroup, Page};
use carnet_store::customers;

use super::refused::not_found;
use crate::{
    extract::{ApiPath, ApiQuery, FromParams, OfCompany, Params},
    host::Host,
    problem::Failure,
};

/// `GET /customers/{id}/history`, of a deleted customer too.
pub(super) async fn history(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
) -> Result<Json<Vec<AuditEntry>>, Failure> {
    let now = (host.now)();
    let history = host.read(move |db| customers::history(db, &session.account.id, &id, now)).await?;
    history.map(Json).ok_or_else(not_found)
}

/// `GET /customers/{id}/duplicates`.
pub(super) async fn duplicates_of(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
) -> Result<Json<Vec<Customer>>, Failure> {
    let others = host.read(move |db| customers::duplicates_of(db, &session.account.id, &id)).await?;
    others.map(Json).ok_or_else(not_found)
}

/// Which page of the groups.
pub(super) struct GroupsQuery {
    limit: u32,
    page: Option<u32>,
}

impl FromParams for GroupsQuery {
    const NAMES: &[&str] = &["page", "limit"];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        let paging = params.paging()?;
        Ok(Self { limit: paging.limit, page: paging.page })
    }
}

/// `GET /customers/duplicates`.
pub(super) async fn duplicates(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiQuery(query): ApiQuery<GroupsQuery>,
) -> Result<Json<Page<DuplicateGroup>>, Failure> {
    let groups = host.read(move |db| customers::duplicates(db, &session.account.id, query.limit, query.page)).await?;
    Ok(Json(groups))
}
