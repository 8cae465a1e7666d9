//! Where a person is signed in, and a new password.

use axum::{Json, extract::State};
use carnet_core::wire::{ChangePassword, Code, SessionEntry};
use carnet_store::{sessions, users};
use http::StatusCode;

use super::{begin::end_streams, handlers::too_many};
use crate::{
    extract::{ApiJson, ApiPath, Person},
    host::{App, Host},
    password,
    problem::Failure,
};

/// `GET /sessions`, the last seen first.
pub(super) async fn list(
    State(host): State<Host>,
    Person { session, token }: Person,
) -> Result<Json<Vec<SessionEntry>>, Failure> {
    let now = (host.now)();
    Ok(Json(host.read(move |db| sessions::list(db, &session.user.id, &token, now)).await?))
}

/// `DELETE /sessions`: all but this one.
pub(super) async fn end_others(
    State(host): State<Host>,
    Person { session, token }: Person,
) -> Result<StatusCode, Failure> {
    let ended = host.write(move |db| sessions::remove_of(db, &session.user.id, Some(&token))).await?;
    end_streams(&host, ended).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `DELETE /sessions/{id}`.
pub(super) async fn end(
    State(host): State<Host>,
    Person { session, .. }: Person,
    ApiPath(id): ApiPath,
) -> Result<StatusCode, Failure> {
    let ended = host.write(move |db| sessions::remove_by_id(db, &session.user.id, &id)).await?;
    let none = || Failure::new(Code::SessionNotFound, "It has ended, or it is not one of yours.");
    end_streams(&host, vec![ended.ok_or_else(none)?]).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /session/password`.
pub(super) async fn change_password(
    State(app): State<App>,
    Person { session, token }: Person,
    ApiJson(ChangePassword { current, new }): ApiJson<ChangePassword>,
) -> Result<StatusCode, Failure> {
    let now = (app.host.now)();
    let wrong = || Failure::field(Code::PasswordWrong, "current", "It is not your present password.");
    password::refuse(&new, &session, "new")?;
    let attempt = app.limiter.password(&session.user.id, now).map_err(too_many)?;
    let id = session.user.id.clone();
    let known = app.host.read(move |db| users::password_hash(db, &id)).await?.unwrap_or_default();
    let stored = known.clone();
    let random = app.host.random;
    let hash = app.gate.run(&app.host, move || {
        password::verify(&current, Some(&stored)).then(|| password::hash(&new, random)).transpose()
    });
    let hash = hash.await?.map_err(|error| Failure::internal(error.to_string()))?.ok_or_else(wrong)?;
    app.limiter.succeeded(&attempt);
    let set = app.host.write(move |db| users::set_password(db, &session, (&known, &hash), Some(&token), now));
    // Another one was set meanwhile.
    let ended = set.await?.ok_or_else(wrong)?;
    end_streams(&app.host, ended).await?;
    Ok(StatusCode::NO_CONTENT)
}
