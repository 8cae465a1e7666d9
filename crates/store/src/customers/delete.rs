//! Deleting a customer (R15): its numbers are free in the same transaction, its open request is taken back, and for
//! 30 days all of it can be undone.

use carnet_core::{
    state::Relationship,
    wire::{Customer, Deletion},
};

use super::{
    actor::{Actor, Outcome, Refused, settle},
    change::put_states,
    numbers,
};
use crate::{
    db::{self, Db, Row},
    error::{Error, Result},
    requests, times,
};

/// How long a deletion can be undone.
pub const RESTORABLE_MS: i64 = 30 * 86_400_000;

/// Deletes a customer that has this version, whatever its version without one; run it inside one
/// [`crate::pool::write`].
pub fn delete(
    db: &mut dyn Db,
    actor: &Actor<'_>,
    id: &str,
    version: Option<u64>,
) -> Result<std::result::Result<Deletion, Refused>> {
    settle(attempt(db, actor, id, version))
}

pub(super) fn attempt(db: &mut dyn Db, actor: &Actor<'_>, id: &str, version: Option<u64>) -> Outcome<Deletion> {
    let before = actor.current(db, id, version)?;
    requests::cancel_open(db, id, actor.user_id, actor.now_ms)?;
    numbers::free(db, id)?;
    put_states(db, id, before.own_status, without_request(before.relationship))?;
    mark(db, actor, &before)?;
    actor.record(db, "customer.delete", Some(&before), None)?;
    let gone = || Error::Corrupt(format!("the customer {id} is gone right after it was deleted"));
    Ok(deletion(db, actor.account_id, id, actor.now_ms)?.ok_or_else(gone)?)
}

// What was awaited is no longer asked for.
fn without_request(relationship: Relationship) -> Relationship {
    match relationship {
        Relationship::AwaitingAcceptance | Relationship::AwaitingRouting => Relationship::Cancelled,
        Relationship::Ready | Relationship::Refused | Relationship::Cancelled => relationship,
    }
}

fn mark(db: &mut dyn Db, actor: &Actor<'_>, before: &Customer) -> Result<()> {
    actor.touch(db, &before.id)?;
    // No number holds a line's end: control characters are refused.
    let freed = before.customer_numbers.join("\n");
    let sql = "update customers set deleted_at = $2, deleted_by = $3, freed_numbers = $4 where id = $1";
    db.execute(sql, &[(&before.id).into(), actor.now_ms.into(), actor.user_id.into(), freed.into()])?;
    Ok(())
}

/// The deletion of a customer of this account, as long as it can be undone.
pub fn deletion(db: &mut dyn Db, account_id: &str, id: &str, now_ms: i64) -> Result<Option<Deletion>> {
    let sql = "select c.id, c.name, c.deleted_at, coalesce(u.display_name, ''), c.freed_numbers
               from customers c left join users u on u.id = c.deleted_by
               where c.account_id = $1 and c.id = $2 and c.deleted_at >= $3";
    db::query_one(db, sql, &[account_id.into(), id.into(), (now_ms - RESTORABLE_MS).into()], read)
}

fn read(row: &Row) -> Result<Deletion> {
    let at = row.int(2)?;
    Ok(Deletion {
        id: row.text(0)?,
        name: row.text(1)?,
        at: times::rfc3339(at),
        by: row.text(3)?,
        freed_numbers: row.str(4)?.lines().map(str::to_owned).collect(),
        restorable_until: times::rfc3339(at.saturating_add(RESTORABLE_MS)),
    })
}
