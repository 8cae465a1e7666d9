//! A service provider that collects, by its key. It is nobody of a company: sessions and companies' keys mean nothing
//! here, and its key means nothing elsewhere.

use aide::{OperationInput, generate::GenContext, openapi::Operation};
use axum::extract::{FromRef, FromRequestParts};
use carnet_core::wire::Code;
use carnet_store::hand_offs;
use http::request::Parts;

use crate::{
    host::Host,
    openapi,
    problem::Failure,
    session::{bearer, token},
};

/// The id of the provider.
pub(crate) struct Collector(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Collector
where
    Host: FromRef<S>,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let none = || Failure::new(Code::NotSignedIn, "Send Authorization: Bearer with the provider's key.");
        let hash = token::stored(&bearer::read(&parts.headers).ok_or_else(none)?);
        let provider = Host::from_ref(state).read(move |db| hand_offs::collector(db, &hash)).await?;
        provider.map(Self).ok_or_else(none)
    }
}

impl OperationInput for Collector {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        openapi::collect_key(ctx, operation);
    }
}
