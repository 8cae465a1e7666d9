//! `/session`: signing in and out, who is signed in, and one's own preferences.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use carnet_core::wire::{ChangeMyself, Code, CurrentSession, Session, SignIn, SignInOptions};
use carnet_store::{known_browsers, sessions, users};
use http::StatusCode;

use super::{
    begin::{begin, end_streams, refused, with_cookies},
    client::Client,
    cookie,
    limiter::Attempt,
};
use crate::{
    extract::{ApiJson, MaybeSignedIn, Person, SignedIn},
    host::{App, Host},
    password,
    problem::Failure,
    texts::{Faults, MAX_PERSON_CHARS},
};

pub(super) async fn get(State(host): State<Host>, SignedIn(session): SignedIn) -> Json<Session> {
    Json(host.told(session))
}

/// The same for everybody: that nobody is signed in is an answer here, where a page asks before it knows.
pub(super) async fn current(State(host): State<Host>, MaybeSignedIn(session): MaybeSignedIn) -> Json<CurrentSession> {
    Json(CurrentSession { session: session.map(|session| host.told(session)) })
}

/// How one may sign in, for everybody.
pub(super) async fn options(State(host): State<Host>) -> Json<SignInOptions> {
    Json(host.sign_in)
}

/// Signs in.
pub(super) async fn add(
    State(app): State<App>,
    client: Client,
    ApiJson(body): ApiJson<SignIn>,
) -> Result<Response, Failure> {
    let attempt = attempt(&app, &client, &body.email).await?;
    let (session, hash) = check(&app, body).await?;
    app.limiter.succeeded(&attempt);
    begin(&app.host, &client, session, Some(hash)).await
}

/// Signs out; without a session there is nothing to do, and that is no failure.
pub(super) async fn remove(State(host): State<Host>, client: Client) -> Result<Response, Failure> {
    if let Some(token) = client.session {
        let ended = token.clone();
        host.write(move |db| sessions::remove(db, &token)).await?;
        end_streams(&host, vec![ended]).await?;
    }
    with_cookies(StatusCode::NO_CONTENT.into_response(), [cookie::set_session("", 0, host.secure_cookie)])
}

/// Sets one's own name and language.
pub(super) async fn change(
    State(host): State<Host>,
    Person { session, .. }: Person,
    ApiJson(body): ApiJson<ChangeMyself>,
) -> Result<Json<Session>, Failure> {
    let mut faults = Faults::default();
    let name = faults.some_line("displayName", body.display_name.as_deref(), MAX_PERSON_CHARS, "Your name.");
    faults.check()?;
    let now = (host.now)();
    let changed = host.write(move |db| users::change_myself(db, &session, body.locale, name.as_deref(), now)).await?;
    Ok(Json(host.told(changed)))
}

async fn attempt(app: &App, client: &Client, email: &str) -> Result<Attempt, Failure> {
    let now = (app.host.now)();
    let known = match client.known.clone() {
        None => None,
        Some(token) => {
            let (stored, email) = (token.clone(), email.to_owned());
            let knows = app.host.read(move |db| known_browsers::knows(db, &stored, &email, now)).await?;
            knows.then_some(token)
        }
    };
    app.limiter.sign_in(email, client.address, known.as_deref(), now).map_err(too_many)
}

// Who it is, and the hash that the password belongs to.
async fn check(app: &App, SignIn { email, password }: SignIn) -> Result<(Session, String), Failure> {
    let user = app.host.read(move |db| users::by_email(db, &email)).await?;
    let checked = app.gate.run(&app.host, move || {
        let right = password::verify(&password, user.as_ref().map(|user| user.password_hash.as_str()));
        user.filter(|_| right).map(|user| (user.session, user.password_hash))
    });
    checked.await?.ok_or_else(refused)
}

/// Somebody tries again and again.
pub(crate) fn too_many(wait_s: u64) -> Failure {
    let detail = format!("Too many attempts; try again in {wait_s} seconds.");
    Failure::new(Code::TooManyAttempts, detail).retry_after(wait_s)
}
