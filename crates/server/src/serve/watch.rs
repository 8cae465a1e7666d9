//! Around every request: its id, its line in the log, its place in the figures, and the refusal of what comes once the
//! process stops.

use std::{sync::Arc, time::Instant};

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use carnet_api::{Cause, Served, problem_response};
use carnet_core::wire::{Code, Problem};
use http::{HeaderValue, header};

use super::{
    metrics::{Metrics, Seen},
    request_id,
    stopping::Stopping,
};

/// Says that the process lives, also while it stops.
const ALIVE: &str = "/healthz";

#[derive(Clone, Default)]
pub struct Watch {
    pub metrics: Arc<Metrics>,
    pub stopping: Stopping,
}

/// Answers a request, and notes what it was.
pub async fn request(State(watch): State<Watch>, mut request: Request, next: Next) -> Response {
    let (id, served, method, start) =
        (request_id::of(request.headers()), Served::default(), request.method().clone(), Instant::now());
    request.extensions_mut().insert(served.clone());
    let lives = request.uri().path() == ALIVE;
    let running = watch.stopping.enter();
    let mut response = if running.is_some() || lives { next.run(request).await } else { refused() };
    let (status, taken) = (response.status().as_u16(), start.elapsed());
    let route = served.route().unwrap_or(if response.extensions().get::<App>().is_some() { "app" } else { "none" });
    let account = served.account().unwrap_or("-");
    let ms = u64::try_from(taken.as_millis()).unwrap_or(u64::MAX);
    match response.extensions().get::<Cause>() {
        Some(Cause(cause)) => tracing::error!(id, %method, route, status, ms, account, cause),
        None => tracing::info!(id, %method, route, status, ms, account),
    }
    watch.metrics.request(&Seen { route, method: &method, status }, taken);
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(request_id::HEADER, id);
    }
    response
}

/// In the extensions of an answer that is one of the app's files or pages.
#[derive(Clone, Copy, Debug)]
pub struct App;

fn refused() -> Response {
    let problem = Problem::new(Code::Unavailable, "The server is stopping; try again in a moment.");
    let mut response = problem_response(&problem);
    let headers = response.headers_mut();
    headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}
