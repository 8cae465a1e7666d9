//! The query string of a list, read into the list's own struct.

use aide::{OperationInput, generate::GenContext, openapi::Operation};
use axum::extract::FromRequestParts;
use http::request::Parts;

use super::Params;
use crate::{
    openapi::{self, Kind},
    problem::Failure,
};

/// What can be read from a query string.
pub(crate) trait FromParams: Sized {
    /// The names it knows.
    const NAMES: &[&str];
    /// What those hold that are no texts; `limit`, `page` and `cursor` are known.
    const KINDS: &[(&str, Kind)] = &[];

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

impl<T: FromParams> OperationInput for ApiQuery<T> {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        openapi::queries(ctx, operation, T::NAMES, T::KINDS);
    }
}
