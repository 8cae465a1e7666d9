//! The variable parts of an address, percent-decoded.

use aide::{OperationInput, generate::GenContext, openapi::Operation};
use axum::extract::{FromRequestParts, Path};
use carnet_core::wire::Code;
use http::request::Parts;
use serde::de::DeserializeOwned;

use crate::{openapi, problem::Failure};

/// The variable part as text, or several of them as a tuple of texts.
pub(crate) struct ApiPath<T = String>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for ApiPath<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        match Path::<T>::from_request_parts(parts, state).await {
            Ok(Path(texts)) => Ok(Self(texts)),
            // The only way to fail here: what the percent signs encode is not UTF-8, so it names nothing.
            Err(_) => Err(Failure::new(Code::RouteNotFound, "The address is not UTF-8 once percent-decoded.")),
        }
    }
}

/// What the parts are called stands in the address.
impl<T> OperationInput for ApiPath<T> {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        openapi::problem(ctx, operation, Code::RouteNotFound);
    }
}
