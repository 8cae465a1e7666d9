//! The accounts, as the network's operator sees them: how much is in them, none of it.

use aide::axum::{ApiRouter, routing::get_with};
use axum::{Json, extract::State};
use carnet_core::wire::AccountStatus;
use carnet_store::account_status;

use crate::{
    extract::Operator,
    host::{App, Host},
    openapi::doc,
    problem::Failure,
};

pub(crate) fn routes() -> ApiRouter<App> {
    let list = get_with(list, |op| doc(op, "listAccounts", "Every account, by name", &[]));
    ApiRouter::new().api_route("/api/v1/operator/accounts", list)
}

/// `GET /operator/accounts`.
async fn list(State(host): State<Host>, _: Operator) -> Result<Json<Vec<AccountStatus>>, Failure> {
    Ok(Json(host.read(account_status::list).await?))
}
