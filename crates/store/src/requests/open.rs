//! Sending a request, and taking back the open one of a customer.

use carnet_core::wire::{MessageKind, ObjectKind, RequestKind, RequestStatus};

use super::{
    recorded::{Deed, record},
    stored::{self, Stored},
};
use crate::{
    db::{self, Db},
    error::{Error, Result},
    messages::{self, NewMessage, To},
    text,
};

/// A request about to be sent. The customer is one of the account's, and has no open one.
#[derive(Clone, Debug)]
pub struct NewRequest<'a> {
    pub id: &'a str,
    pub kind: RequestKind,
    pub account_id: &'a str,
    pub customer_id: &'a str,
    /// The company that is asked, for acceptance.
    pub recipient_account_id: Option<&'a str>,
    /// The provider that is to set up routing.
    pub provider_id: Option<&'a str>,
    pub user_id: &'a str,
}

/// Sends a request; the recipient, where it is a company here, gets a message. The customer's relationship is left
/// to whoever calls.
pub fn open(db: &mut dyn Db, request: &NewRequest<'_>, now_ms: i64) -> Result<()> {
    db.execute(
        "insert into requests
             (id, kind, status, account_id, customer_id, recipient_account_id, provider_id, created_at, created_by)
         values ($1, $2, 'pending', $3, $4, $5, $6, $7, $8)",
        &[
            request.id.into(),
            text::request_kind(request.kind).into(),
            request.account_id.into(),
            request.customer_id.into(),
            request.recipient_account_id.into(),
            request.provider_id.into(),
            now_ms.into(),
            request.user_id.into(),
        ],
    )?;
    let sent = stored::get(db, request.id)?
        .ok_or_else(|| Error::Corrupt(format!("the request {} is gone right after it was sent", request.id)))?;
    record(db, &Deed { user_id: request.user_id, what: "request.send", now_ms }, None, &sent)?;
    tell_recipient(db, &sent, MessageKind::RequestReceived, request.user_id, None, now_ms)
}

/// Takes back the open request of a customer; whether there was one. The customer's relationship is left to whoever
/// calls.
pub fn cancel_open(db: &mut dyn Db, customer_id: &str, user_id: &str, now_ms: i64) -> Result<bool> {
    let Some(before) = stored::open_of(db, customer_id)? else { return Ok(false) };
    cancel(db, &before, user_id, None, now_ms)?;
    Ok(true)
}

/// Takes back an open request, with words for the recipient.
pub fn cancel(db: &mut dyn Db, before: &Stored, user_id: &str, words: Option<&str>, now_ms: i64) -> Result<()> {
    let after = Stored {
        status: RequestStatus::Cancelled,
        answered_at: Some(now_ms),
        answered_by: Some(user_id.to_owned()),
        ..before.clone()
    };
    stored::save(db, &after)?;
    record(db, &Deed { user_id, what: "request.cancel", now_ms }, Some(before), &after)?;
    tell_recipient(db, &after, MessageKind::RequestWithdrawn, user_id, words, now_ms)
}

/// A message to the company that is asked, if it is one here.
pub fn tell_recipient(
    db: &mut dyn Db,
    request: &Stored,
    kind: MessageKind,
    user_id: &str,
    words: Option<&str>,
    now_ms: i64,
) -> Result<()> {
    let Some(account_id) = &request.recipient_account_id else { return Ok(()) };
    let by = display_name(db, user_id)?;
    let message = NewMessage {
        account_id,
        to: To::Everybody,
        kind,
        name: &request.account_name,
        object_kind: ObjectKind::Request,
        object_id: &request.id,
        count: None,
        names: &[],
        words,
        by: by.as_deref(),
    };
    messages::send(db, &message, now_ms)?;
    Ok(())
}

pub fn display_name(db: &mut dyn Db, user_id: &str) -> Result<Option<String>> {
    db::query_one(db, "select display_name from users where id = $1", &[user_id.into()], |row| row.text(0))
}
