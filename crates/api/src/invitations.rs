//! Links to choose a password, for whoever has one: nobody is signed in here.

use aide::axum::{ApiRouter, routing::post_with};
use axum::{Json, extract::State, response::Response};
use carnet_core::wire::{AcceptInvitation, Code, Invitation, ReadInvitation, Session};
use carnet_store::links::{self, Link};

use crate::{
    extract::ApiJson,
    host::App,
    openapi::doc,
    password,
    problem::Failure,
    session::{self, Client, PASSWORD_FAULTS, end_streams, token, too_many},
};

pub(crate) fn routes() -> ApiRouter<App> {
    const OWN: &[Code] = &[Code::LinkInvalid, Code::TooManyAttempts];
    let read = post_with(read, |op| doc(op, "readInvitation", "Whom a link is for", OWN));
    let accept = post_with(accept, |op| {
        let problems = [OWN, &PASSWORD_FAULTS].concat();
        let op = doc(op, "acceptInvitation", "Chooses the password, and signs in", &problems);
        op.response::<200, Json<Session>>()
    });
    ApiRouter::new().api_route("/api/v1/invitations/read", read).api_route("/api/v1/invitations/accept", accept)
}

/// `POST /invitations/read`.
async fn read(
    State(app): State<App>,
    client: Client,
    ApiJson(body): ApiJson<ReadInvitation>,
) -> Result<Json<Invitation>, Failure> {
    Ok(Json(link(&app, &client, &body.token).await?.invitation()))
}

/// `POST /invitations/accept`.
async fn accept(
    State(app): State<App>,
    client: Client,
    ApiJson(AcceptInvitation { token, password }): ApiJson<AcceptInvitation>,
) -> Result<Response, Failure> {
    let Link { session, .. } = link(&app, &client, &token).await?;
    password::refuse(&password, &session, "password")?;
    let random = app.host.random;
    let hash = app.gate.run(&app.host, move || password::hash(&password, random)).await?;
    let hash = hash.map_err(|error| Failure::internal(error.to_string()))?;
    let (stored, proof) = (token::stored(&token), hash.clone());
    let now = (app.host.now)();
    let accepted = app.host.write(move |db| links::accept(db, &stored, &hash, now)).await?;
    let (session, ended) = accepted.ok_or_else(invalid)?;
    end_streams(&app.host, ended).await?;
    session::begin(&app.host, &client, session, Some(proof)).await
}

async fn link(app: &App, client: &Client, token: &str) -> Result<Link, Failure> {
    let now = (app.host.now)();
    let attempt = app.limiter.link(client.address, now).map_err(too_many)?;
    let stored = token::stored(token);
    let link = app.host.read(move |db| links::find(db, &stored, now)).await?.ok_or_else(invalid)?;
    app.limiter.succeeded(&attempt);
    Ok(link)
}

fn invalid() -> Failure {
    Failure::new(Code::LinkInvalid, "Ask an administrator of your company for a new one.")
}
