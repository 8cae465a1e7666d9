//! Checking a recipient in the network itself before a document is routed to it, where the server is set to. Done
//! before the transaction: nobody waits for a stranger's answer with the database locked.

use carnet_core::{
    identifier::ParticipantId,
    routing, state,
    wire::{
        CheckAnswer, DocumentStatus, DocumentType, Resent, RouteIdentifier, Session, StopCause, Verdict, Verification,
    },
};
use carnet_store::{
    Result,
    checks::{self, Found},
    customers::Actor,
    documents, pool,
    routing::{LiveBlock, RouteRequest},
};

use crate::{host::Host, verification::VerifyTarget};

/// How long a call goes on with further documents; less than a request may take by the time of one more check.
const RESEND_WITHIN_MS: i64 = 8_000;

/// What a document is routed by.
pub(crate) struct Routed<'a> {
    pub account_id: &'a str,
    pub identifiers: &'a [RouteIdentifier],
    /// Document type ids that fit.
    pub document_types: &'a [String],
}

/// What the network says against the recipient to which the document would go; nothing when it is not asked, when
/// the document goes nowhere anyway, or when the recipient receives it. Blocks.
pub(crate) fn live_block(host: &Host, routed: &Routed<'_>) -> Result<Option<LiveBlock>> {
    let Some(checks) = host.checks.as_ref().filter(|checks| checks.before_send) else { return Ok(None) };
    let Some(participant_id) = recipient(host, routed)? else { return Ok(None) };
    let Ok(key) = ParticipantId::parse(&participant_id).map(|id| id.key()) else { return Ok(None) };
    let now = (host.now)();
    let found = match checks.recent(&key, now) {
        Some(found) => found,
        None => {
            let Some(place) = checks.enter_to_send() else { return Ok(Some(block(key, StopCause::LookupFailed))) };
            let target = VerifyTarget { participant_id, document_types: routed.document_types.to_vec() };
            let found = checks.verify(&target, now);
            drop(place);
            checks.keep(&key, &found, now);
            let stored = Found { participant_key: key.clone(), verification: found.clone() };
            pool::write(host.pool.as_ref(), |db| checks::record(db, &[stored], now))?;
            found
        }
    };
    Ok(against(&found, routed.document_types).map(|cause| block(key, cause)))
}

/// [`live_block`] of a document with this fingerprint; of one that is there already nothing is asked.
pub(crate) fn live_block_of_new(host: &Host, routed: &Routed<'_>, hash: &str) -> Result<Option<LiveBlock>> {
    let is_asked = host.checks.as_ref().is_some_and(|checks| checks.before_send);
    if !is_asked || pool::read(host.pool.as_ref(), |db| documents::known(db, routed.account_id, hash))?.is_some() {
        return Ok(None);
    }
    live_block(host, routed)
}

/// [`live_block`] of a document that is there, by other identifiers where some are given.
pub(crate) fn live_block_of(
    host: &Host,
    account_id: &str,
    id: &str,
    identifiers: Option<&[RouteIdentifier]>,
) -> Result<Option<LiveBlock>> {
    if !host.checks.as_ref().is_some_and(|checks| checks.before_send) {
        return Ok(None);
    }
    let document = pool::read(host.pool.as_ref(), |db| documents::get(db, account_id, id))?;
    let Some(detail) = document.and_then(|document| document.detail) else { return Ok(None) };
    let identifiers = identifiers.unwrap_or(&detail.identifiers);
    live_block(host, &Routed { account_id, identifiers, document_types: &detail.document_types })
}

/// Resends what stopped for a cause, each document after its own check, for as long as a request may take; the rest is
/// left. Blocks.
pub(crate) fn resend_each(host: &Host, session: &Session, cause: StopCause, before_ms: i64) -> Result<Resent> {
    let (begun, account_id) = ((host.now)(), session.account.id.as_str());
    let pool = host.pool.as_ref();
    let (ids, total) = pool::read(pool, |db| documents::resendable(db, account_id, cause, before_ms.min(begun)))?;
    let mut resent = Resent { routed: 0, stopped: 0, left: total };
    for id in ids {
        let now_ms = (host.now)();
        if now_ms - begun > RESEND_WITHIN_MS {
            break;
        }
        let live = live_block_of(host, account_id, &id, None)?;
        let actor = Actor { account_id, user_id: &session.user.id, now_ms };
        // Whoever was faster has resent or deleted it.
        let Ok(document) = pool::write(pool, |db| documents::resend(db, &actor, &id, live.as_ref()))? else { continue };
        resent.left -= 1;
        match document.status {
            DocumentStatus::Queued | DocumentStatus::Delivered => resent.routed += 1,
            DocumentStatus::Waiting | DocumentStatus::Stopped | DocumentStatus::Failed => resent.stopped += 1,
        }
    }
    host.live.poll(host);
    Ok(resent)
}

fn block(participant_key: String, cause: StopCause) -> LiveBlock {
    LiveBlock { participant_key, cause }
}

/// To whom the document would go.
fn recipient(host: &Host, routed: &Routed<'_>) -> Result<Option<String>> {
    let now_ms = (host.now)();
    let (identifiers, document_types) = (routed.identifiers, routed.document_types);
    let request = RouteRequest { identifiers, document_types, name: None, now_ms, live: None };
    let facts = pool::read(host.pool.as_ref(), |db| carnet_store::routing::facts(db, routed.account_id, &request))?;
    let route = routing::decide(&facts, facts.directory);
    Ok(route.party.filter(|_| route.verdict == Verdict::Routed).map(|party| party.participant_id))
}

/// Nobody carries documents for a participant that its publisher does not serve.
fn against(found: &Verification, document_types: &[String]) -> Option<StopCause> {
    match found.answer {
        CheckAnswer::NotRegistered => Some(StopCause::NonExisting),
        CheckAnswer::NotServed => Some(StopCause::NoPlatform),
        CheckAnswer::CannotReceive => Some(StopCause::NoDocumentType),
        CheckAnswer::Failed => Some(StopCause::LookupFailed),
        CheckAnswer::Receives if document_types.is_empty() => None,
        CheckAnswer::Receives => {
            let takes = found.document_types.iter().any(|id| state::receives(&offered(id), document_types));
            (!takes).then_some(StopCause::NoDocumentType)
        }
    }
}

fn offered(id: &str) -> DocumentType {
    let (scheme, value) = id.split_once("::").unwrap_or(("", id));
    DocumentType { scheme: scheme.to_owned(), value: value.to_owned(), name: String::new() }
}
