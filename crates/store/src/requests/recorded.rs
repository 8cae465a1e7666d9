//! What the audit trail keeps of a request, on the sender's side and, where it is a company here, on the recipient's.

use carnet_core::wire::{ObjectKind, RequestKind, RequestStatus};
use serde::Serialize;

use super::stored::Stored;
use crate::{
    audit::{self, Change},
    db::Db,
    error::Result,
    times,
};

/// A request as the trail shows it: facts alone, nothing that changes by the mere passing of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Recorded {
    kind: RequestKind,
    status: RequestStatus,
    answer: Option<String>,
    reminded_at: Option<String>,
    emailed_at: Option<String>,
}

impl Recorded {
    pub fn of(request: &Stored) -> Self {
        Self {
            kind: request.kind,
            status: request.status,
            answer: request.answer.clone(),
            reminded_at: request.reminded_at.map(times::rfc3339),
            emailed_at: request.emailed_at.map(times::rfc3339),
        }
    }
}

/// Who does what, and when.
pub struct Deed<'a> {
    pub user_id: &'a str,
    /// `request.accept`, …
    pub what: &'a str,
    pub now_ms: i64,
}

/// Records one change of a request for each company it concerns; each sees it under the other one's name.
pub fn record(db: &mut dyn Db, deed: &Deed<'_>, before: Option<&Stored>, after: &Stored) -> Result<()> {
    let (old, new) = (before.map(Recorded::of), Recorded::of(after));
    let sides = [
        Some((&after.account_id, &after.customer_name)),
        after.recipient_account_id.as_ref().map(|account| (account, &after.account_name)),
    ];
    for (account_id, name) in sides.into_iter().flatten() {
        let change = Change {
            account_id,
            user_id: deed.user_id,
            at_ms: deed.now_ms,
            what: deed.what,
            object_kind: ObjectKind::Request,
            object_id: &after.id,
            object_name: name,
        };
        audit::record(db, &change, old.as_ref(), Some(&new))?;
    }
    Ok(())
}
