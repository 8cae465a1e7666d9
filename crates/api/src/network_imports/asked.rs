//! What requests about imports say beside their body.

use aide::{OperationInput, generate::GenContext, openapi::Operation};
use axum::{
    body::Body,
    extract::{FromRequest, Request},
};
use carnet_core::{name, wire::Code};

use crate::{
    extract::{FromParams, Params},
    openapi::{self, Kind, yes_no},
    problem::Failure,
    xml,
};

/// The source of who does not name one.
const SOURCE: &str = "peppol-directory";
/// Characters of a source's name, and of a file's.
const MAX_SOURCE: usize = 64;
const MAX_FILE_NAME: usize = 255;

/// `?source=&partial=&fileName=`.
pub(super) struct Asked {
    pub source: String,
    pub partial: bool,
    pub file_name: String,
}

impl FromParams for Asked {
    const NAMES: &[&str] = &["source", "partial", "fileName"];
    const KINDS: &[(&str, Kind)] = &[("partial", yes_no)];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        let source = params.text_of("source", MAX_SOURCE)?.unwrap_or_else(|| SOURCE.to_owned());
        if !source.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')) {
            let detail = "The name of a source has letters, digits, - and _.";
            return Err(Failure::field(Code::MalformedQuery, "source", detail));
        }
        let file_name = params.text_of("fileName", MAX_FILE_NAME)?.map(|name| name::normalize(&name));
        if file_name.as_ref().is_some_and(|name| name.chars().any(char::is_control)) {
            return Err(Failure::field(Code::TextControl, "fileName", "A file name has no control character."));
        }
        let file_name = file_name.filter(|name| !name.is_empty()).unwrap_or_else(|| "cards.xml".to_owned());
        Ok(Self { source, partial: params.yes_no("partial")?.unwrap_or(false), file_name })
    }
}

/// `?page=&limit=`.
pub(super) struct Paged {
    pub page: Option<u32>,
    pub limit: u32,
}

impl FromParams for Paged {
    const NAMES: &[&str] = &["page", "limit"];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        let paging = params.paging()?;
        Ok(Self { page: paging.page, limit: paging.limit })
    }
}

/// The export, not read yet: of any size, it is never in memory as a whole.
pub(super) struct Export(pub Body);

impl<S: Send + Sync> FromRequest<S> for Export {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        if xml::is_xml(request.headers()) {
            return Ok(Self(request.into_body()));
        }
        Err(Failure::new(Code::UnsupportedMediaType, "Send the export with Content-Type: application/xml."))
    }
}

impl OperationInput for Export {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        openapi::bytes_body(ctx, operation, &xml::TYPES);
    }
}
