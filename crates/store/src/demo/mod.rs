//! The demonstration directory: invented participants of twelve countries, their service providers, three
//! accounts with people who may sign in, customers and suggestions in every state. The same every time but for the
//! clock.

mod addresses;
mod changes;
mod countries;
mod directories;
mod document_types;
mod documents;
mod ids;
mod participants;
mod people;
mod requests;
mod sent;
mod suggestions;
mod suppliers;
mod support;
#[cfg(test)]
mod tests;

use carnet_core::generate::Random;

pub use self::people::people;
use crate::{
    db::{self, Db},
    error::{Error, Result},
    users,
};

/// Password of every demo user.
pub const PASSWORD: &str = "carnet-demo";
/// Name of the source of the demo participants.
pub const SOURCE: &str = "demo";

/// How much was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoSummary {
    pub participants: usize,
    pub removed: usize,
    pub providers: usize,
    pub customers: usize,
    pub users: usize,
}

/// Fills a database that has no users yet; run it inside one [`crate::pool::write`]. `hash` makes the stored form
/// of a password. `Error::Duplicate` when there are users: a directory in use is never mixed with invented data.
pub fn seed(db: &mut dyn Db, hash: &dyn Fn(&str) -> String, now_ms: i64) -> Result<DemoSummary> {
    seed_telling(db, hash, now_ms, &mut |_, _| {})
}

/// [`seed`], telling now and then how much is done, of how much.
pub fn seed_telling(
    db: &mut dyn Db,
    hash: &dyn Fn(&str) -> String,
    now_ms: i64,
    tell: &mut dyn FnMut(usize, usize),
) -> Result<DemoSummary> {
    let users = users::count(db)?;
    if users > 0 {
        return Err(Error::Duplicate(format!("{users} users; demo data goes into a new database only")));
    }
    // The directories take about as long as the participants.
    let half = participants::count();
    participants::seed(db, now_ms, &mut |done| tell(done, 2 * half))?;
    directories::seed(db, hash, now_ms, &mut |percent| tell(half + half * percent / 100, 2 * half))?;
    order_trail(db)?;
    tell(2 * half, 2 * half);
    let mut count = |from: &str| -> Result<usize> {
        let counted = db::query_one(db, &format!("select count(*) from {from}"), &[], |row| row.int(0))?;
        Ok(usize::try_from(counted.unwrap_or(0)).unwrap_or(0))
    };
    Ok(DemoSummary {
        participants: count("participants")?,
        removed: count("participants where network_status = 'removed'")?,
        providers: count("providers")?,
        customers: count("customers")?,
        users: count("users")?,
    })
}

/// Numbers the entries of the audit trail by their times: what was made here lies in the past, and was not made in
/// the order in which it would have happened.
fn order_trail(db: &mut dyn Db) -> Result<()> {
    // Out of the way first: no two entries may share a number for a moment.
    const AWAY: i64 = 1_000_000;
    db.execute("update audit set seq = seq + $1", &[AWAY.into()])?;
    let by_time = db::query_all(db, "select seq from audit order by at, seq", &[], |row| row.int(0))?;
    for (number, seq) in (1i64..).zip(by_time) {
        db.execute("update audit set seq = $2 where seq = $1", &[seq.into(), number.into()])?;
    }
    Ok(())
}
