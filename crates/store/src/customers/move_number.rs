//! Moving a number from the customer that has it to another one (R14), in one step for both.

use carnet_core::{customer_number::MAX_PER_CUSTOMER, wire::Moved};

use super::{
    actor::{Actor, Outcome, Refused, settle},
    numbers,
};
use crate::{db::Db, error::Result};

/// Gives `id` the number that another customer of the account has; run it inside one [`crate::pool::write`]. A
/// customer that has it already is answered as it is, as both sides.
pub fn move_number(
    db: &mut dyn Db,
    actor: &Actor<'_>,
    id: &str,
    number: &str,
) -> Result<std::result::Result<Moved, Refused>> {
    settle(attempt(db, actor, id, number))
}

fn attempt(db: &mut dyn Db, actor: &Actor<'_>, id: &str, number: &str) -> Outcome<Moved> {
    let to = actor.current(db, id, None)?;
    let holder = numbers::holder(db, actor.account_id, number)?.ok_or(Refused::NumberNotFound)?;
    if holder.id == id {
        return Ok(Moved { customer: to.clone(), from: to });
    }
    if to.customer_numbers.len() >= MAX_PER_CUSTOMER {
        return Err(Refused::TooManyNumbers.into());
    }
    let from = actor.current(db, &holder.id, None)?;
    let sql = "delete from customer_numbers where account_id = $1 and number = $2";
    db.execute(sql, &[actor.account_id.into(), number.into()])?;
    numbers::append(db, actor.account_id, id, &[number.to_owned()])?;
    actor.touch(db, id)?;
    actor.touch(db, &from.id)?;
    let moved = Moved { customer: actor.changed(db, id)?, from: actor.changed(db, &from.id)? };
    for (before, after) in [(&from, &moved.from), (&to, &moved.customer)] {
        actor.record(db, "customer.number.move", Some(before), Some(after))?;
    }
    Ok(moved)
}
