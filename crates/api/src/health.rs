//! Whether the process lives, and whether it can answer: from a database that is there and has the schema of this
//! version. An index that is still being made keeps nobody out, as the database answers meanwhile. Both without a session.

use aide::axum::{ApiRouter, routing::get_with};
use axum::{Json, extract::State};
use carnet_core::wire::Code;
use carnet_store::{index::Status, migrations};
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

/// The database answers.
#[derive(Serialize, JsonSchema)]
struct Ready {
    status: &'static str,
    /// How the index of the public directory's names stands; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<IndexState>,
}

#[derive(Serialize, JsonSchema)]
struct IndexState {
    /// Searches are answered from it; until then the database answers them, which takes longer.
    ready: bool,
    /// It is being made from the database, for the first time or anew.
    building: bool,
    /// In it, or read for it so far.
    participants: u64,
    /// Changes since it was made.
    pending: u64,
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

async fn ready(State(host): State<Host>) -> Result<Json<Ready>, Failure> {
    let index = host.index.as_ref().map(|index| {
        let Status { ready, building, participants, pending, .. } = index.status();
        IndexState { ready, building, participants, pending }
    });
    match host.read(migrations::differing).await {
        Ok(Some(step)) => {
            let detail = format!("Step {step} of the schema is not the same in the database and in this version.");
            Err(Failure::new(Code::Unavailable, detail))
        }
        Ok(None) => Ok(Json(Ready { status: WELL.status, index })),
        Err(failure) => Err(failure.recoded(Code::Unavailable, "The database does not answer; the log says why.")),
    }
}
