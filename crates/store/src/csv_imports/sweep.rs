//! What time does to imports: those that were cut off have failed, and files are not kept for ever.

use super::write;
use crate::{
    db::{self, Db},
    error::Result,
};

/// Files and lines are kept this long, as long as a deletion can be undone.
const KEPT_MS: i64 = 30 * 24 * 3600 * 1000;

/// Marks as failed every import that is said to run and has given no sign of life since `silent_since_ms`. Nothing of them
/// was changed: they were one transaction each. Answers how many there were.
pub fn fail_cut_off(db: &mut dyn Db, silent_since_ms: i64, now_ms: i64) -> Result<u64> {
    let sql = "select account_id, id from csv_imports where state = 'running' and coalesce(moved_at, created_at) <= $1";
    let running = db::query_all(db, sql, &[silent_since_ms.into()], |row| Ok((row.text(0)?, row.text(1)?)))?;
    for (account_id, id) in &running {
        let sql = "update csv_imports set state = 'failed', finished_at = $2 where id = $1";
        db.execute(sql, &[id.into(), now_ms.into()])?;
        write::tell(db, account_id, id, now_ms)?;
    }
    Ok(running.len() as u64)
}

/// Removes the files and lines of imports older than 30 days; who imported how many lines when stays.
pub fn sweep(db: &mut dyn Db, now_ms: i64) -> Result<()> {
    let old = "select id from csv_imports where created_at < $1 and content is not null and state <> 'running'";
    let before = now_ms - KEPT_MS;
    db.execute(&format!("delete from csv_import_lines where import_id in ({old})"), &[before.into()])?;
    let sql =
        "update csv_imports set content = null where created_at < $1 and content is not null and state <> 'running'";
    db.execute(sql, &[before.into()]).map(drop)
}
