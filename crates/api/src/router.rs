//! Which address answers what, and what every answer has in common.

use std::sync::Arc;

use aide::{axum::ApiRouter, openapi::OpenApi};
use axum::{
    Extension, Router,
    extract::{DefaultBodyLimit, Request},
    middleware,
    response::{IntoResponse, Response},
};
use carnet_core::wire::Code;
use http::{HeaderValue, Method, StatusCode, Uri, header};

use crate::{
    addresses, api_keys, audit, csv_imports, customers, documents, export, figures, hand_offs, health,
    host::{App, Host},
    inbound, invitations, live,
    lookup::{self, Rate},
    messages, network_imports,
    openapi::{self, Document},
    operator_accounts, operator_providers, participants,
    problem::Failure,
    providers, requests, routing, same_origin, served, service,
    session::{self, Gate, Limiter},
    settings, suggestions, suppliers, support, users, verification,
};

/// Bytes a JSON body may have.
const MAX_BODY: usize = 64 * 1024;

/// The API below `/api/v1`, `/healthz` and `/readyz`; whatever else is asked for answers `route_not_found`.
pub fn router(host: Host) -> Router {
    let mut api = OpenApi::default();
    let routes = routes().finish_api_with(&mut api, openapi::finish);
    let app = App { host, limiter: Arc::new(Limiter::default()), gate: Gate::default(), lookups: Rate::default() };
    routes
        .layer(Extension(Document::new(api)))
        .layer(middleware::from_fn(served::note_route))
        .fallback(not_found)
        .method_not_allowed_fallback(other_method)
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(middleware::from_fn(same_origin::check))
        .layer(middleware::map_response(no_store))
        .with_state(app)
}

fn routes() -> ApiRouter<App> {
    ApiRouter::new()
        .merge(session::routes())
        .merge(invitations::routes())
        .merge(users::routes())
        .merge(api_keys::routes())
        .merge(operator_accounts::routes())
        .merge(network_imports::routes())
        .merge(participants::routes())
        .merge(addresses::routes())
        .merge(verification::routes())
        .merge(providers::routes())
        .merge(customers::routes())
        .merge(csv_imports::routes())
        .merge(export::routes())
        .merge(requests::routes())
        .merge(settings::routes())
        .merge(suppliers::routes())
        .merge(inbound::routes())
        .merge(documents::routes())
        .merge(routing::routes())
        .merge(figures::routes())
        .merge(suggestions::routes())
        .merge(messages::routes())
        .merge(live::routes())
        .merge(audit::routes())
        .merge(operator_providers::routes())
        .merge(hand_offs::routes())
        .merge(support::routes())
        .merge(lookup::routes())
        .merge(service::routes())
        .merge(health::routes())
        .merge(openapi::routes())
}

async fn not_found(uri: Uri) -> Failure {
    Failure::new(Code::RouteNotFound, format!("There is nothing at {}.", uri.path()))
}

/// `OPTIONS` asks which methods there are, everything else is a mistake; the router adds `Allow` to both.
async fn other_method(request: Request) -> Response {
    if request.method() == Method::OPTIONS {
        return StatusCode::NO_CONTENT.into_response();
    }
    let detail =
        format!("{} does not answer {}; the header Allow names what it does.", request.uri().path(), request.method());
    Failure::new(Code::MethodNotAllowed, detail).into_response()
}

/// Every answer depends on who asks and on this moment.
async fn no_store(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
