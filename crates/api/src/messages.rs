//! Messages of the reader's company: the list, how many are unread, and marking them.

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::{Json, extract::State};
use carnet_core::wire::{Code, Message, Page, Session, Unread};
use carnet_store::{
    db::Db,
    messages::{self, MessageQuery},
};

use crate::{
    extract::{ApiPath, ApiQuery, FromParams, Params, SignedIn},
    host::{App, Host},
    openapi::{Kind, doc, yes_no},
    problem::Failure,
};

pub(crate) fn routes() -> ApiRouter<App> {
    const NOT_FOUND: &[Code] = &[Code::MessageNotFound];
    let list = get_with(list, |op| doc(op, "listMessages", "Messages to the company, newest first", &[]));
    let unread = get_with(unread, |op| doc(op, "countUnread", "How many messages are unread", &[]));
    let read_all = post_with(read_all, |op| doc(op, "readAllMessages", "Marks every message as read", &[]));
    let read = post_with(read, |op| doc(op, "readMessage", "Marks a message as read", NOT_FOUND));
    let not_read = post_with(not_read, |op| doc(op, "unreadMessage", "Marks a message as unread", NOT_FOUND));
    ApiRouter::new()
        .api_route("/api/v1/messages", list)
        .api_route("/api/v1/messages/unread", unread)
        .api_route("/api/v1/messages/readAll", read_all)
        .api_route("/api/v1/messages/{id}/read", read)
        .api_route("/api/v1/messages/{id}/unread", not_read)
}

impl FromParams for MessageQuery {
    const NAMES: &[&str] = &["unread", "cursor", "page", "limit"];
    const KINDS: &[(&str, Kind)] = &[("unread", yes_no)];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        let paging = params.paging()?;
        let unread = params.yes_no("unread")?.unwrap_or(false);
        Ok(Self { unread, cursor: paging.cursor, page: paging.page, limit: paging.limit })
    }
}

/// `GET /messages`, newest first.
async fn list(
    State(host): State<Host>,
    SignedIn(session): SignedIn,
    ApiQuery(query): ApiQuery<MessageQuery>,
) -> Result<Json<Page<Message>>, Failure> {
    Ok(Json(host.read(move |db| messages::list(db, &session.account.id, &session.user.id, &query)).await?))
}

/// `GET /messages/unread`.
async fn unread(State(host): State<Host>, SignedIn(session): SignedIn) -> Result<Json<Unread>, Failure> {
    Ok(Json(host.read(move |db| count(db, &session)).await?))
}

/// `POST /messages/readAll`.
async fn read_all(State(host): State<Host>, SignedIn(session): SignedIn) -> Result<Json<Unread>, Failure> {
    let now = (host.now)();
    let marked = host.write(move |db| {
        messages::mark_all_read(db, &session.account.id, &session.user.id, now)?;
        count(db, &session)
    });
    Ok(Json(marked.await?))
}

/// `POST /messages/{id}/read`.
async fn read(
    State(host): State<Host>,
    SignedIn(session): SignedIn,
    ApiPath(id): ApiPath,
) -> Result<Json<Unread>, Failure> {
    mark(host, session, id, true).await
}

/// `POST /messages/{id}/unread`.
async fn not_read(
    State(host): State<Host>,
    SignedIn(session): SignedIn,
    ApiPath(id): ApiPath,
) -> Result<Json<Unread>, Failure> {
    mark(host, session, id, false).await
}

/// Answers how many are unread now.
async fn mark(host: Host, session: Session, id: String, read: bool) -> Result<Json<Unread>, Failure> {
    let now = (host.now)();
    let marked = host.write(move |db| {
        let known = messages::mark(db, &session.account.id, &session.user.id, &id, read, now)?;
        known.then(|| count(db, &session)).transpose()
    });
    let unread = marked.await?;
    unread.map(Json).ok_or_else(|| Failure::new(Code::MessageNotFound, "No message to your company has this id."))
}

fn count(db: &mut dyn Db, session: &Session) -> carnet_store::Result<Unread> {
    Ok(Unread { unread: messages::unread(db, &session.account.id, &session.user.id)? })
}
