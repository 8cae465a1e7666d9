//! Changes of documents in the audit trail.

use carnet_core::wire::{DocumentStatus, InboundKind, ObjectKind, RouteIdentifier, StopCause};
use serde::Serialize;

use super::stored::Stored;
use crate::{
    audit::{self, Change},
    customers::Actor,
    db::Db,
    error::Result,
};

/// A document as the trail shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Recorded<'a> {
    number: &'a str,
    kind: InboundKind,
    recipient: &'a str,
    status: DocumentStatus,
    cause: Option<StopCause>,
    /// Address to which it goes, or which the stop is about.
    participant_id: Option<&'a str>,
    identifiers: &'a [RouteIdentifier],
}

impl<'a> Recorded<'a> {
    fn of(stored: &'a Stored) -> Self {
        Self {
            number: &stored.number,
            kind: stored.kind,
            recipient: &stored.recipient,
            status: stored.status,
            cause: stored.cause,
            participant_id: stored.party.as_ref().map(|party| party.participant_id.as_str()),
            identifiers: &stored.identifiers,
        }
    }
}

/// Records what somebody did to a document; open pages are told.
pub(super) fn record(
    db: &mut dyn Db,
    actor: &Actor<'_>,
    what: &str,
    before: Option<&Stored>,
    after: Option<&Stored>,
) -> Result<()> {
    let Some(document) = after.or(before) else { return Ok(()) };
    let change = Change {
        account_id: actor.account_id,
        user_id: actor.user_id,
        at_ms: actor.now_ms,
        what,
        object_kind: ObjectKind::Document,
        object_id: &document.id,
        object_name: &document.number,
    };
    audit::record(db, &change, before.map(Recorded::of).as_ref(), after.map(Recorded::of).as_ref())
}
