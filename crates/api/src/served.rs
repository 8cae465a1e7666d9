//! What a request was, for the log and the figures of the place the router runs in: which route, and whose account. The
//! place puts a [`Served`] into the request's extensions; without one nothing is noted.

use std::sync::{Arc, OnceLock};

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use http::request::Parts;

/// Noted on the way of a request: nothing that people typed.
#[derive(Clone, Debug, Default)]
pub struct Served(Arc<Noted>);

#[derive(Debug, Default)]
struct Noted {
    route: OnceLock<String>,
    account: OnceLock<String>,
}

impl Served {
    /// The route as it is declared, `/api/v1/customers/{id}`; absent where nothing is at the address.
    pub fn route(&self) -> Option<&str> {
        self.0.route.get().map(String::as_str)
    }

    /// Id of the account whose person or key asked; absent when nobody was signed in.
    pub fn account(&self) -> Option<&str> {
        self.0.account.get().map(String::as_str)
    }
}

/// Around every route.
pub(crate) async fn note_route(request: Request, next: Next) -> Response {
    let extensions = request.extensions();
    if let (Some(served), Some(route)) = (extensions.get::<Served>(), extensions.get::<MatchedPath>()) {
        served.0.route.get_or_init(|| route.as_str().to_owned());
    }
    next.run(request).await
}

/// Once it is known who asks.
pub(crate) fn note_account(parts: &Parts, account_id: &str) {
    if let Some(served) = parts.extensions.get::<Served>() {
        served.0.account.get_or_init(|| account_id.to_owned());
    }
}
