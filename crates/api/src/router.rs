//! Which address answers what, and what every answer has in common.

use std::sync::Arc;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    middleware,
    response::{IntoResponse, Response},
    routing::{get, patch, post},
};
use carnet_core::wire::Code;
use http::{HeaderValue, Method, StatusCode, Uri, header};

use crate::{
    audit, csv_imports, customers, export, health,
    host::{App, Host},
    live, messages, operator_providers, participants,
    problem::Failure,
    providers, requests, same_origin,
    session::{self, Limiter},
    suggestions,
};

/// Bytes a JSON body may have.
const MAX_BODY: usize = 64 * 1024;

/// The API below `/api/v1`, `/healthz` and `/readyz`; whatever else is asked for answers `route_not_found`.
pub fn router(host: Host) -> Router {
    let app = App { host, limiter: Arc::new(Limiter::default()) };
    Router::new()
        .route("/api/v1/session", get(session::get).post(session::add).delete(session::remove))
        .route("/api/v1/participants", get(participants::search))
        .route("/api/v1/participants/{participant_id}", get(participants::get))
        .route("/api/v1/providers", get(providers::list).post(operator_providers::add))
        .route("/api/v1/providers/{id}", patch(operator_providers::change))
        .route("/api/v1/operator/providers", get(operator_providers::list))
        .route("/api/v1/audit", get(audit::list))
        .route("/api/v1/audit.csv", get(audit::file))
        .route("/api/v1/suggestions", get(suggestions::list).post(suggestions::add))
        .route("/api/v1/suggestions/{id}", get(suggestions::get))
        .route("/api/v1/suggestions/{id}/withdraw", post(suggestions::withdraw))
        .route("/api/v1/suggestions/{id}/decide", post(suggestions::decide))
        .route("/api/v1/customers", get(customers::list).post(customers::add))
        .merge(csv_imports::routes())
        .merge(requests::routes())
        .merge(messages::routes())
        .route("/api/v1/events", get(live::events))
        .merge(export::routes())
        .route("/api/v1/customers/bulk", post(customers::bulk))
        .route("/api/v1/customers/duplicates", get(customers::duplicates))
        .route("/api/v1/customers/{id}", get(customers::get).patch(customers::change).delete(customers::delete))
        .route("/api/v1/customers/{id}/restore", post(customers::restore))
        .route("/api/v1/customers/{id}/numbers/{number}/move", post(customers::move_number))
        .route("/api/v1/customers/{id}/history", get(customers::history))
        .route("/api/v1/customers/{id}/duplicates", get(customers::duplicates_of))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .fallback(not_found)
        .method_not_allowed_fallback(other_method)
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(middleware::from_fn(same_origin::check))
        .layer(middleware::map_response(no_store))
        .with_state(app)
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
