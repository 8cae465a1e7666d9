//! `GET /events`: the stream itself. axum's own needs a runtime; this one is a plain body fed by a queue.

use aide::axum::{ApiRouter, routing::get_with};
use axum::{
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use carnet_core::wire::Code;
use http::{HeaderMap, HeaderName, HeaderValue, header};

use super::{Listener, NotOpened};
use crate::{
    extract::Person,
    host::{App, Host},
    openapi::{doc, media},
    problem::Failure,
};

/// Asks nginx not to hold back what comes in small pieces.
const UNBUFFERED: (HeaderName, HeaderValue) =
    (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));

pub(crate) fn routes() -> ApiRouter<App> {
    let events = get_with(events, |op| {
        let op = doc(op, "listen", "What changes, as it happens", &[Code::TooManyAttempts]);
        media(op, 200, "text/event-stream", "Events `change`, `unread` and `resync`, without an end.")
    });
    ApiRouter::new().api_route("/api/v1/events", events)
}

async fn events(
    State(host): State<Host>,
    Person { session, token }: Person,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let listener = Listener { account_id: session.account.id, user_id: session.user.id, token };
    // What is no text is no number of ours either: such a reader looks at everything anew.
    let last_id = headers.get("last-event-id").map(|id| id.to_str().unwrap_or_default().to_owned());
    let blocking = host.clone();
    let opened = host.run(move || blocking.live.open(&blocking, listener, last_id.as_deref())).await?;
    let receiver = opened.map_err(not_opened)?;
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    Ok(([kind, UNBUFFERED], Body::from_stream(receiver)).into_response())
}

fn not_opened(reason: NotOpened) -> Failure {
    match reason {
        NotOpened::TooMany => {
            let detail = "This session has as many streams as it may; close a window that shows Carnet.";
            Failure::new(Code::TooManyAttempts, detail).retry_after(30)
        }
        NotOpened::Full => {
            Failure::new(Code::Unavailable, "The server has as many streams as it may; try again.").retry_after(30)
        }
        NotOpened::Failed(error) => error.into(),
    }
}
