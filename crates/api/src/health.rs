//! Whether the process lives, and whether it can answer from its database. Both without a session.

use aide::axum::{ApiRouter, routing::get_with};
use axum::{Json, extract::State};
use carnet_core::wire::Code;
use carnet_store::db::query_one;
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    host::{App, Host},
    openapi::doc,
    problem::Failure,
};

pub(crate) fn routes() -> ApiRouter<App> {
    let alive = get_with(alive, |op| doc(op, "alive", "Whether the process lives", &[]));
    let ready = get_with(ready, |op| doc(op, "ready", "Whether the database answers", &[]));
    ApiRouter::new().api_route("/healthz", alive).api_route("/readyz", ready)
}

/// It is well.
#[derive(Serialize, JsonSchema)]
struct Health {
    status: &'static str,
}

const WELL: Health = Health { status: "ok" };

async fn alive() -> Json<Health> {
    Json(WELL)
}

async fn ready(State(host): State<Host>) -> Result<Json<Health>, Failure> {
    match host.read(|db| query_one(db, "select 1", &[], |row| row.int(0))).await {
        Ok(_) => Ok(Json(WELL)),
        Err(failure) => Err(failure.recoded(Code::Unavailable, "The database does not answer; the log says why.")),
    }
}
