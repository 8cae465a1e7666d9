//! The log, on standard error. A request is its method, path, status and time: no query (it holds what people
//! search for), no body, no user. Failures of the server carry their cause.

use std::time::Instant;

use axum::{extract::Request, middleware::Next, response::Response};
use carnet_api::Cause;
use tracing_subscriber::EnvFilter;

use crate::cli::Failure;

/// Starts logging what `filter` lets through.
pub fn start(filter: &str) -> Result<(), Failure> {
    let filter = EnvFilter::try_new(filter).map_err(|error| {
        Failure::new(format!("--log {filter:?} is no filter: {error}; write info, or carnet_server=debug"))
    })?;
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()))
        .try_init()
        .map_err(|error| Failure::new(format!("the log cannot be started: {error}")))
}

/// Logs a request once it is answered.
pub async fn request(request: Request, next: Next) -> Response {
    let (method, path, start) = (request.method().clone(), request.uri().path().to_owned(), Instant::now());
    let response = next.run(request).await;
    let (status, ms) = (response.status().as_u16(), start.elapsed().as_millis());
    match response.extensions().get::<Cause>() {
        Some(Cause(cause)) => tracing::error!(%method, path, status, ms, cause),
        None => tracing::info!(%method, path, status, ms),
    }
    response
}
