//! Single sign-on: the browser goes to the company's OpenID Connect provider and comes back with a code; whom the
//! provider vouches for, and who is an active person here, gets a session. Nobody is made a user this way. Every
//! failure ends on the sign-in page with a code that it words; the cause is in the log.

mod config;
mod http;
mod next;
mod pending;
mod provider;

use std::sync::Arc;

use ::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::{
    Extension, Router,
    extract::{Query, State},
    response::{IntoResponse, Response},
    routing::get,
};
use carnet_api::{Cause, ClientAddress, Failure as ApiFailure, Host, problem_response, sign_in_verified};
use carnet_core::wire::{Code, Problem};
use openidconnect::CsrfToken;
use serde::{Deserialize, de::DeserializeOwned};

use self::{
    config::{CALLBACK, Config},
    http::Http,
    pending::{Attempt, LIFETIME_S, Pending},
    provider::{Provider, Refusal},
};
use crate::cli::Failure;

pub use config::OidcArgs;

const START: &str = "/api/v1/oidc/start";
const COOKIE: &str = "carnet_oidc";
const COOKIE_BYTES: u32 = 32;

/// The provider, the sign-ins under way there, and the place where sessions begin.
struct SignOn {
    provider: Provider,
    pending: Pending,
    host: Host,
}

/// What the browser brings to the start.
#[derive(Default, Deserialize)]
struct Start {
    #[serde(default)]
    next: String,
}

/// What the browser brings back from the provider (RFC 6749, 4.1.2); a failure has no code.
#[derive(Default, Deserialize)]
struct Callback {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
}

/// Whether this address is answered here.
pub fn is_mine(path: &str) -> bool {
    path == START || path == CALLBACK
}

/// The two addresses of single sign-on; without a provider they say that there is none.
pub fn router(config: Option<Config>, host: Host) -> Result<Router, Failure> {
    let Some(config) = config else { return Ok(Router::new().fallback(off)) };
    let provider = Provider::new(config, Http::new()?);
    let sign_on = SignOn { provider, pending: Pending::default(), host };
    Ok(Router::new()
        .route(START, get(start))
        .route(CALLBACK, get(callback))
        .method_not_allowed_fallback(other_method)
        .with_state(Arc::new(sign_on)))
}

async fn off() -> Response {
    problem_response(&Problem::new(Code::SingleSignOnOff, "Sign in with your e-mail address and your password."))
}

async fn other_method() -> Response {
    problem_response(&Problem::new(Code::MethodNotAllowed, "Single sign-on is opened in the browser, with GET."))
}

async fn start(
    State(sign_on): State<Arc<SignOn>>,
    Extension(ClientAddress(from)): Extension<ClientAddress>,
    uri: Uri,
) -> Response {
    let Start { next } = query(&uri);
    let request = match sign_on.provider.request().await {
        Ok(request) => request,
        Err(cause) => return refused("sso_failed", Some(cause)),
    };
    let id = CsrfToken::new_random_len(COOKIE_BYTES).into_secret();
    let attempt = Attempt {
        state: request.state,
        nonce: request.nonce,
        verifier: request.verifier,
        next: next::inside(&next).to_owned(),
        from,
        begun_ms: (sign_on.host.now)(),
    };
    sign_on.pending.add(id.clone(), attempt);
    let mut response = see_other(request.url.as_str());
    set_cookie(&mut response, &id, LIFETIME_S, sign_on.host.secure_cookie);
    response
}

async fn callback(State(sign_on): State<Arc<SignOn>>, headers: HeaderMap, uri: Uri) -> Response {
    let Callback { code, state } = query(&uri);
    let now = (sign_on.host.now)();
    let Some(attempt) = cookie(&headers).and_then(|id| sign_on.pending.take(&id, &state, now)) else {
        return refused("sso_failed", None);
    };
    let mut response = sign_on.finish(&headers, code, attempt).await;
    set_cookie(&mut response, "", 0, sign_on.host.secure_cookie);
    response
}

impl SignOn {
    async fn finish(&self, headers: &HeaderMap, code: String, attempt: Attempt) -> Response {
        if code.is_empty() {
            return refused("sso_failed", Some("the provider did not sign the person in".to_owned()));
        }
        let email = match self.provider.email(code, attempt.verifier, &attempt.nonce).await {
            Ok(email) => email,
            Err(Refusal::Unverified) => return refused("sso_unverified", None),
            Err(Refusal::Failed(cause)) => return refused("sso_failed", Some(cause)),
        };
        match sign_in_verified(&self.host, headers, &email).await {
            Ok(Some(signed_in)) => with_cookies_of(&signed_in, see_other(&attempt.next)),
            Ok(None) => refused("sso_unknown", None),
            Err(failure) => of_the_server(failure),
        }
    }
}

/// The sign-in page says it; what is the server's fault is also in the log.
fn of_the_server(failure: ApiFailure) -> Response {
    let cause = failure.into_response().extensions().get::<Cause>().map(|Cause(cause)| cause.clone());
    refused("sso_failed", cause)
}

fn refused(code: &str, cause: Option<String>) -> Response {
    if let Some(cause) = cause {
        tracing::warn!(cause, "single sign-on failed");
    }
    see_other(&format!("/sign-in?error={code}"))
}

fn see_other(location: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    // Both kinds of location are ASCII: a URL of the url crate, and a path that has been checked.
    let location = HeaderValue::from_str(location).unwrap_or(HeaderValue::from_static("/"));
    response.headers_mut().insert(header::LOCATION, location);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn with_cookies_of(signed_in: &Response, mut response: Response) -> Response {
    for cookie in signed_in.headers().get_all(header::SET_COOKIE) {
        response.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    response
}

/// What the query says; nothing, where it cannot be read.
fn query<T: DeserializeOwned + Default>(uri: &Uri) -> T {
    Query::try_from_uri(uri).map(|Query(said)| said).unwrap_or_default()
}

/// `Lax`, because the browser comes back from another site. 0 seconds remove the cookie.
fn set_cookie(response: &mut Response, id: &str, max_age_s: i64, secure: bool) {
    let secure = if secure { "; Secure" } else { "" };
    let cookie = format!("{COOKIE}={id}; Path=/api/v1/oidc; Max-Age={max_age_s}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

fn cookie(headers: &HeaderMap) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE)
        .map(|(_, id)| id.to_owned())
}
