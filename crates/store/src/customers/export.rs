//! All customers that answer a query, for files: their ids at once, in one view of the database and in the order of
//! the list, and then the customers themselves a few at a time, so that nobody holds 100 000 of them in memory.

use carnet_core::wire::{Customer, MAX_LIMIT};

use super::{
    CustomerQuery,
    criteria::Criteria,
    list::{List, Swept, TOO_MANY},
    order::Order,
    read,
};
use crate::{db::Db, error::Result, participants::children::load, sql::Window};

/// Rows that one query brings.
const STEP: u32 = 5_000;
/// Customers that [`of_ids`] takes at once.
pub const CHUNK: usize = MAX_LIMIT as usize;

/// Ids of all customers that answer, in the order of the list. Pages and cursors of the query are left aside.
pub fn ids(db: &mut dyn Db, account_id: &str, query: &CustomerQuery) -> Result<Vec<String>> {
    in_steps(db, account_id, query, true, STEP)
}

/// [`ids`], so many with a query; without `in_one_pass` as if too many answered for that.
pub(super) fn in_steps(
    db: &mut dyn Db,
    account_id: &str,
    query: &CustomerQuery,
    in_one_pass: bool,
    step: u32,
) -> Result<Vec<String>> {
    let order = Order { sort: query.sort, descending: query.descending };
    let mut list = List { account_id, query, order, criteria: Criteria::resolve(db, query)? };
    if in_one_pass && let Swept::All(places) = list.sweep(db)? {
        return Ok(places.into_iter().map(|place| place.id).collect());
    }
    let (mut ids, mut after) = (Vec::new(), None);
    let window = Window { limit: step, offset: 0 };
    loop {
        let (_, mut places) = list.page(db, after.as_ref(), window, Some(TOO_MANY))?;
        let more = places.len() > step as usize;
        places.truncate(step as usize);
        ids.extend(places.iter().map(|place| place.id.clone()));
        match places.pop() {
            Some(last) if more => after = Some(last),
            _ => return Ok(ids),
        }
    }
}

/// The account's customers with these ids, at most [`CHUNK`], in their order; ids of others and of deleted ones are
/// left out.
pub fn of_ids(db: &mut dyn Db, account_id: &str, ids: &[String]) -> Result<Vec<Customer>> {
    let sql = "select id, account_id from customers where id in (:keys) and deleted_at is null";
    let owners = load(db, sql, ids, |row| row.text(1))?;
    let is_own =
        |id: &&String| owners.get(*id).is_some_and(|owner: &Vec<String>| owner.iter().any(|o| o == account_id));
    let own: Vec<String> = ids.iter().filter(is_own).cloned().collect();
    read::many(db, &own)
}
