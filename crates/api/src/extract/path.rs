//! The one variable part of an address, percent-decoded.

use axum::extract::{FromRequestParts, Path};
use carnet_core::wire::Code;
use http::request::Parts;

use crate::problem::Failure;

/// The variable part as text.
pub(crate) struct ApiPath(pub String);

impl<S: Send + Sync> FromRequestParts<S> for ApiPath {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        match Path::<String>::from_request_parts(parts, state).await {
            Ok(Path(text)) => Ok(Self(text)),
            // The only way to fail here: what the percent signs encode is not UTF-8, so it names nothing.
            Err(_) => Err(Failure::new(Code::RouteNotFound, "The address is not UTF-8 once percent-decoded.")),
        }
    }
}
