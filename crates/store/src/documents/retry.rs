//! Documents whose recipient could not be looked up: tried again by themselves when their time has come.

use carnet_core::wire::{AttemptReason, DocumentStatus, ObjectKind, RouteIdentifier};

use super::{
    attempt::{self, Try},
    stored::{self, json},
};
use crate::{
    db::{self, Db},
    error::Result,
    events,
    inbound::arrive,
    routing::LiveBlock,
};

/// A document that waits, and whose time has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub account_id: String,
    pub id: String,
    pub identifiers: Vec<RouteIdentifier>,
    pub document_types: Vec<String>,
}

/// Those whose time came first, at most `limit`.
pub fn due(db: &mut dyn Db, now_ms: i64, limit: u32) -> Result<Vec<Due>> {
    let sql = "select account_id, id, identifiers, document_types from documents
               where status = 'waiting' and retry_at <= $1 order by retry_at, id limit $2";
    db::query_all(db, sql, &[now_ms.into(), limit.into()], |row| {
        Ok(Due {
            account_id: row.text(0)?,
            id: row.text(1)?,
            identifiers: json(row.str(2)?)?,
            document_types: json(row.str(3)?)?,
        })
    })
}

/// Routes one document again; `false`: somebody was faster. Run it inside one [`crate::pool::write`].
pub fn retry(db: &mut dyn Db, account_id: &str, id: &str, now_ms: i64, live: Option<&LiveBlock>) -> Result<bool> {
    arrive::lock(db, account_id)?;
    let Some(before) = stored::get(db, account_id, id)? else { return Ok(false) };
    if before.status != DocumentStatus::Waiting || before.retry_at.is_none_or(|at| at > now_ms) {
        return Ok(false);
    }
    // Nobody did this: the attempts tell it, not the audit trail.
    attempt::run(db, &before, &Try { reason: AttemptReason::Retried, user_id: None, now_ms, live })?;
    events::emit(db, account_id, ObjectKind::Document, id, now_ms)?;
    Ok(true)
}
