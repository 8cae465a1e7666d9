//! Taking an import back: customers it added go, customers it changed get back what they had, each only if nobody has
//! changed it since.

use carnet_core::wire::{CsvImport, CsvState, ObjectKind};
use serde_json::json;

use super::{
    Refused, jobs,
    lines::{self, Made},
    write::Hand,
};
use crate::{
    audit::{self, Change},
    db::{self, Db},
    error::Result,
};

/// Undoes an import in one transaction.
pub fn undo(
    db: &mut dyn Db,
    account_id: &str,
    user_id: &str,
    id: &str,
    new_id: &mut dyn FnMut() -> String,
    now_ms: i64,
) -> Result<std::result::Result<CsvImport, Refused>> {
    let Some(import) = jobs::get(db, account_id, id)? else { return Ok(Err(Refused::NotFound)) };
    // Without its file the import is older than 30 days, and its lines are gone.
    if jobs::content(db, id)?.is_none() || !jobs::go(db, id, &[CsvState::Applied], CsvState::Undone, now_ms)? {
        return Ok(Err(Refused::State));
    }
    let hand = Hand { account_id, user_id, now_ms };
    let (mut undone, mut kept) = (0, 0);
    for made in lines::made(db, id)? {
        match put_back(db, &hand, &made, new_id)? {
            true => undone += 1,
            false => kept += 1,
        }
    }
    jobs::put_undone(db, id, undone, kept)?;
    let change = Change {
        account_id,
        user_id,
        at_ms: now_ms,
        what: "import.undo",
        object_kind: ObjectKind::Import,
        object_id: id,
        object_name: &import.file_name,
    };
    let counts = import.counts.map(|counts| json!({ "created": counts.created, "updated": counts.updated }));
    audit::record(db, &change, counts.as_ref(), Some(&json!({ "undone": undone, "kept": kept })))?;
    Ok(jobs::get(db, account_id, id)?.ok_or(Refused::NotFound))
}

// Whether nobody had touched the customer, and it is as before now.
fn put_back(db: &mut dyn Db, hand: &Hand<'_>, made: &Made, new_id: &mut dyn FnMut() -> String) -> Result<bool> {
    let sql = "select provider_id from customers
               where account_id = $1 and id = $2 and version = $3 and deleted_at is null";
    let own = [hand.account_id.into(), (&made.customer_id).into(), made.version.into()];
    let Some(provider_id) = db::query_one(db, sql, &own, |row| row.opt_text(0))? else { return Ok(false) };
    let Some(before) = &made.before else { return hand.delete(db, &made.customer_id) };
    // A provider can be changed, not taken away: it had none because the participant had none then.
    if before.provider_id.is_none() && provider_id.is_some() {
        return Ok(false);
    }
    let numbers = Some(before.numbers.as_slice());
    Ok(hand.change(db, new_id, &made.customer_id, numbers, before.provider_id.as_deref())?.is_ok())
}
