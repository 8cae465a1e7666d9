//! Signing in and out. A session is a random token in a cookie; the database keeps its SHA-256 alone, so that
//! whoever reads the database cannot act as anybody.

use aide::axum::{
    ApiRouter,
    routing::{delete_with, get_with, patch_with, post_with},
};
use axum::Json;
use carnet_core::wire::{Code, Session};

use crate::{
    host::App,
    openapi::{doc, empty},
};

pub(crate) mod bearer;
mod begin;
mod browser;
mod client;
pub(crate) mod cookie;
mod gate;
mod handlers;
mod limiter;
mod own;
pub(crate) mod token;

pub use begin::sign_in_verified;
pub(crate) use begin::{begin, end_streams};
pub(crate) use client::Client;
pub(crate) use gate::Gate;
pub(crate) use handlers::too_many;
pub(crate) use limiter::{Limiter, place};

/// What a new password is refused for.
pub(crate) const PASSWORD_FAULTS: [Code; 3] = [Code::PasswordTooShort, Code::PasswordTooLong, Code::PasswordCommon];

/// Signing in and out, who is signed in, and where else.
pub(crate) fn routes() -> ApiRouter<App> {
    let get = get_with(handlers::get, |op| doc(op, "getSession", "Who is signed in", &[]));
    let add = post_with(handlers::add, |op| {
        let op = doc(op, "signIn", "Signs in", &[Code::BadCredentials, Code::TooManyAttempts]);
        op.response::<200, Json<Session>>()
    });
    let change = patch_with(handlers::change, |op| {
        let faults = [Code::NameRequired, Code::TextTooLong, Code::TextControl];
        doc(op, "changeMyself", "Sets one's own name and language", &faults)
    });
    let remove =
        delete_with(handlers::remove, |op| empty(doc(op, "signOut", "Signs out", &[]), 204, "Nobody is signed in."));
    let options = get_with(handlers::options, |op| doc(op, "getSignInOptions", "How one may sign in", &[]));
    let current = get_with(handlers::current, |op| doc(op, "getCurrentSession", "Who is signed in, or nobody", &[]));
    ApiRouter::new()
        .api_route("/api/v1/session", get.merge(add).merge(change).merge(remove))
        .api_route("/api/v1/session/current", current)
        .api_route("/api/v1/session/options", options)
        .merge(own_routes())
}

fn own_routes() -> ApiRouter<App> {
    let list = get_with(own::list, |op| doc(op, "listSessions", "Where one is signed in", &[]));
    let end_others = delete_with(own::end_others, |op| {
        empty(doc(op, "endOtherSessions", "Signs out everywhere else", &[]), 204, "This session alone is left.")
    });
    let end = delete_with(own::end, |op| {
        let op = doc(op, "endSession", "Signs out there", &[Code::SessionNotFound]);
        empty(op, 204, "It has ended.")
    });
    let change_password = post_with(own::change_password, |op| {
        let problems = [&PASSWORD_FAULTS[..], &[Code::PasswordWrong, Code::TooManyAttempts]].concat();
        let op = doc(op, "changePassword", "Chooses a new password; signs out everywhere else", &problems);
        empty(op, 204, "The new password holds.")
    });
    ApiRouter::new()
        .api_route("/api/v1/sessions", list.merge(end_others))
        .api_route("/api/v1/sessions/{id}", end)
        .api_route("/api/v1/session/password", change_password)
}
