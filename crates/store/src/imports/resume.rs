//! Going on with an import whose process died while its cards were staged or applied. The files are read again from
//! their beginning, which costs little; what waits already is not staged a second time.

use super::{Import, whole};
use crate::{
    db::{self, Db, Value},
    error::Result,
};

/// Older ones begin anew: what they compared their cards with is no longer what the directory says.
const FRESH_MS: i64 = 24 * 3600 * 1000;

/// How far the files are read whose cards wait.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadSoFar {
    pub bytes: u64,
    pub cards: u64,
    pub skipped: u64,
    pub problems: u64,
    /// Of all cards read so far, as the reader makes it: the same files have the same one.
    pub fingerprint: String,
}

/// Writes down how far the files are read; call it in the transaction that stages the last of the cards.
pub fn put_read_so_far(db: &mut dyn Db, import: &Import, read: &ReadSoFar) -> Result<()> {
    let row: [Value; 6] = [
        (&import.id).into(),
        whole(read.bytes).into(),
        whole(read.cards).into(),
        whole(read.skipped).into(),
        whole(read.problems).into(),
        (&read.fingerprint).into(),
    ];
    let sql = "update imports set bytes = $2, cards = $3, skipped = $4, problems = $5, fingerprint = $6 where id = $1";
    db.execute(sql, &row).map(drop)
}

/// Takes over the import of `source` that a process has left under way, for the run `holder`; the run that had it, should
/// it live after all, notices at its next batch. `None` when there is none, or the directory has changed since.
pub fn take_over(db: &mut dyn Db, source: &str, holder: &str, now_ms: i64) -> Result<Option<(Import, ReadSoFar)>> {
    let sql = "update imports set holder = $2
               where source = $1 and state = 'staging' and fingerprint is not null and started_at > $3 and not exists
                   (select 1 from imports o where o.finished_at >= imports.started_at and o.state = 'applied')
               returning id, bytes, cards, skipped, problems, fingerprint";
    let params: [Value; 3] = [source.into(), holder.into(), (now_ms - FRESH_MS).into()];
    db::query_one(db, sql, &params, |row| {
        let import = Import { id: row.text(0)?, source: source.to_owned(), holder: holder.to_owned() };
        let whole = |column| row.int(column).map(i64::unsigned_abs);
        let (bytes, cards, skipped, problems) = (whole(1)?, whole(2)?, whole(3)?, whole(4)?);
        Ok((import, ReadSoFar { bytes, cards, skipped, problems, fingerprint: row.text(5)? }))
    })
}
