//! What a new day brings: periods begin and end.

use super::{follow, period, write};
use crate::{
    db::{self, Db},
    error::Result,
};

const BATCH: i64 = 100;

/// Brings the addresses in step whose status another day has changed, and the customers made from them; answers how
/// many there were. Addresses that stand as before cost nothing.
pub fn turn(db: &mut dyn Db, now_ms: i64) -> Result<u64> {
    let today = period::day_of(now_ms);
    let mut turned = 0;
    loop {
        let sql = "select address_key from addresses where changes_on <= $1 order by changes_on, address_key limit $2";
        let keys = db::query_all(db, sql, &[today.into(), BATCH.into()], |row| row.text(0))?;
        if keys.is_empty() {
            return Ok(turned);
        }
        let mut changed = Vec::new();
        for (key, known) in write::known(db, &keys)? {
            if write::turn(db, &key, &known, today)? != known.status {
                changed.push(key);
            }
        }
        changed.sort();
        follow::customers(db, &changed, now_ms)?;
        turned += changed.len() as u64;
    }
}
