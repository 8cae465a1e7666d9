//! A file as the body of a request.

use aide::{OperationInput, generate::GenContext, openapi::Operation};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
};
use carnet_core::wire::{Code, MAX_FILE_BYTES};
use http::{StatusCode, header};

use crate::{openapi, problem::Failure};

/// What browsers and programs call a file of lines; some systems know none better than a spreadsheet's.
const TYPES: [&str; 5] =
    ["text/csv", "text/plain", "application/csv", "application/vnd.ms-excel", "application/octet-stream"];

/// The bytes of the file.
pub(super) struct File(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for File {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let given = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let media_type = given.unwrap_or(TYPES[0]).split(';').next().unwrap_or_default().trim();
        if !TYPES.iter().any(|known| media_type.eq_ignore_ascii_case(known)) {
            return Err(Failure::new(Code::UnsupportedMediaType, "Send the file with Content-Type: text/csv."));
        }
        match Bytes::from_request(request, state).await {
            Ok(bytes) => Ok(Self(bytes)),
            Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                Err(Failure::new(Code::BodyTooLarge, format!("A file has at most {MAX_FILE_BYTES} bytes.")))
            }
            Err(_) => Err(Failure::new(Code::MalformedBody, "The connection ended before the file did.")),
        }
    }
}

impl OperationInput for File {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        openapi::bytes_body(ctx, operation, &TYPES);
    }
}
