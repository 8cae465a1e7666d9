//! `GET /openapi.json`: the description, written out once.

use std::sync::Arc;

use aide::{
    axum::{ApiRouter, routing::get_with},
    openapi::OpenApi,
};
use axum::{
    Extension,
    body::Bytes,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};

use super::{doc, media};
use crate::{host::App, problem::Failure};

/// The description as it is sent.
#[derive(Clone)]
pub(crate) struct Document(Result<Bytes, Arc<str>>);

impl Document {
    pub fn new(api: &OpenApi) -> Self {
        Self(serde_json::to_vec(api).map(Bytes::from).map_err(|error| error.to_string().into()))
    }
}

pub(crate) fn routes() -> ApiRouter<App> {
    let json = get_with(json, |op| {
        let op = doc(op, "getDescription", "This description (OpenAPI 3.1)", &[]);
        media(op, 200, "application/json", "The description.")
    });
    ApiRouter::new().api_route("/api/v1/openapi.json", json)
}

async fn json(Extension(Document(written)): Extension<Document>) -> Result<Response, Failure> {
    let bytes = written.map_err(|error| Failure::internal(&*error))?;
    let kind = HeaderValue::from_static("application/json");
    Ok(([(header::CONTENT_TYPE, kind)], bytes).into_response())
}
