//! Invoices and credit notes as they travel: the body of a request, and the file that is given back.

use aide::{OperationInput, generate::GenContext, openapi::Operation};
use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, Request},
    response::Response,
};
use carnet_core::{
    invoice::{self, Invoice, InvoiceError},
    wire::Code,
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use sha2::{Digest, Sha256};

use crate::{csv_file, id, openapi, problem::Failure};

pub(crate) const TYPES: [&str; 2] = ["application/xml", "text/xml"];

/// Whether the body is XML, as far as its sender says.
pub(crate) fn is_xml(headers: &HeaderMap) -> bool {
    let given = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let media_type = given.unwrap_or_default().split(';').next().unwrap_or_default().trim();
    TYPES.iter().any(|known| media_type.eq_ignore_ascii_case(known))
}

/// The bytes of the document.
pub(crate) struct Document(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for Document {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        if !is_xml(request.headers()) {
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
fn unread(error: &InvoiceError) -> Failure {
    Failure::new(error.code(), error.to_string())
}

/// What a document says, its text, and its fingerprint.
pub(crate) fn read(bytes: &[u8]) -> Result<(Invoice, String, String), Failure> {
    let invoice = invoice::read(bytes).map_err(|error| unread(&error))?;
    // What was read is UTF-8: nothing is replaced.
    Ok((invoice, String::from_utf8_lossy(bytes).into_owned(), id::hex(&Sha256::digest(bytes))))
}

/// A document as it was sent: to be saved, never shown: a stranger wrote it.
pub(crate) fn as_sent(id: &str, source: String) -> Response {
    let mut response = csv_file::saved(&format!("{id}.xml"), "application/xml", Body::from(source));
    for (name, value) in [(header::CONTENT_SECURITY_POLICY, "sandbox"), (header::X_CONTENT_TYPE_OPTIONS, "nosniff")] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
