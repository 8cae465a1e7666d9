//! `POST`, `GET` and `DELETE /session`.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use carnet_core::wire::{Code, Session, SignIn};
use carnet_store::{
    sessions::{self, NewSession},
    users,
};
use http::{HeaderMap, StatusCode, header};

use super::{cookie, token};
use crate::{
    extract::{ApiJson, SignedIn},
    host::{App, Host},
    id, password,
    problem::Failure,
};

/// How long a session lives, in seconds.
const LIFETIME_S: i64 = 24 * 60 * 60;

pub(crate) async fn get(SignedIn(session): SignedIn) -> Json<Session> {
    Json(session)
}

/// Signs in. The session the browser had before ends, whoever it belonged to.
pub(crate) async fn add(
    State(app): State<App>,
    headers: HeaderMap,
    ApiJson(body): ApiJson<SignIn>,
) -> Result<Response, Failure> {
    let now = (app.host.now)();
    app.limiter.attempt(&body.email, now).map_err(too_many)?;
    let email = body.email.clone();
    let session = check(&app.host, body).await?;
    app.limiter.succeeded(&email);

    begin(&app.host, &headers, session).await
}

/// Begins a session for the person with this e-mail, whose identity somebody else has verified (single sign-on). The
/// answer is the one of `POST /session`, with its cookies; `None` when nobody here may sign in with this e-mail.
pub async fn sign_in_verified(host: &Host, headers: &HeaderMap, email: &str) -> Result<Option<Response>, Failure> {
    let email = email.to_owned();
    match host.read(move |db| users::by_email(db, &email)).await? {
        Some(user) => begin(host, headers, user.session).await.map(Some),
        None => Ok(None),
    }
}

async fn begin(host: &Host, headers: &HeaderMap, session: Session) -> Result<Response, Failure> {
    let now = (host.now)();
    let token = token::new(host.random);
    let new = NewSession {
        id: id::new(host.random),
        token_hash: token::stored(&token),
        user_id: session.user.id.clone(),
        browser: String::new(),
    };
    let old = cookie::read(headers).map(|old| token::stored(&old));
    let ended = old.clone();
    host.write(move |db| {
        if let Some(old) = old {
            sessions::remove(db, &old)?;
        }
        sessions::remove_expired(db, now)?;
        sessions::create(db, &new, now)
    })
    .await?;
    if let Some(ended) = ended {
        end_streams(host, ended).await?;
    }
    with_cookie(Json(session).into_response(), cookie::set(&token, LIFETIME_S, host.secure_cookie))
}

/// Signs out; without a session there is nothing to do, and that is no failure.
pub(crate) async fn remove(State(host): State<Host>, headers: HeaderMap) -> Result<Response, Failure> {
    if let Some(token) = cookie::read(&headers) {
        let key = token::stored(&token);
        let ended = key.clone();
        host.write(move |db| sessions::remove(db, &key)).await?;
        end_streams(&host, ended).await?;
    }
    with_cookie(StatusCode::NO_CONTENT.into_response(), cookie::set("", 0, host.secure_cookie))
}

/// Nobody without a session is told anything.
async fn end_streams(host: &Host, session: String) -> Result<(), Failure> {
    let live = host.live.clone();
    host.run(move || live.end(&session)).await
}

async fn check(host: &Host, SignIn { email, password }: SignIn) -> Result<Session, Failure> {
    let user = host.read(move |db| users::by_email(db, &email)).await?;
    let session = host
        .run(move || {
            let right = password::verify(&password, user.as_ref().map(|user| user.password_hash.as_str()));
            user.filter(|_| right).map(|user| user.session)
        })
        .await?;
    session.ok_or_else(|| Failure::new(Code::BadCredentials, "No user has this e-mail and this password."))
}

fn too_many(wait_s: u64) -> Failure {
    let detail = format!("Too many attempts for this e-mail; try again in {wait_s} seconds.");
    Failure::new(Code::TooManyAttempts, detail).retry_after(wait_s)
}

fn with_cookie(mut response: Response, cookie: Option<http::HeaderValue>) -> Result<Response, Failure> {
    let cookie = cookie.ok_or_else(|| Failure::internal("the session cookie is no header value"))?;
    response.headers_mut().insert(header::SET_COOKIE, cookie);
    Ok(response)
}
