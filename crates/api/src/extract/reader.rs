//! Somebody of a company, or a program of it, who asks for something that changes nothing, by whatever method: a key
//! that only reads may.

use aide::{OperationInput, generate::GenContext, openapi::Operation};
use axum::extract::{FromRef, FromRequestParts};
use carnet_core::wire::{Code, Session};
use http::request::Parts;

use super::{role::of_company, signed_in::Asking};
use crate::{host::Host, openapi, problem::Failure};

pub(crate) struct Reader(pub Session);

impl<S: Send + Sync> FromRequestParts<S> for Reader
where
    Host: FromRef<S>,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let host = Host::from_ref(state);
        let asking = Asking::reading(parts, &host).await?;
        of_company(asking, &host).await.map(Self)
    }
}

impl OperationInput for Reader {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        openapi::session_or_key(ctx, operation);
        openapi::problem(ctx, operation, Code::Forbidden);
    }
}
