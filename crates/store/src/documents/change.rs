//! What somebody does about a document that went nowhere: resends it, corrects its identifiers, or deletes it.

use carnet_core::wire::{AttemptReason, Document, DocumentStatus, RouteIdentifier};

use super::{
    attempt::{self, Try},
    read, recorded,
    stored::{self, Stored, to_json},
};
use crate::{
    customers::Actor,
    db::Db,
    error::{Error, Result},
    inbound::arrive,
    routing::LiveBlock,
};

/// Why nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The account has no such document.
    NotFound,
    /// It was changed since it was read.
    ChangedMeanwhile,
    /// It is queued or delivered.
    State(DocumentStatus),
}

/// The outer result is the database's, the inner one the rules'.
type Outcome<T> = Result<std::result::Result<T, Refused>>;

/// Routes the same document again, with the directory as it is now (R29). Run it inside one [`crate::pool::write`].
pub fn resend(db: &mut dyn Db, actor: &Actor<'_>, id: &str, live: Option<&LiveBlock>) -> Outcome<Document> {
    let before = match open(db, actor, id, None)? {
        Ok(before) => before,
        Err(refused) => return Ok(Err(refused)),
    };
    again(db, actor, &before, live)?;
    written(db, actor, id).map(Ok)
}

/// [`resend`] of one that may be.
pub(super) fn again(db: &mut dyn Db, actor: &Actor<'_>, before: &Stored, live: Option<&LiveBlock>) -> Result<Stored> {
    let (user_id, now_ms) = (Some(actor.user_id), actor.now_ms);
    let after = attempt::run(db, before, &Try { reason: AttemptReason::Resent, user_id, now_ms, live })?;
    recorded::record(db, actor, "document.resend", Some(before), Some(&after))?;
    Ok(after)
}

/// Gives a document of this version other identifiers and routes it by them at once; those of its source are kept
/// beside. Run it inside one [`crate::pool::write`].
pub fn correct(
    db: &mut dyn Db,
    actor: &Actor<'_>,
    (id, version): (&str, u64),
    identifiers: &[RouteIdentifier],
    live: Option<&LiveBlock>,
) -> Outcome<Document> {
    let before = match open(db, actor, id, Some(version))? {
        Ok(before) => before,
        Err(refused) => return Ok(Err(refused)),
    };
    let sql = "update documents set given = coalesce(given, identifiers), identifiers = $2 where id = $1";
    db.execute(sql, &[id.into(), to_json(&identifiers)?.into()])?;
    let corrected = Stored { identifiers: identifiers.to_vec(), ..before.clone() };
    let (user_id, now_ms) = (Some(actor.user_id), actor.now_ms);
    let after = attempt::run(db, &corrected, &Try { reason: AttemptReason::Corrected, user_id, now_ms, live })?;
    recorded::record(db, actor, "document.correct", Some(&before), Some(&after))?;
    written(db, actor, id).map(Ok)
}

/// Deletes a document of this version with its attempts; the audit trail remembers it. Run it inside one
/// [`crate::pool::write`].
pub fn remove(db: &mut dyn Db, actor: &Actor<'_>, id: &str, version: u64) -> Outcome<()> {
    let before = match open(db, actor, id, Some(version))? {
        Ok(before) => before,
        Err(refused) => return Ok(Err(refused)),
    };
    for table in ["hand_offs where document_id", "document_attempts where document_id", "documents where id"] {
        db.execute(&format!("delete from {table} = $1"), &[id.into()])?;
    }
    recorded::record(db, actor, "document.remove", Some(&before), None)?;
    Ok(Ok(()))
}

/// The document, if it may be changed; whoever else would change one of the account's waits until this ends.
fn open(db: &mut dyn Db, actor: &Actor<'_>, id: &str, version: Option<u64>) -> Outcome<Stored> {
    arrive::lock(db, actor.account_id)?;
    let Some(stored) = stored::get(db, actor.account_id, id)? else { return Ok(Err(Refused::NotFound)) };
    if version.is_some_and(|version| version != stored.version.unsigned_abs()) {
        return Ok(Err(Refused::ChangedMeanwhile));
    }
    Ok(if stored.is_open() { Ok(stored) } else { Err(Refused::State(stored.status)) })
}

fn written(db: &mut dyn Db, actor: &Actor<'_>, id: &str) -> Result<Document> {
    read::get(db, actor.account_id, id)?
        .ok_or_else(|| Error::Corrupt(format!("the document {id} is gone right after it was changed")))
}
