//! The numbers of customers (R14): each at most once in an account, whether its customer is active or deactivated.

use carnet_core::{identifier::key, wire::Holder};

use crate::{
    db::{self, Db},
    error::Result,
};

/// Who has this number in the account.
pub(super) fn holder(db: &mut dyn Db, account_id: &str, number: &str) -> Result<Option<Holder>> {
    let sql = "select c.id, c.name from customer_numbers n join customers c on c.id = n.customer_id
               where n.account_id = $1 and n.number = $2";
    db::query_one(db, sql, &[account_id.into(), number.into()], |row| {
        Ok(Holder { id: row.text(0)?, name: row.text(1)?, number: Some(number.to_owned()) })
    })
}

/// The first of the numbers that somebody other than `own` has.
pub(super) fn taken(
    db: &mut dyn Db,
    account_id: &str,
    own: Option<&str>,
    numbers: &[String],
) -> Result<Option<(String, Holder)>> {
    for number in numbers {
        if let Some(holder) = holder(db, account_id, number)?
            && Some(holder.id.as_str()) != own
        {
            return Ok(Some((number.clone(), holder)));
        }
    }
    Ok(None)
}

/// Adds numbers behind those that the customer has.
pub(super) fn append(db: &mut dyn Db, account_id: &str, id: &str, numbers: &[String]) -> Result<()> {
    let next = "select coalesce(max(position) + 1, 0) from customer_numbers where customer_id = $1";
    let next = db::query_one(db, next, &[id.into()], |row| row.int(0))?.unwrap_or(0);
    for (position, number) in (next..).zip(numbers) {
        db.execute(
            "insert into customer_numbers (account_id, number, number_key, customer_id, position)
             values ($1, $2, $3, $4, $5)",
            &[account_id.into(), number.into(), key(number).into(), id.into(), position.into()],
        )?;
    }
    Ok(())
}

/// Gives the customer exactly these numbers.
pub(super) fn replace(db: &mut dyn Db, account_id: &str, id: &str, numbers: &[String]) -> Result<()> {
    free(db, id)?;
    append(db, account_id, id, numbers)
}

/// Takes all numbers from the customer.
pub(super) fn free(db: &mut dyn Db, id: &str) -> Result<()> {
    db.execute("delete from customer_numbers where customer_id = $1", &[id.into()])?;
    Ok(())
}
