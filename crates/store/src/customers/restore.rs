//! Undoing a deletion (R15): the customer comes back as it was, with those of its numbers that are free still. A
//! request that was open then was taken back by the deletion, and is sent anew only by a person.

use carnet_core::wire::{Holder, Restored};

use super::{
    actor::{Actor, Outcome, Refused, settle},
    delete::RESTORABLE_MS,
    follow, numbers, read,
};
use crate::{
    db::{self, Db},
    error::Result,
};

/// Restores a customer within 30 days of its deletion; run it inside one [`crate::pool::write`]. One that is not
/// deleted is answered as it is.
pub fn restore(db: &mut dyn Db, actor: &Actor<'_>, id: &str) -> Result<std::result::Result<Restored, Refused>> {
    settle(attempt(db, actor, id).map(|(restored, _)| restored))
}

/// Also whether anything was done.
pub(super) fn attempt(db: &mut dyn Db, actor: &Actor<'_>, id: &str) -> Outcome<(Restored, bool)> {
    let sql = "select participant_key, deleted_at, freed_numbers from customers where account_id = $1 and id = $2";
    let row = db::query_one(db, sql, &[actor.account_id.into(), id.into()], |row| {
        Ok((row.text(0)?, row.opt_int(1)?, row.text(2)?))
    })?;
    let Some((participant_key, deleted_at, freed)) = row else { return Err(Refused::NotFound.into()) };
    let Some(deleted_at) = deleted_at else {
        return Ok((Restored { customer: actor.changed(db, id)?, not_restored: Vec::new() }, false));
    };
    if actor.now_ms.saturating_sub(deleted_at) > RESTORABLE_MS {
        return Err(Refused::NotRestorable.into());
    }
    if let Some(holder) = read::holder(db, actor.account_id, "participant_key", &participant_key)? {
        return Err(Refused::AlreadyInDirectory(holder).into());
    }
    let (free, not_restored) = sift(db, actor.account_id, &freed)?;
    let sql = "update customers set deleted_at = null, deleted_by = null, freed_numbers = '' where id = $1";
    db.execute(sql, &[id.into()])?;
    actor.touch(db, id)?;
    numbers::replace(db, actor.account_id, id, &free)?;
    follow::customer(db, id)?;
    let customer = actor.changed(db, id)?;
    actor.record(db, "customer.restore", None, Some(&customer))?;
    Ok((Restored { customer, not_restored }, true))
}

// The numbers that are free, and who has the others.
fn sift(db: &mut dyn Db, account_id: &str, freed: &str) -> Result<(Vec<String>, Vec<Holder>)> {
    let (mut free, mut taken) = (Vec::new(), Vec::new());
    for number in freed.lines() {
        match numbers::holder(db, account_id, number)? {
            Some(holder) => taken.push(holder),
            None => free.push(number.to_owned()),
        }
    }
    Ok((free, taken))
}
