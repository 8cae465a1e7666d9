//! The change feed: which participants have another name, other identifiers, or are new or gone, in the order of
//! commits. Written in the transaction of the change itself. The network status of a participant is not in the index,
//! which finds removed ones, too: leaving the network and coming back are no changes here.

use crate::{
    db::{self, Db},
    error::Result,
};

/// Changes kept. Whoever is further behind makes the index anew, which takes no longer than following them all.
const KEPT: i64 = 200_000;
/// Of more changes at once the feed says only that much changed: they are written to the directory already, and one
/// row for each would be written, read and swept away for an index that is made anew all the same.
pub const MANY: u64 = 100_000;

/// What is behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changes {
    /// These participants, some maybe twice, and the number of the last change among them.
    Keys { up_to: i64, keys: Vec<String> },
    /// So much, or so long ago, that the index is made anew.
    Everything,
}

/// Tells that a participant is new, gone, or has another name or other identifiers.
pub fn tell(db: &mut dyn Db, participant_key: &str) -> Result<()> {
    let sql = "insert into participant_changes (participant_key) values ($1)";
    db.execute(sql, &[participant_key.into()])?;
    Ok(())
}

/// Tells that very many are.
pub fn tell_everything(db: &mut dyn Db) -> Result<()> {
    db.execute("insert into participant_changes (participant_key) values (null)", &[])?;
    Ok(())
}

/// The number of the last change.
pub fn latest(db: &mut dyn Db) -> Result<i64> {
    number(db, "select coalesce(max(seq), 0) from participant_changes")
}

/// Changes after `seq`, oldest first, at most `limit`; of very many only that.
pub fn since(db: &mut dyn Db, seq: i64, limit: u32) -> Result<Changes> {
    let is_swept = seq < number(db, "select coalesce(min(seq), 0) from participant_changes")?;
    if is_swept || latest(db)?.abs_diff(seq) > MANY {
        return Ok(Changes::Everything);
    }
    let sql = "select seq, participant_key from participant_changes where seq > $1 order by seq limit $2";
    let (mut up_to, mut keys) = (seq, Vec::new());
    let mut everything = false;
    db.query(sql, &[seq.into(), limit.into()], &mut |row| {
        up_to = row.int(0)?;
        match row.opt_text(1)? {
            Some(key) => keys.push(key),
            None => everything = true,
        }
        Ok(())
    })?;
    Ok(if everything { Changes::Everything } else { Changes::Keys { up_to, keys } })
}

/// Removes changes that nobody follows any more.
pub fn sweep(db: &mut dyn Db) -> Result<()> {
    let latest = latest(db)?;
    db.execute("delete from participant_changes where seq <= $1", &[(latest - KEPT).into()])?;
    Ok(())
}

fn number(db: &mut dyn Db, sql: &str) -> Result<i64> {
    Ok(db::query_one(db, sql, &[], |row| row.int(0))?.unwrap_or(0))
}
