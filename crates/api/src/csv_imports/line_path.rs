//! The two variable parts of a line's address.

use aide::{OperationInput, generate::GenContext, openapi::Operation};
use axum::extract::{FromRequestParts, Path};
use carnet_core::wire::Code;
use http::request::Parts;

use crate::{openapi, problem::Failure};

/// `{id}` and `{line}`.
pub(super) struct LinePath {
    pub id: String,
    pub line: u64,
}

impl<S: Send + Sync> FromRequestParts<S> for LinePath {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let none = || Failure::new(Code::RouteNotFound, "A line is named by its number in the file.");
        let Path((id, line)) = Path::<(String, String)>::from_request_parts(parts, state).await.map_err(|_| none())?;
        let digits = line.bytes().all(|byte| byte.is_ascii_digit());
        match line.parse() {
            Ok(line) if digits => Ok(Self { id, line }),
            _ => Err(none()),
        }
    }
}

impl OperationInput for LinePath {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        openapi::problem(ctx, operation, Code::RouteNotFound);
    }
}
