//! Who sends for a company: somebody of it, or a program of it.

use aide::{OperationInput, generate::GenContext, openapi::Operation};
use axum::extract::{FromRef, FromRequestParts};
use carnet_core::wire::{SentBy, Session};
use http::request::Parts;

use super::{
    OfCompany,
    role::of_company,
    signed_in::{Asking, By},
};
use crate::{host::Host, problem::Failure};

/// [`OfCompany`], and which of the two.
pub(crate) struct Sender {
    pub session: Session,
    pub sent_by: SentBy,
}

impl<S: Send + Sync> FromRequestParts<S> for Sender
where
    Host: FromRef<S>,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let host = Host::from_ref(state);
        let asking = Asking::read(parts, &host).await?;
        let sent_by = match asking.by {
            By::Key => SentBy::Api,
            By::Browser(_) => SentBy::App,
        };
        Ok(Self { session: of_company(asking, &host).await?, sent_by })
    }
}

impl OperationInput for Sender {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        OfCompany::operation_input(ctx, operation);
    }
}
