//! The imports of the public directory, by the network's operator (R38): a file that is staged while it arrives, and
//! applied once it is there; one that would remove too many waits for the operator's word.

mod asked;
mod decide;
mod upload;
mod work;

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::{Json, extract::State};
use carnet_core::wire::{CardProblem, Code, NetworkImport, NetworkImports, Page, VanishingParticipant};
use carnet_store::{imports, sources};

use self::asked::Paged;
use crate::{
    extract::{ApiPath, ApiQuery, Operator},
    host::{App, Host},
    openapi::doc,
    problem::Failure,
};

const NOT_FOUND: &[Code] = &[Code::ImportNotFound];
const CLOSED: &[Code] = &[Code::ImportNotFound, Code::ImportState];

pub(crate) fn routes() -> ApiRouter<App> {
    let list = get_with(list, |op| {
        doc(op, "listNetworkImports", "The sources of the public directory and their latest imports", &[])
    });
    let start = post_with(upload::start, |op| {
        doc(op, "startNetworkImport", "Imports business cards of a source as they arrive", &[Code::ImportState])
            .response::<202, Json<NetworkImport>>()
    });
    let one = get_with(one, |op| doc(op, "getNetworkImport", "One import, and how far it is", NOT_FOUND));
    let problems =
        get_with(problems, |op| doc(op, "listNetworkImportProblems", "What was wrong with its cards", NOT_FOUND));
    let vanishing = get_with(vanishing, |op| doc(op, "listVanishing", "Who a suspended import would remove", CLOSED));
    let apply = post_with(decide::apply, |op| {
        doc(op, "applyNetworkImport", "Applies a suspended import", CLOSED).response::<202, Json<NetworkImport>>()
    });
    let drop = post_with(decide::drop, |op| doc(op, "dropNetworkImport", "Drops a suspended import", CLOSED));
    ApiRouter::new()
        .api_route("/api/v1/network/imports", list.merge(start))
        .api_route("/api/v1/network/imports/{id}", one)
        .api_route("/api/v1/network/imports/{id}/problems", problems)
        .api_route("/api/v1/network/imports/{id}/vanished", vanishing)
        .api_route("/api/v1/network/imports/{id}/apply", apply)
        .api_route("/api/v1/network/imports/{id}/drop", drop)
}

/// `GET /network/imports`.
async fn list(State(host): State<Host>, _: Operator) -> Result<Json<NetworkImports>, Failure> {
    let answer =
        host.read(|db| Ok(NetworkImports { sources: sources::list(db)?, imports: imports::latest(db)? })).await?;
    Ok(Json(answer))
}

/// `GET /network/imports/{id}`.
async fn one(State(host): State<Host>, _: Operator, ApiPath(id): ApiPath) -> Result<Json<NetworkImport>, Failure> {
    read(&host, id).await.map(Json)
}

async fn read(host: &Host, id: String) -> Result<NetworkImport, Failure> {
    host.read(move |db| imports::get(db, &id)).await?.ok_or_else(not_found)
}

/// `GET /network/imports/{id}/problems`.
async fn problems(
    State(host): State<Host>,
    _: Operator,
    ApiPath(id): ApiPath,
    ApiQuery(Paged { page, limit }): ApiQuery<Paged>,
) -> Result<Json<Page<CardProblem>>, Failure> {
    let found = host.read(move |db| imports::problems(db, &id, page, limit)).await?;
    found.map(Json).ok_or_else(not_found)
}

/// `GET /network/imports/{id}/vanished`.
async fn vanishing(
    State(host): State<Host>,
    _: Operator,
    ApiPath(id): ApiPath,
    ApiQuery(Paged { page, limit }): ApiQuery<Paged>,
) -> Result<Json<Page<VanishingParticipant>>, Failure> {
    let asked = id.clone();
    let found = host.read(move |db| imports::vanishing(db, &asked, page, limit)).await?;
    match found {
        Some(page) => Ok(Json(page)),
        None => Err(read(&host, id).await.map_or_else(|failure| failure, |_| does_not_wait())),
    }
}

fn not_found() -> Failure {
    Failure::new(Code::ImportNotFound, "There is no import of this id.")
}

fn does_not_wait() -> Failure {
    Failure::new(Code::ImportState, "The import does not wait for a decision; read it again.")
}
