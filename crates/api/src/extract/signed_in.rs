//! Who asks: the session behind the cookie.

use aide::{OperationInput, generate::GenContext, openapi::Operation};
use axum::extract::{FromRef, FromRequestParts};
use carnet_core::wire::{Code, Session};
use carnet_store::sessions;
use http::request::Parts;

use crate::{
    host::Host,
    openapi,
    problem::Failure,
    session::{cookie, token},
};

/// A living session; without one the request ends with `not_signed_in`.
pub(crate) struct SignedIn(pub Session);

impl<S: Send + Sync> FromRequestParts<S> for SignedIn
where
    Host: FromRef<S>,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let host = Host::from_ref(state);
        let none = || Failure::new(Code::NotSignedIn, "Sign in at /api/v1/session first.");
        let token = cookie::read(&parts.headers).ok_or_else(none)?;
        let (key, now) = (token::stored(&token), (host.now)());
        let session = host.read(move |db| sessions::find(db, &key, now)).await?;
        session.map(|living| Self(living.session)).ok_or_else(none)
    }
}

impl OperationInput for SignedIn {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        openapi::signed_in(ctx, operation);
    }
}
