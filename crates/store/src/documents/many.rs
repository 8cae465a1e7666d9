//! Resending everything that stopped for one cause, a bounded number at a time.

use carnet_core::wire::{DocumentStatus, Resent, StopCause};

use super::{change, stored};
use crate::{
    customers::Actor,
    db::{self, Db},
    error::Result,
    inbound::arrive,
    text,
};

/// Documents that one call resends at most.
pub const MANY: u32 = 100;

/// Resends the documents that went nowhere for this cause and were tried last before this moment, the longest untried
/// first, at most [`MANY`]. Run it inside one [`crate::pool::write`].
pub fn resend_many(db: &mut dyn Db, actor: &Actor<'_>, cause: StopCause, before_ms: i64) -> Result<Resent> {
    arrive::lock(db, actor.account_id)?;
    // Not what this call has tried itself, should the caller's clock be ahead.
    let of = Of { cause, before_ms: before_ms.min(actor.now_ms) };
    let mut resent = Resent { routed: 0, stopped: 0, left: 0 };
    for id in of.ids(db, actor.account_id)? {
        let Some(before) = stored::get(db, actor.account_id, &id)? else { continue };
        match change::again(db, actor, &before, None)?.status {
            DocumentStatus::Queued | DocumentStatus::Delivered => resent.routed += 1,
            DocumentStatus::Waiting | DocumentStatus::Stopped | DocumentStatus::Failed => resent.stopped += 1,
        }
    }
    resent.left = of.left(db, actor.account_id)?;
    Ok(resent)
}

/// The ids of what [`resend_many`] would resend, and how many of those there are in all.
pub fn resendable(db: &mut dyn Db, account_id: &str, cause: StopCause, before_ms: i64) -> Result<(Vec<String>, u64)> {
    let of = Of { cause, before_ms };
    Ok((of.ids(db, account_id)?, of.left(db, account_id)?))
}

struct Of {
    cause: StopCause,
    before_ms: i64,
}

impl Of {
    /// What could not be looked up waits; everything else is stopped.
    fn status(&self) -> DocumentStatus {
        if self.cause == StopCause::LookupFailed { DocumentStatus::Waiting } else { DocumentStatus::Stopped }
    }

    // The status stands in the text: the index of causes holds stopped ones alone.
    fn conditions(&self) -> String {
        let status = text::document_status(self.status());
        format!("account_id = $1 and status = '{status}' and cause = $2 and attempted_at < $3")
    }

    fn ids(&self, db: &mut dyn Db, account_id: &str) -> Result<Vec<String>> {
        let sql =
            format!("select id from documents where {} order by attempted_at, id limit {MANY}", self.conditions());
        let params = [account_id.into(), text::stop_cause(self.cause).into(), self.before_ms.into()];
        db::query_all(db, &sql, &params, |row| row.text(0))
    }

    fn left(&self, db: &mut dyn Db, account_id: &str) -> Result<u64> {
        let sql = format!("select count(*) from documents where {}", self.conditions());
        let params = [account_id.into(), text::stop_cause(self.cause).into(), self.before_ms.into()];
        Ok(db::query_one(db, &sql, &params, |row| row.int(0))?.unwrap_or(0).unsigned_abs())
    }
}
