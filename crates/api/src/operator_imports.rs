//! The imports of the public directory, as the network's operator sees them.

use aide::axum::{ApiRouter, routing::get_with};
use axum::{Json, extract::State};
use carnet_core::wire::NetworkImports;
use carnet_store::{imports, sources};

use crate::{
    extract::Operator,
    host::{App, Host},
    openapi::doc,
    problem::Failure,
};

pub(crate) fn routes() -> ApiRouter<App> {
    let list = get_with(list, |op| {
        doc(op, "listNetworkImports", "The sources of the public directory and their latest imports", &[])
    });
    ApiRouter::new().api_route("/api/v1/operator/imports", list)
}

/// `GET /operator/imports`.
async fn list(State(host): State<Host>, _: Operator) -> Result<Json<NetworkImports>, Failure> {
    let answer =
        host.read(|db| Ok(NetworkImports { sources: sources::list(db)?, imports: imports::latest(db)? })).await?;
    Ok(Json(answer))
}
