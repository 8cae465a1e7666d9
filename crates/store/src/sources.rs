//! Where the entries of the public directory come from, and how fresh each source is.

use carnet_core::wire::Source;

use crate::{
    customers::follow,
    db::{self, Db},
    error::Result,
    times,
};

/// Notes that some entry of a source was confirmed at `as_of_ms`; an earlier time changes nothing.
pub fn touch(db: &mut dyn Db, name: &str, as_of_ms: i64) -> Result<()> {
    db.execute(
        "insert into sources (name, latest_as_of) values ($1, $2)
         on conflict (name) do update set latest_as_of = excluded.latest_as_of
         where excluded.latest_as_of > sources.latest_as_of",
        &[name.into(), as_of_ms.into()],
    )?;
    Ok(())
}

/// Notes a complete snapshot of a source: at `as_of_ms` every entry is what the source says, also those whose
/// rows did not have to change.
pub fn snapshot(db: &mut dyn Db, name: &str, as_of_ms: i64) -> Result<()> {
    touch(db, name, as_of_ms)?;
    let sql = "update sources set snapshot_as_of = $2 where name = $1 and coalesce(snapshot_as_of, $2) <= $2";
    let is_latest = db.execute(sql, &[name.into(), as_of_ms.into()])? > 0;
    if is_latest { follow::snapshot(db, name, as_of_ms) } else { Ok(()) }
}

/// All sources, by name.
pub fn list(db: &mut dyn Db) -> Result<Vec<Source>> {
    db::query_all(db, "select name, latest_as_of from sources order by name", &[], |row| {
        Ok(Source { name: row.text(0)?, as_of: times::rfc3339(row.int(1)?) })
    })
}
