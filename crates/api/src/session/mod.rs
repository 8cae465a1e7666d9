//! Signing in and out. A session is a random token in a cookie; the database keeps its SHA-256 alone, so that
//! whoever reads the database cannot act as anybody.

pub(crate) mod cookie;
mod handlers;
mod limiter;
pub(crate) mod token;

pub use handlers::sign_in_verified;
pub(crate) use limiter::Limiter;

use aide::axum::{
    ApiRouter,
    routing::{delete_with, get_with, post_with},
};
use axum::Json;
use carnet_core::wire::{Code, Session};

use crate::{
    host::App,
    openapi::{doc, empty},
};

/// Signing in and out, and who is signed in.
pub(crate) fn routes() -> ApiRouter<App> {
    let get = get_with(handlers::get, |op| doc(op, "getSession", "Who is signed in", &[]));
    let add = post_with(handlers::add, |op| {
        let op = doc(op, "signIn", "Signs in", &[Code::BadCredentials, Code::TooManyAttempts]);
        op.response::<200, Json<Session>>()
    });
    let remove =
        delete_with(handlers::remove, |op| empty(doc(op, "signOut", "Signs out", &[]), 204, "Nobody is signed in."));
    ApiRouter::new().api_route("/api/v1/session", get.merge(add).merge(remove))
}
