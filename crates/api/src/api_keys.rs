//! The keys of a company's programs, for its administrators. The key itself is told once.

use aide::axum::{
    ApiRouter,
    routing::{delete_with, get_with, post_with},
};
use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use carnet_core::wire::{ApiKey, Code, MakeApiKey, NewApiKey};
use carnet_store::api_keys::{self, NewKey};
use http::StatusCode;

use crate::{
    extract::{Admin, ApiJson, ApiPath},
    host::{App, Host},
    id,
    openapi::{doc, empty},
    problem::Failure,
    session::token,
    texts::{Faults, MAX_PERSON_CHARS},
};

/// What a key begins with, so that one that lies around is known for what it is.
const PREFIX: &str = "carnet_";

pub(crate) fn routes() -> ApiRouter<App> {
    let list = get_with(list, |op| doc(op, "listApiKeys", "The keys of the company's programs", &[]));
    let add = post_with(add, |op| {
        let problems = [Code::NameRequired, Code::TextTooLong, Code::TextControl, Code::TooManyKeys];
        doc(op, "makeApiKey", "Makes a key", &problems).response::<201, Json<NewApiKey>>()
    });
    let revoke = delete_with(revoke, |op| {
        empty(doc(op, "revokeApiKey", "Revokes a key, for ever", &[Code::ApiKeyNotFound]), 204, "It works no longer.")
    });
    ApiRouter::new().api_route("/api/v1/api-keys", list.merge(add)).api_route("/api/v1/api-keys/{id}", revoke)
}

/// `GET /api-keys`, the newest first.
async fn list(State(host): State<Host>, Admin(session): Admin) -> Result<Json<Vec<ApiKey>>, Failure> {
    Ok(Json(host.read(move |db| api_keys::list(db, &session.account.id)).await?))
}

/// `POST /api-keys`.
async fn add(
    State(host): State<Host>,
    Admin(session): Admin,
    ApiJson(body): ApiJson<MakeApiKey>,
) -> Result<Response, Failure> {
    let mut faults = Faults::default();
    let name = faults.some_line("name", Some(&body.name), MAX_PERSON_CHARS, "What the key is for.");
    faults.check()?;
    let random = token::new(host.random);
    let secret = format!("{PREFIX}{random}");
    let new = NewKey {
        id: id::new(host.random),
        user_id: id::new(host.random),
        name: name.unwrap_or_default(),
        access: body.access,
        key_hash: token::stored(&secret),
        ending: random.chars().skip(random.len() - 4).collect(),
    };
    let now = (host.now)();
    let added = host.write(move |db| api_keys::add(db, &session, &new, now)).await?;
    let key = added.ok_or_else(|| Failure::new(Code::TooManyKeys, "Revoke one that is no longer used."))?;
    Ok((StatusCode::CREATED, Json(NewApiKey { key, secret })).into_response())
}

/// `DELETE /api-keys/{id}`.
async fn revoke(State(host): State<Host>, Admin(session): Admin, ApiPath(id): ApiPath) -> Result<StatusCode, Failure> {
    let now = (host.now)();
    let known = host.write(move |db| api_keys::revoke(db, &session, &id, now)).await?;
    let none = || Failure::new(Code::ApiKeyNotFound, "No key of your company has this id.");
    known.then_some(StatusCode::NO_CONTENT).ok_or_else(none)
}
