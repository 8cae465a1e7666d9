//! A document as the body of a request.

use aide::{OperationInput, generate::GenContext, openapi::Operation};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
};
use carnet_core::{invoice::InvoiceError, wire::Code};
use http::{StatusCode, header};

use crate::{openapi, problem::Failure};

const TYPES: [&str; 2] = ["application/xml", "text/xml"];

/// The bytes of the document.
pub(super) struct Document(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for Document {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let given = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let media_type = given.unwrap_or_default().split(';').next().unwrap_or_default().trim();
        if !TYPES.iter().any(|known| media_type.eq_ignore_ascii_case(known)) {
            return Err(Failure::new(
                Code::UnsupportedMediaType,
                "Send the document with Content-Type: application/xml.",
            ));
        }
        match Bytes::from_request(request, state).await {
            Ok(bytes) => Ok(Self(bytes)),
            Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                Err(unread(&InvoiceError::TooLarge))
            }
            Err(_) => Err(Failure::new(Code::MalformedBody, "The connection ended before the document did.")),
        }
    }
}

impl OperationInput for Document {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        openapi::bytes_body(ctx, operation, &TYPES);
    }
}

/// Why a document was not read.
pub(super) fn unread(error: &InvoiceError) -> Failure {
    Failure::new(error.code(), error.to_string())
}
