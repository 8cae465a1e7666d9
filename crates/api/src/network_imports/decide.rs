//! The operator's word on an import that waits.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use carnet_core::wire::NetworkImport;
use carnet_store::imports;
use http::StatusCode;

use super::{
    does_not_wait, read,
    work::{self, Work},
};
use crate::{
    extract::{ApiPath, Operator},
    host::Host,
    problem::Failure,
};

/// `POST /network/imports/{id}/apply`: 202, it is applied by itself.
pub(super) async fn apply(
    State(host): State<Host>,
    Operator(session): Operator,
    ApiPath(id): ApiPath,
) -> Result<Response, Failure> {
    read(&host, id.clone()).await?;
    let (asked, now) = (id.clone(), (host.now)());
    let import = host.write(move |db| imports::accept(db, &asked, now)).await?.ok_or_else(does_not_wait)?;
    work::start(Work::new(host.clone(), session.account.id, import, true));
    Ok((StatusCode::ACCEPTED, Json(read(&host, id).await?)).into_response())
}

/// `POST /network/imports/{id}/drop`.
pub(super) async fn drop(
    State(host): State<Host>,
    _: Operator,
    ApiPath(id): ApiPath,
) -> Result<Json<NetworkImport>, Failure> {
    read(&host, id.clone()).await?;
    let (asked, now) = (id.clone(), (host.now)());
    if !host.write(move |db| imports::drop_waiting(db, &asked, now)).await? {
        return Err(does_not_wait());
    }
    let sweeping = host.clone();
    (host.spawn)(Box::new(move || work::sweep(&sweeping)));
    read(&host, id).await.map(Json)
}
