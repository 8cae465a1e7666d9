//! `GET /openapi.json` and `GET /docs`: the description, for programs and for people. Written out once, when somebody
//! first asks for it: whoever starts a server does not wait for it.

use std::sync::{Arc, OnceLock};

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

use super::{doc, media, page};
use crate::{host::App, problem::Failure};

/// Beside the server's own policy, which allows the app more.
const POLICY: &str = "default-src 'none'; style-src 'self'; frame-ancestors 'none'";

/// The description, and what is sent of it.
#[derive(Clone)]
pub(crate) struct Document(Arc<Described>);

struct Described {
    api: OpenApi,
    written: OnceLock<Result<Written, String>>,
}

#[derive(Clone)]
struct Written {
    json: Bytes,
    page: Bytes,
}

impl Document {
    pub fn new(api: OpenApi) -> Self {
        Self(Arc::new(Described { api, written: OnceLock::new() }))
    }

    fn written(&self) -> Result<Written, Failure> {
        let written = self.0.written.get_or_init(|| written(&self.0.api).map_err(|error| error.to_string()));
        written.clone().map_err(Failure::internal)
    }
}

fn written(api: &OpenApi) -> serde_json::Result<Written> {
    let page = page::render(&serde_json::to_value(api)?);
    Ok(Written { json: serde_json::to_vec(api)?.into(), page: page.into() })
}

pub(crate) fn routes() -> ApiRouter<App> {
    let json = get_with(json, |op| {
        let op = doc(op, "getDescription", "This description (OpenAPI 3.1)", &[]);
        media(op, 200, "application/json", "The description.")
    });
    let page = get_with(page, |op| {
        media(doc(op, "getDescriptionPage", "This description as a page", &[]), 200, "text/html", "The page.")
    });
    let style = get_with(style, |op| {
        media(doc(op, "getDescriptionStyle", "The looks of that page", &[]), 200, "text/css", "The style sheet.")
    });
    ApiRouter::new()
        .api_route("/api/v1/openapi.json", json)
        .api_route("/api/v1/docs", page)
        .api_route("/api/v1/docs.css", style)
}

async fn json(Extension(document): Extension<Document>) -> Result<Response, Failure> {
    Ok(sent("application/json", document.written()?.json))
}

async fn page(Extension(document): Extension<Document>) -> Result<Response, Failure> {
    let mut page = sent("text/html; charset=utf-8", document.written()?.page);
    page.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    Ok(page)
}

async fn style() -> Response {
    sent("text/css; charset=utf-8", Bytes::from_static(page::STYLE.as_bytes()))
}

fn sent(media_type: &'static str, bytes: Bytes) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(media_type))], bytes).into_response()
}
