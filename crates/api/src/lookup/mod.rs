//! The public look-up (R39): `GET /search/1.0/{xml|json}` as the Peppol Directory answers it, for whoever asks, once
//! the operator allows it. No contact data: none is stored. Every host counts for itself how often an address asks.

mod answer;
mod query;
mod rate;
mod xml;

use aide::{
    axum::{ApiRouter, routing::get_with},
    transform::TransformOperation,
};
use axum::{
    extract::State,
    middleware,
    response::{IntoResponse, Response},
};
use carnet_core::wire::Code;
use carnet_store::{db::Db, lookup};
use http::{HeaderValue, header};

use self::query::Lookup;
pub(crate) use self::rate::Rate;
use crate::{
    extract::ApiPath,
    host::App,
    openapi::{doc, media},
    problem::Failure,
    session::Client,
};

/// How an answer is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Xml,
    Json,
}

pub(crate) fn routes() -> ApiRouter<App> {
    let usual = get_with(usual, |op| described(op, "lookUp").summary("The public look-up, answered in XML"));
    let chosen = get_with(chosen, |op| media(described(op, "lookUpIn"), 200, "application/json", "A page of matches."));
    ApiRouter::new()
        .api_route("/search/1.0", usual)
        .api_route("/search/1.0/{format}", chosen)
        .layer(middleware::map_response(for_everybody))
}

fn described<'t>(op: TransformOperation<'t>, id: &str) -> TransformOperation<'t> {
    let codes = [Code::RouteNotFound, Code::TooManyAttempts, Code::MalformedQuery];
    let op =
        doc(op, id, "The public look-up, as the Peppol Directory answers it, where the operator allows it", &codes);
    media(op, 200, "application/xml", "A page of matches.")
}

/// Pages of any site may read it; it tells nothing that depends on who asks.
async fn for_everybody(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("retry-after"));
    response
}

/// `GET /search/1.0`: in XML.
async fn usual(state: State<App>, client: Client, query: Lookup) -> Result<Response, Failure> {
    answer(state, client, query, Format::Xml).await
}

/// `GET /search/1.0/{xml|json}`.
async fn chosen(
    state: State<App>,
    client: Client,
    ApiPath(format): ApiPath,
    query: Lookup,
) -> Result<Response, Failure> {
    let format = match format.to_ascii_lowercase().as_str() {
        "xml" => Format::Xml,
        "json" => Format::Json,
        _ => return Err(Failure::new(Code::RouteNotFound, "The look-up answers at /search/1.0/xml and …/json.")),
    };
    answer(state, client, query, format).await
}

async fn answer(State(app): State<App>, client: Client, query: Lookup, format: Format) -> Result<Response, Failure> {
    let host = app.host;
    let now = (host.now)();
    let place = app.lookups.enter(client.address, now).map_err(|seconds| {
        Failure::new(Code::TooManyAttempts, "At most two look-ups a second from one address.").retry_after(seconds)
    })?;
    let read = query.read();
    let asked = read.as_ref().map(|page| page.query.clone()).unwrap_or_default();
    // The place goes along: when the client does not wait, the query still runs.
    let looked = move |db: &mut dyn Db| {
        let _place = place;
        lookup::look_up(db, &asked)
    };
    let found = host.read(looked).await?;
    // Where it is off nobody learns what would be wrong with a question.
    let found = found.ok_or_else(|| Failure::new(Code::RouteNotFound, "The public look-up is not offered here."))?;
    let page = read?;
    let body = answer::Body { page: &page, found: &found, now };
    Ok(match format {
        Format::Json => sent("application/json", body.json()),
        Format::Xml => sent("application/xml", body.xml()),
    })
}

fn sent(media_type: &'static str, body: String) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(media_type))], body).into_response()
}
