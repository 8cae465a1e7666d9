//! One entry of the audit trail as it travels: with the person's name, its differences, and whether it can be undone.

use carnet_core::wire::AuditEntry;

use super::diff;
use crate::{customers::RESTORABLE_MS, db::Row, error::Result, times};

/// The columns of [`entry`], from [`FROM`].
pub(crate) const COLUMNS: &str = "a.seq, a.at, coalesce(u.display_name, ''), a.what, a.object_kind, a.object_id, \
     a.object_name, a.before, a.after, d.deleted_at";

/// `audit a`, who did it, and the customer as long as it is gone by this very change.
pub(crate) const FROM: &str = "audit a left join users u on u.id = a.user_id \
     left join customers d on a.what = 'customer.delete' and d.id = a.object_id and d.deleted_at = a.at";

pub(crate) fn entry(row: &Row, now_ms: i64) -> Result<AuditEntry> {
    let (before, after) = (row.opt_text(7)?, row.opt_text(8)?);
    Ok(AuditEntry {
        id: row.int(0)?.to_string(),
        at: times::rfc3339(row.int(1)?),
        by: row.text(2)?,
        action: row.text(3)?,
        object_kind: row.text(4)?,
        object_id: row.text(5)?,
        object_name: row.text(6)?,
        restorable: row.opt_int(9)?.is_some_and(|deleted_at| now_ms - deleted_at <= RESTORABLE_MS),
        changes: diff(before.as_deref(), after.as_deref()),
    })
}
