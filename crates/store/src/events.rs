//! Events: what open pages show of an account is out of date. Written in the transaction of the change itself, so
//! that none is told too early or lost; several server processes read the same ones.

use carnet_core::wire::ObjectKind;

use crate::{
    db::{self, Db, Row},
    error::Result,
    text::{self, Word},
};

/// Kept for who comes back after a broken connection.
const KEPT_MS: i64 = 3600 * 1000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Grows; no two are alike.
    pub seq: i64,
    pub account_id: String,
    pub kind: ObjectKind,
    /// Empty for several objects at once.
    pub object_id: String,
}

/// Tells the account's open pages that an object has changed.
pub fn emit(db: &mut dyn Db, account_id: &str, kind: ObjectKind, object_id: &str, now_ms: i64) -> Result<()> {
    db.execute(
        "insert into events (account_id, at, kind, object_id) values ($1, $2, $3, $4)",
        &[account_id.into(), now_ms.into(), text::object_kind(kind).into(), object_id.into()],
    )?;
    Ok(())
}

/// Events after `seq`, of all accounts, oldest first, at most `limit`.
pub fn since(db: &mut dyn Db, seq: i64, limit: u32) -> Result<Vec<Event>> {
    let sql = "select seq, account_id, kind, object_id from events where seq > $1 order by seq limit $2";
    db::query_all(db, sql, &[seq.into(), limit.into()], event)
}

/// Events after `seq` of one account, oldest first, at most `limit`.
pub fn since_of(db: &mut dyn Db, account_id: &str, seq: i64, limit: u32) -> Result<Vec<Event>> {
    let sql = "select seq, account_id, kind, object_id from events where account_id = $1 and seq > $2
               order by seq limit $3";
    db::query_all(db, sql, &[account_id.into(), seq.into(), limit.into()], event)
}

fn event(row: &Row) -> Result<Event> {
    Ok(Event {
        seq: row.int(0)?,
        account_id: row.text(1)?,
        kind: ObjectKind::read(row.str(2)?)?,
        object_id: row.text(3)?,
    })
}

/// The number of the oldest event that is kept; 0 before the first.
pub fn oldest(db: &mut dyn Db) -> Result<i64> {
    Ok(db::query_one(db, "select coalesce(min(seq), 0) from events", &[], |row| row.int(0))?.unwrap_or(0))
}

/// The number of the last event; 0 before the first.
pub fn latest(db: &mut dyn Db) -> Result<i64> {
    Ok(db::query_one(db, "select coalesce(max(seq), 0) from events", &[], |row| row.int(0))?.unwrap_or(0))
}

/// Removes events nobody can come back for.
pub fn sweep(db: &mut dyn Db, now_ms: i64) -> Result<()> {
    // The last one stays: numbers must go on growing from it.
    let sql = "delete from events where at < $1 and seq < (select max(seq) from events)";
    db.execute(sql, &[(now_ms - KEPT_MS).into()])?;
    Ok(())
}
