//! The whole service: API addresses to the API and to single sign-on, all others to the app's files; around both the log, the security
//! headers, a time limit, and a net for panics.

use std::{any::Any, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::Request,
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use carnet_api::{Cause, problem_response};
use carnet_core::wire::{Code, Problem};
use http::{HeaderValue, Method, header};
use tower::ServiceExt;
use tower_http::catch_panic::CatchPanicLayer;

use super::{
    assets::Assets,
    oidc, security,
    watch::{self, Watch},
};

/// How long a request may take, its body included.
const REQUEST_WITHIN: Duration = Duration::from_secs(30);
/// Takes files of any size, which take their time.
const IMPORTS: &str = "/api/v1/network/imports";

pub fn router(api: Router, sign_on: Router, assets: Assets, https: bool, watch: Watch) -> Router {
    let headers = security::headers(assets.index(), https);
    let assets = Arc::new(assets);
    let dispatch = move |request: Request| {
        let (api, sign_on, assets) = (api.clone(), sign_on.clone(), Arc::clone(&assets));
        async move {
            if oidc::is_mine(request.uri().path()) {
                sign_on.oneshot(request).await.into_response()
            } else if is_api(request.uri().path()) {
                api.oneshot(request).await.into_response()
            } else {
                let mut response = assets.answer(&request);
                response.extensions_mut().insert(watch::App);
                response
            }
        }
    };
    Router::new()
        .fallback(dispatch)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn(in_time))
        .layer(middleware::map_response_with_state(Arc::new(headers), security::add))
        .layer(middleware::from_fn_with_state(watch, watch::request))
}

fn is_api(path: &str) -> bool {
    is_lookup(path) || path == "/api" || path.starts_with("/api/") || path == "/healthz" || path == "/readyz"
}

/// The public look-up, whose versions are numbers: `/search/1.0/json`. The app's own pages have no such address.
fn is_lookup(path: &str) -> bool {
    path.strip_prefix("/search/").is_some_and(|version| version.starts_with(|c: char| c.is_ascii_digit()))
}

async fn in_time(request: Request, next: Next) -> Response {
    if request.method() == Method::POST && request.uri().path() == IMPORTS {
        return next.run(request).await;
    }
    if let Ok(response) = tokio::time::timeout(REQUEST_WITHIN, next.run(request)).await {
        return response;
    }
    let detail = format!("There was no answer within {} seconds; try again.", REQUEST_WITHIN.as_secs());
    let mut response = problem_response(&Problem::new(Code::Unavailable, detail));
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    response
}

fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let said = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let said = said.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
    let mut response = problem_response(&Problem::new(Code::Internal, "The server's log says what failed."));
    response.extensions_mut().insert(Cause(format!("panic: {said}")));
    response
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use axum::{body::Body, routing::get};
    use http::StatusCode;

    use super::*;
    use crate::serve::assets;

    #[tokio::test]
    async fn a_panic_is_a_problem_with_all_headers() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("index.html"), "<!doctype html><title>Carnet</title>").unwrap();
        let api = Router::new().route("/api/boom", get(|| async { panic!("boom") as StatusCode }));
        let app = router(api, Router::new(), assets::load(folder.path()).unwrap(), false, Watch::default());
        let response = app.oneshot(Request::get("/api/boom").body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
        assert!(response.headers().contains_key(header::CONTENT_SECURITY_POLICY));
        assert!(response.extensions().get::<Cause>().unwrap().0.contains("boom"));
    }

    #[test]
    fn the_app_has_every_address_that_is_not_the_api_s() {
        for (path, expected) in [
            ("/api", true),
            ("/api/v1/session", true),
            ("/api/", true),
            ("/healthz", true),
            ("/apiary", false),
            ("/", false),
            ("/customers/api", false),
            ("/search/1.0", true),
            ("/search/1.0/json", true),
            ("/search/2.0/xml", true),
            ("/search", false),
            ("/search/oyster", false),
        ] {
            assert_eq!(is_api(path), expected, "{path}");
        }
    }
}
