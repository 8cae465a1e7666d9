//! How a session begins, however the person has shown who it is; and how streams of what has ended end.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use carnet_core::wire::{Code, Session};
use carnet_store::{
    known_browsers,
    sessions::{self, LIFE_MS, NewSession},
    users,
};
use http::{HeaderMap, HeaderValue, header};

use super::{client::Client, cookie, token};
use crate::{host::Host, id, problem::Failure};

/// Begins a session for the person with this e-mail, whose identity somebody else has verified (single sign-on). The
/// answer is the one of `POST /session`, with its cookies; `None` when nobody here may sign in with this e-mail.
pub async fn sign_in_verified(host: &Host, headers: &HeaderMap, email: &str) -> Result<Option<Response>, Failure> {
    let email = email.to_owned();
    match host.read(move |db| users::by_email(db, &email)).await? {
        Some(user) => begin(host, &Client::of(headers), user.session, None).await.map(Some),
        None => Ok(None),
    }
}

pub(super) fn refused() -> Failure {
    Failure::new(Code::BadCredentials, "No user has this e-mail and this password.")
}

/// Begins a session, and answers it with its cookies. The session the browser had before ends, whoever it belonged to;
/// from now on the browser is known for this person. `proof` is the hash that the password was checked against: when
/// it is another one by now, nothing begins.
pub(crate) async fn begin(
    host: &Host,
    client: &Client,
    session: Session,
    proof: Option<String>,
) -> Result<Response, Failure> {
    let (token, browser) = (token::new(host.random), token::new(host.random));
    let new = NewSession {
        id: id::new(host.random),
        token_hash: token::stored(&token),
        user_id: session.user.id.clone(),
        browser: client.browser.clone(),
    };
    let (before, known, stored) = (client.session.clone(), client.known.clone(), token::stored(&browser));
    let now = (host.now)();
    let began = host.write(move |db| {
        if proof.is_some() && users::password_hash(db, &new.user_id)? != proof {
            return Ok(false);
        }
        if let Some(before) = before {
            sessions::remove(db, &before)?;
        }
        known_browsers::remember(db, &stored, &new.user_id, known.as_deref(), now)?;
        sessions::create(db, &new, now)?;
        Ok(true)
    });
    if !began.await? {
        return Err(refused());
    }
    end_streams(host, client.session.iter().cloned().collect()).await?;
    let cookies = [
        cookie::set_session(&token, LIFE_MS / 1000, host.secure_cookie),
        cookie::set_browser(&browser, known_browsers::KNOWN_MS / 1000, host.secure_cookie),
    ];
    with_cookies(Json(host.told(session)).into_response(), cookies)
}

/// Nobody without a session is told anything.
pub(crate) async fn end_streams(host: &Host, ended: Vec<String>) -> Result<(), Failure> {
    if ended.is_empty() {
        return Ok(());
    }
    let live = host.live.clone();
    host.run(move || ended.iter().for_each(|session| live.end(session))).await
}

pub(super) fn with_cookies(
    mut response: Response,
    cookies: impl IntoIterator<Item = Option<HeaderValue>>,
) -> Result<Response, Failure> {
    for cookie in cookies {
        let cookie = cookie.ok_or_else(|| Failure::internal("a cookie is no header value"))?;
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
