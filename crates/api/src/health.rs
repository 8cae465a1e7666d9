//! Whether the process lives, and whether it can answer from its database. Both without a session.

use axum::{Json, extract::State, response::IntoResponse};
use carnet_core::wire::Code;
use carnet_store::db::query_one;
use serde_json::json;

use crate::{host::Host, problem::Failure};

pub(crate) async fn alive() -> impl IntoResponse {
    Json(json!({ "status": "ok" }))
}

pub(crate) async fn ready(State(host): State<Host>) -> Result<impl IntoResponse, Failure> {
    match host.read(|db| query_one(db, "select 1", &[], |row| row.int(0))).await {
        Ok(_) => Ok(Json(json!({ "status": "ok" }))),
        Err(failure) => Err(failure.recoded(Code::Unavailable, "The database does not answer; the log says why.")),
    }
}
