//! One action over many customers in one transaction; each is told of by itself.

use std::collections::HashSet;

use carnet_core::{
    state::OwnStatus,
    wire::{BulkAction, BulkDone, BulkRefused, Code, Holder},
};

use super::{
    actor::{Actor, Outcome, Refused, Stop},
    change::{self, Changes},
    delete, restore,
};
use crate::{
    db::{self, Db},
    error::Result,
};

/// Acts on each of the customers, whatever its version; run it inside one [`crate::pool::write`]. An id given twice
/// counts once.
pub fn bulk(db: &mut dyn Db, actor: &Actor<'_>, action: BulkAction, ids: &[String]) -> Result<BulkDone> {
    let mut done = BulkDone { done: Vec::new(), unchanged: Vec::new(), refused: Vec::new(), not_restored: Vec::new() };
    let mut seen = HashSet::new();
    for id in ids.iter().filter(|id| seen.insert(id.as_str())) {
        match act(db, actor, action, id, &mut done.not_restored) {
            Ok(true) => done.done.push(id.clone()),
            Ok(false) => done.unchanged.push(id.clone()),
            Err(Stop::Refused(Refused::Deleted(_))) if action == BulkAction::Delete => done.unchanged.push(id.clone()),
            Err(Stop::Refused(refused)) => {
                done.refused.push(BulkRefused { id: id.clone(), name: name(db, actor, id)?, code: code(&refused) });
            }
            Err(Stop::Failed(error)) => return Err(error),
        }
    }
    Ok(done)
}

// Whether anything changed.
fn act(
    db: &mut dyn Db,
    actor: &Actor<'_>,
    action: BulkAction,
    id: &str,
    not_restored: &mut Vec<Holder>,
) -> Outcome<bool> {
    let own = match action {
        BulkAction::Activate => OwnStatus::Active,
        BulkAction::Deactivate => OwnStatus::Deactivated,
        BulkAction::Delete => return delete::attempt(db, actor, id, None).map(|_| true),
        BulkAction::Restore => {
            let (restored, acted) = restore::attempt(db, actor, id)?;
            not_restored.extend(restored.not_restored);
            return Ok(acted);
        }
    };
    let before = actor.current(db, id, None)?;
    let changes = Changes { own_status: Some(own), ..Changes::default() };
    let after = change::attempt(db, actor, id, Some(before.version), &changes)?;
    Ok(after.version != before.version)
}

fn name(db: &mut dyn Db, actor: &Actor<'_>, id: &str) -> Result<String> {
    let sql = "select name from customers where account_id = $1 and id = $2";
    let name = db::query_one(db, sql, &[actor.account_id.into(), id.into()], |row| row.text(0))?;
    Ok(name.unwrap_or_default())
}

fn code(refused: &Refused) -> Code {
    match refused {
        Refused::NotFound => Code::CustomerNotFound,
        Refused::Deleted(_) => Code::CustomerDeleted,
        Refused::ChangedMeanwhile(_) => Code::ChangedMeanwhile,
        Refused::ProviderNotFound => Code::ProviderNotFound,
        Refused::NumberTaken { .. } => Code::CustomerNumberTaken,
        Refused::NumberNotFound => Code::NumberNotFound,
        Refused::TooManyNumbers => Code::TooManyNumbers,
        Refused::AlreadyInDirectory(_) => Code::AlreadyInDirectory,
        Refused::NotRestorable => Code::NotRestorable,
    }
}
