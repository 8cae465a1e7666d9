//! The query string of a list, read into the list's own struct.

use axum::extract::FromRequestParts;
use http::request::Parts;

use super::Params;
use crate::problem::Failure;

/// What can be read from a query string.
pub(crate) trait FromParams: Sized {
    /// The names it knows.
    const NAMES: &[&str];

    fn from_params(params: Params) -> Result<Self, Failure>;
}

/// The query string, read as `T`.
pub(crate) struct ApiQuery<T>(pub T);

impl<S: Send + Sync, T: FromParams> FromRequestParts<S> for ApiQuery<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        T::from_params(Params::parse(parts.uri.query().unwrap_or_default(), T::NAMES)?).map(Self)
    }
}
