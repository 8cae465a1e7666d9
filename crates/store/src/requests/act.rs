//! Actions on a request: who may do what in which status, and what follows for the customer and for the other side.

use carnet_core::{
    state::Relationship,
    wire::{MessageKind, ObjectKind, Request, RequestAction, RequestKind, RequestStatus},
};

use super::{
    REMIND_MS,
    open::{cancel, display_name, tell_recipient},
    read,
    recorded::{Deed, record},
    relate::{Asking, relate, wanted_of},
    stored::{self, Stored},
};
use crate::{
    customers::Actor,
    db::{self, Db},
    error::Result,
    messages::{self, NewMessage, To},
    suppliers,
};

/// An action about to be done. The words have been read; `new_id` is for the request
/// and the supplier that may follow.
#[derive(Clone, Debug)]
pub struct Act<'a> {
    pub account_id: &'a str,
    pub user_id: &'a str,
    pub request_id: &'a str,
    pub action: RequestAction,
    pub words: Option<&'a str>,
    pub new_id: &'a str,
    pub now_ms: i64,
}

/// Why nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActRefused {
    /// There is none with this id, or it is between two other companies.
    NotFound,
    /// It has been answered or taken back.
    Answered,
    /// This side, this kind or this status does not take the action.
    NotAllowed,
    /// The recipient was asked or reminded less than [`REMIND_MS`] ago.
    RemindedRecently,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Sender,
    Recipient,
}

/// Does it; answers the request as the company that acts sees it now. Run it inside one [`crate::pool::write`].
pub fn act(db: &mut dyn Db, act: &Act<'_>) -> Result<std::result::Result<Request, ActRefused>> {
    let request = stored::get(db, act.request_id)?;
    let Some((request, side)) = request.and_then(|request| side(&request, act.account_id).map(|side| (request, side)))
    else {
        return Ok(Err(ActRefused::NotFound));
    };
    if let Some(refused) = refusal(db, &request, side, act)? {
        return Ok(Err(refused));
    }
    match act.action {
        RequestAction::Accept => accept(db, &request, act)?,
        RequestAction::Refuse => refuse(db, &request, act)?,
        RequestAction::Activate => activate(db, &request, act)?,
        RequestAction::PutBack => put_back(db, &request, act)?,
        RequestAction::Cancel => {
            relate(db, &sender(&request, act.user_id), Relationship::Cancelled, act.now_ms, |db| {
                cancel(db, &request, act.user_id, act.words, act.now_ms)
            })?
        }
        RequestAction::Remind => remind(db, &request, act)?,
        RequestAction::Emailed => {
            let after = Stored { emailed_at: Some(act.now_ms), ..request.clone() };
            save(db, act, "request.emailed", &request, &after)?;
        }
    }
    Ok(read::get(db, act.account_id, act.request_id, act.now_ms)?.ok_or(ActRefused::NotFound))
}

fn side(request: &Stored, account_id: &str) -> Option<Side> {
    match request {
        _ if request.account_id == account_id => Some(Side::Sender),
        _ if request.recipient_account_id.as_deref() == Some(account_id) => Some(Side::Recipient),
        _ => None,
    }
}

fn refusal(db: &mut dyn Db, request: &Stored, side: Side, act: &Act<'_>) -> Result<Option<ActRefused>> {
    use RequestAction::{Accept, Activate, Cancel, Emailed, PutBack, Refuse, Remind};
    let (by, of) = match act.action {
        Accept | Refuse => (Side::Recipient, Some(RequestKind::Acceptance)),
        Activate | PutBack | Emailed => (Side::Sender, Some(RequestKind::Routing)),
        Remind => (Side::Sender, Some(RequestKind::Acceptance)),
        Cancel => (Side::Sender, None),
    };
    if side != by || of.is_some_and(|kind| kind != request.kind) {
        return Ok(Some(ActRefused::NotAllowed));
    }
    Ok(match (act.action, request.status) {
        (PutBack, RequestStatus::Activated) => (!decides_routing(db, request)?).then_some(ActRefused::NotAllowed),
        (PutBack, RequestStatus::Pending) => Some(ActRefused::NotAllowed),
        (Remind, RequestStatus::Pending) => {
            (!may_remind(request.created_at, request.reminded_at, act.now_ms)).then_some(ActRefused::RemindedRecently)
        }
        (_, RequestStatus::Pending) => None,
        _ => Some(ActRefused::Answered),
    })
}

/// Whether the recipient may be reminded of a request that is open.
pub(super) fn may_remind(created_at: i64, reminded_at: Option<i64>, now_ms: i64) -> bool {
    now_ms - reminded_at.unwrap_or(created_at).max(created_at) >= REMIND_MS
}

/// Whether the customer is ready because of this request: documents go through the provider that it was about.
fn decides_routing(db: &mut dyn Db, request: &Stored) -> Result<bool> {
    let sql = "select provider_id from customers where id = $1 and deleted_at is null and relationship = 'ready'";
    let provider = db::query_one(db, sql, &[(&request.customer_id).into()], |row| row.opt_text(0))?;
    Ok(provider.is_some_and(|provider| provider == request.provider_id))
}

fn sender<'a>(request: &'a Stored, user_id: &'a str) -> Asking<'a> {
    Asking { account_id: &request.account_id, customer_id: &request.customer_id, user_id }
}

fn answered(request: &Stored, status: RequestStatus, act: &Act<'_>) -> Stored {
    Stored {
        status,
        answered_at: Some(act.now_ms),
        answered_by: Some(act.user_id.to_owned()),
        answer: act.words.map(str::to_owned),
        ..request.clone()
    }
}

fn save(db: &mut dyn Db, act: &Act<'_>, what: &str, before: &Stored, after: &Stored) -> Result<()> {
    stored::save(db, after)?;
    record(db, &Deed { user_id: act.user_id, what, now_ms: act.now_ms }, Some(before), after)
}

fn accept(db: &mut dyn Db, request: &Stored, act: &Act<'_>) -> Result<()> {
    let next = wanted_of(db, &request.account_id, &request.customer_id, true)?;
    let after = answered(request, RequestStatus::Accepted, act);
    relate(db, &sender(request, act.user_id), next.relationship(), act.now_ms, |db| {
        save(db, act, "request.accept", request, &after)?;
        // In the name of who asked first: nobody of the recipient sends requests to the sender's provider.
        next.ask(db, act.new_id, &sender(request, &request.created_by), act.now_ms)
    })?;
    authorize(db, request, act)?;
    tell_sender(db, &after, MessageKind::RequestAccepted, act)
}

/// Whoever may send is a supplier from now on.
fn authorize(db: &mut dyn Db, request: &Stored, act: &Act<'_>) -> Result<()> {
    let sql = "select participant_key from accounts where id = $1";
    let participant = db::query_one(db, sql, &[(&request.account_id).into()], |row| row.opt_text(0))?;
    let actor = Actor { account_id: act.account_id, user_id: act.user_id, now_ms: act.now_ms };
    match participant.flatten() {
        Some(participant_key) => suppliers::authorize(db, &actor, act.new_id, &participant_key),
        None => Ok(()),
    }
}

fn refuse(db: &mut dyn Db, request: &Stored, act: &Act<'_>) -> Result<()> {
    let after = answered(request, RequestStatus::Refused, act);
    relate(db, &sender(request, act.user_id), Relationship::Refused, act.now_ms, |db| {
        save(db, act, "request.refuse", request, &after)
    })?;
    tell_sender(db, &after, MessageKind::RequestRefused, act)
}

fn activate(db: &mut dyn Db, request: &Stored, act: &Act<'_>) -> Result<()> {
    let after = answered(request, RequestStatus::Activated, act);
    relate(db, &sender(request, act.user_id), Relationship::Ready, act.now_ms, |db| {
        save(db, act, "request.activate", request, &after)
    })
}

fn put_back(db: &mut dyn Db, request: &Stored, act: &Act<'_>) -> Result<()> {
    let status = RequestStatus::Pending;
    let after = Stored { status, answered_at: None, answered_by: None, answer: None, ..request.clone() };
    relate(db, &sender(request, act.user_id), Relationship::AwaitingRouting, act.now_ms, |db| {
        save(db, act, "request.putBack", request, &after)
    })
}

fn remind(db: &mut dyn Db, request: &Stored, act: &Act<'_>) -> Result<()> {
    let after = Stored { reminded_at: Some(act.now_ms), ..request.clone() };
    save(db, act, "request.remind", request, &after)?;
    tell_recipient(db, &after, MessageKind::RequestReminded, act.user_id, act.words, act.now_ms)
}

fn tell_sender(db: &mut dyn Db, request: &Stored, kind: MessageKind, act: &Act<'_>) -> Result<()> {
    let by = display_name(db, act.user_id)?;
    let message = NewMessage {
        account_id: &request.account_id,
        to: To::Everybody,
        kind,
        name: &request.customer_name,
        object_kind: ObjectKind::Customer,
        object_id: &request.customer_id,
        count: None,
        names: &[],
        words: act.words,
        by: by.as_deref(),
    };
    messages::send(db, &message, act.now_ms)?;
    Ok(())
}
