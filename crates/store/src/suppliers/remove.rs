//! Taking a supplier's entry away: it is a new sender from then on. Adding it again undoes that.

use carnet_core::wire::SupplierStatus;

use super::actor::{SupplierRefused, current, record};
use crate::{
    customers::Actor,
    db::{self, Db},
    error::Result,
    inbound::arrive,
};

/// Removes a supplier that has this version; run it inside one [`crate::pool::write`].
pub fn remove(
    db: &mut dyn Db,
    actor: &Actor<'_>,
    id: &str,
    version: u64,
) -> Result<std::result::Result<(), SupplierRefused>> {
    arrive::lock(db, actor.account_id)?;
    match current(db, actor, id, Some(version))? {
        Err(refused) => return Ok(Err(refused)),
        Ok(supplier) if supplier.status == SupplierStatus::ToApprove => return Ok(Err(SupplierRefused::Undecided)),
        Ok(_) => {}
    }
    forget(db, actor, id)?;
    Ok(Ok(()))
}

/// Removes the entries that wait for a decision: none is needed any more. Under [`arrive::lock`].
pub(crate) fn forget_undecided(db: &mut dyn Db, actor: &Actor<'_>) -> Result<()> {
    let sql = "select id from suppliers where account_id = $1 and status = 'toApprove' order by since, id";
    for id in db::query_all(db, sql, &[actor.account_id.into()], |row| row.text(0))? {
        forget(db, actor, &id)?;
    }
    Ok(())
}

fn forget(db: &mut dyn Db, actor: &Actor<'_>, id: &str) -> Result<()> {
    let Ok(supplier) = current(db, actor, id, None)? else { return Ok(()) };
    db.execute("delete from suppliers where id = $1", &[id.into()])?;
    record(db, actor, "supplier.remove", Some(&supplier), None)
}
