//! Why nothing was changed, and what the trail keeps. Refusals come before the first write.

use carnet_core::wire::{Holder, ObjectKind, Supplier};

use super::read;
use crate::{
    audit::{self, Change},
    customers::Actor,
    db::Db,
    error::{Error, Result},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SupplierRefused {
    /// The account has none with this id.
    NotFound,
    /// Somebody changed it since.
    ChangedMeanwhile,
    /// It is what was asked for already, or it is authorized and cannot be denied.
    Decided,
    /// Its documents wait for a decision; without its entry nobody would find them.
    Undecided,
    ParticipantNotFound,
    ParticipantRemoved,
    /// It is authorized.
    Already(Holder),
}

/// The supplier, if it is there and has the version that was read.
pub(super) fn current(
    db: &mut dyn Db,
    actor: &Actor<'_>,
    id: &str,
    version: Option<u64>,
) -> Result<std::result::Result<Supplier, SupplierRefused>> {
    Ok(match read::get(db, actor.account_id, id, actor.now_ms)? {
        None => Err(SupplierRefused::NotFound),
        Some(supplier) if version.is_some_and(|version| version != supplier.version) => {
            Err(SupplierRefused::ChangedMeanwhile)
        }
        Some(supplier) => Ok(supplier),
    })
}

/// The supplier right after a change.
pub(super) fn written(db: &mut dyn Db, actor: &Actor<'_>, id: &str) -> Result<Supplier> {
    read::get(db, actor.account_id, id, actor.now_ms)?
        .ok_or_else(|| Error::Corrupt(format!("the supplier {id} is gone in the middle of its change")))
}

pub(super) fn record(
    db: &mut dyn Db,
    actor: &Actor<'_>,
    what: &str,
    before: Option<&Supplier>,
    after: Option<&Supplier>,
) -> Result<()> {
    let Some(object) = after.or(before) else { return Ok(()) };
    let change = Change {
        account_id: actor.account_id,
        user_id: actor.user_id,
        at_ms: actor.now_ms,
        what,
        object_kind: ObjectKind::Supplier,
        object_id: &object.id,
        object_name: &object.name,
    };
    audit::record(db, &change, before, after)
}
