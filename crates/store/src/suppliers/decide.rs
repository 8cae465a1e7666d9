//! Decisions on a sender: yes releases what is held of it, in the order in which it was received; no rejects that,
//! keeps it, and lets later documents wait without asking anybody.

use carnet_core::wire::{Supplier, SupplierDecided, SupplierStatus};

use super::{
    actor::{SupplierRefused, current, record, written},
    tell::tell_sender,
};
use crate::{
    customers::Actor,
    db::{self, Db},
    error::{Error, Result},
    inbound::arrive::{self, Held},
    text,
};

/// What is decided, and how.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decision<'a> {
    pub status: SupplierStatus,
    /// The one that was read, where that matters.
    pub version: Option<u64>,
    pub words: Option<&'a str>,
    /// Whether the sender gets a message, if it is an account here.
    pub tell: bool,
}

/// Approves a supplier that has this version, one that was denied too; run it inside one [`crate::pool::write`].
pub fn approve(
    db: &mut dyn Db,
    actor: &Actor<'_>,
    id: &str,
    version: u64,
    words: Option<&str>,
) -> Result<std::result::Result<SupplierDecided, SupplierRefused>> {
    let status = SupplierStatus::Authorized;
    decide(db, actor, id, &Decision { status, version: Some(version), words, tell: true })
}

/// Denies a supplier that waits for a decision; run it inside one [`crate::pool::write`].
pub fn deny(
    db: &mut dyn Db,
    actor: &Actor<'_>,
    id: &str,
    version: u64,
    words: Option<&str>,
) -> Result<std::result::Result<SupplierDecided, SupplierRefused>> {
    let status = SupplierStatus::Denied;
    decide(db, actor, id, &Decision { status, version: Some(version), words, tell: true })
}

pub(super) fn decide(
    db: &mut dyn Db,
    actor: &Actor<'_>,
    id: &str,
    decision: &Decision<'_>,
) -> Result<std::result::Result<SupplierDecided, SupplierRefused>> {
    arrive::lock(db, actor.account_id)?;
    let before = match current(db, actor, id, decision.version)? {
        Ok(before) => before,
        Err(refused) => return Ok(Err(refused)),
    };
    let what = match (before.status, decision.status) {
        (SupplierStatus::ToApprove | SupplierStatus::Denied, SupplierStatus::Authorized) => "supplier.approve",
        (SupplierStatus::ToApprove, SupplierStatus::Denied) => "supplier.deny",
        _ => return Ok(Err(SupplierRefused::Decided)),
    };
    let (sender_key, participant_key) = keys(db, id)?;
    store(db, actor, id, decision)?;
    let documents = match decision.status {
        SupplierStatus::Authorized => arrive::release(db, actor.account_id, Held::Of(&sender_key), actor.now_ms)?,
        _ => arrive::reject(db, actor.account_id, &sender_key, actor.now_ms)?,
    };
    let supplier: Supplier = written(db, actor, id)?;
    record(db, actor, what, Some(&before), Some(&supplier))?;
    if let Some(participant_key) = participant_key.filter(|_| decision.tell) {
        tell_sender(db, actor, &participant_key, decision, documents)?;
    }
    Ok(Ok(SupplierDecided { supplier, documents }))
}

fn keys(db: &mut dyn Db, id: &str) -> Result<(String, Option<String>)> {
    let sql = "select sender_key, participant_key from suppliers where id = $1";
    let keys = db::query_one(db, sql, &[id.into()], |row| Ok((row.text(0)?, row.opt_text(1)?)))?;
    keys.ok_or_else(|| Error::Corrupt(format!("the supplier {id} is gone in the middle of its change")))
}

fn store(db: &mut dyn Db, actor: &Actor<'_>, id: &str, decision: &Decision<'_>) -> Result<()> {
    db.execute(
        "update suppliers set status = $2, decided_at = $3, decided_by = $4, words = $5, version = version + 1
         where id = $1",
        &[
            id.into(),
            text::supplier_status(decision.status).into(),
            actor.now_ms.into(),
            actor.user_id.into(),
            decision.words.into(),
        ],
    )?;
    Ok(())
}
