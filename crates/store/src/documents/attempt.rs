//! One attempt: the engine over the directory as it is now, its trace kept, and what follows from it in the same
//! transaction: a routed document is in the outbox, one that nobody could look up waits, any other is stopped.

use carnet_core::{
    identifier::ParticipantId,
    routing::decide,
    wire::{AttemptReason, DocumentStatus, Route, RouteParty, StopCause},
};

use super::stored::{self, Stored, to_json};
use crate::{
    db::Db,
    error::{Error, Result},
    hand_offs::{self, NewHandOff},
    routing::{self, LiveBlock, RouteRequest},
    text,
};

/// How long a document waits after the first failed look-up; each further one doubles it.
const FIRST_WAIT_MS: i64 = 2 * 60 * 1000;
const LONGEST_WAIT_MS: i64 = 3600 * 1000;

/// Why, by whom and when a document is routed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Try<'a> {
    pub reason: AttemptReason,
    /// Absent: by itself.
    pub user_id: Option<&'a str>,
    pub now_ms: i64,
    /// What a check of the recipient has just found.
    pub live: Option<&'a LiveBlock>,
}

/// Routes a document, and answers it as it is now. Only an open one comes here.
pub(super) fn run(db: &mut dyn Db, before: &Stored, tried: &Try<'_>) -> Result<Stored> {
    let request = RouteRequest {
        identifiers: &before.identifiers,
        document_types: &before.document_types,
        name: Some(before.recipient.as_str()).filter(|name| !name.is_empty()),
        now_ms: tried.now_ms,
        live: tried.live,
    };
    let facts = routing::facts(db, &before.account_id, &request)?;
    let route = decide(&facts, facts.directory);
    keep(db, before, tried, &route)?;
    let status = follow(db, before, &route, tried.now_ms)?;
    store(db, before, tried, &route, status)?;
    let gone = || Error::Corrupt(format!("the document {} is gone while it was routed", before.id));
    stored::get(db, &before.account_id, &before.id)?.ok_or_else(gone)
}

/// The attempt itself, with its whole trace.
fn keep(db: &mut dyn Db, before: &Stored, tried: &Try<'_>, route: &Route) -> Result<()> {
    db.execute(
        "insert into document_attempts (document_id, position, at, user_id, reason, trace)
         values ($1, $2, $3, $4, $5, $6)",
        &[
            (&before.id).into(),
            (before.tries + 1).into(),
            tried.now_ms.into(),
            tried.user_id.into(),
            text::attempt_reason(tried.reason).into(),
            to_json(route)?.into(),
        ],
    )?;
    Ok(())
}

fn follow(db: &mut dyn Db, before: &Stored, route: &Route, now_ms: i64) -> Result<DocumentStatus> {
    match route.cause {
        Some(StopCause::LookupFailed) => return Ok(DocumentStatus::Waiting),
        Some(_) => return Ok(DocumentStatus::Stopped),
        None => {}
    }
    let nowhere = || Error::Corrupt(format!("the document {} was routed to nobody", before.id));
    let party = route.party.as_ref().ok_or_else(nowhere)?;
    let new = NewHandOff {
        document_id: &before.id,
        account_id: &before.account_id,
        provider_id: &party.provider.as_ref().ok_or_else(nowhere)?.id,
        address: &party.participant_id,
    };
    // What its provider has got in the meantime is not sent again.
    let queued = hand_offs::queue(db, &new, now_ms)?;
    Ok(if queued { DocumentStatus::Queued } else { DocumentStatus::Delivered })
}

fn store(db: &mut dyn Db, before: &Stored, tried: &Try<'_>, route: &Route, status: DocumentStatus) -> Result<()> {
    let retry_at = (status == DocumentStatus::Waiting).then(|| tried.now_ms + wait(before, tried));
    let changed = db.execute(
        "update documents set status = $2, cause = $3, found_in = $4, party = $5, participant_key = $6,
             attempted_at = $7, retry_at = $8, first_cause = case when tries = 0 then $3 else first_cause end,
             tries = tries + 1, version = version + 1
         where id = $1 and version = $9",
        &[
            (&before.id).into(),
            text::document_status(status).into(),
            route.cause.map(text::stop_cause).into(),
            route.found_in.map(text::looked_in).into(),
            route.party.as_ref().map(to_json).transpose()?.into(),
            route.party.as_ref().and_then(key).into(),
            tried.now_ms.into(),
            retry_at.into(),
            before.version.into(),
        ],
    )?;
    // Its provider's answer came between: whoever asks again sees it.
    if changed == 0 { Err(Error::Busy) } else { Ok(()) }
}

/// Until the next attempt: longer each time one has come by itself and failed again.
fn wait(before: &Stored, tried: &Try<'_>) -> i64 {
    let last = before.retry_at.filter(|_| tried.reason == AttemptReason::Retried).map(|at| at - before.attempted_at);
    last.map_or(FIRST_WAIT_MS, |last| (2 * last).clamp(FIRST_WAIT_MS, LONGEST_WAIT_MS))
}

fn key(party: &RouteParty) -> Option<String> {
    ParticipantId::parse(&party.participant_id).ok().map(|id| id.key())
}
