//! A JSON body: right media type, within the size limit, exactly the expected fields.

use aide::{OperationInput, generate::GenContext, openapi::Operation};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request, rejection::BytesRejection},
};
use carnet_core::wire::Code;
use http::{HeaderMap, StatusCode, header};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use crate::{openapi, problem::Failure};

/// The body, read as `T`.
pub(crate) struct ApiJson<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for ApiJson<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        if !is_json(request.headers()) {
            return Err(Failure::new(Code::UnsupportedMediaType, "Send the header Content-Type: application/json."));
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| unreadable(&rejection))?;
        // The parser's words name the line and column; what they quote goes back to its sender, and into no log.
        serde_json::from_slice(&bytes).map(Self).map_err(|error| Failure::new(Code::MalformedBody, error.to_string()))
    }
}

impl<T: JsonSchema> OperationInput for ApiJson<T> {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        openapi::json_body::<T>(ctx, operation);
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let Some(content_type) = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()) else {
        return false;
    };
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    media_type.eq_ignore_ascii_case("application/json")
}

fn unreadable(rejection: &BytesRejection) -> Failure {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return Failure::new(Code::BodyTooLarge, "A body has at most 65536 bytes.");
    }
    Failure::new(Code::MalformedBody, "The connection ended before the body did.")
}
