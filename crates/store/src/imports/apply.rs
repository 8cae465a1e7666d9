//! The second half of an import: one transaction that makes the staged cards the source's snapshot.

use super::{Card, Import, card, stage, vanished, whole};
use crate::{
    db::{self, Db, Value},
    error::{Error, Result},
    index::feed,
    participants::{self, Put},
    sources,
};

/// A snapshot that drops more than this many participants, and more than [`SUSPICIOUS_PERCENT`], waits for a word.
pub const SUSPICIOUS_COUNT: u64 = 100;
pub const SUSPICIOUS_PERCENT: u64 = 2;
/// Rows in memory at once.
const BATCH: u32 = 500;

/// How a snapshot is applied.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The cards are not the whole source: nobody is removed.
    pub partial: bool,
    /// Remove however many are missing.
    pub accept_removals: bool,
    /// When the source said all this, milliseconds.
    pub as_of_ms: i64,
    pub now_ms: i64,
}

/// What applying did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Applied(Applied),
    /// Nothing was changed: `vanishing` of the `registered` participants of the source are missing.
    Suspended {
        vanishing: u64,
        registered: u64,
    },
    /// Nothing was changed: another import of the source has begun since.
    Superseded,
}

/// Participants by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    pub created: u64,
    /// Something differs, or it came back to the network.
    pub updated: u64,
    pub unchanged: u64,
    /// Missing from the snapshot: no longer in the network.
    pub removed: u64,
}

/// Applies what was staged; call it in one transaction. `progress` hears of changes done, and of how many there are.
pub fn apply(
    db: &mut dyn Db,
    import: &Import,
    options: &Options,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Outcome> {
    if !stage::is_under_way(db, import)? {
        return Ok(Outcome::Superseded);
    }
    let vanishing = if options.partial { 0 } else { count_missing(db, import)? };
    let registered = count_registered(db, &import.source)?;
    if !options.accept_removals && is_suspicious(vanishing, registered) {
        return Ok(Outcome::Suspended { vanishing, registered });
    }
    let changed = count_staged(db, import, "changed")?;
    let mut report = Report { done: 0, total: changed + vanishing, progress };
    let mut applied = Applied { unchanged: count_staged(db, import, "same")?, ..Applied::default() };
    if options.partial {
        sources::touch(db, &import.source, options.as_of_ms)?;
    } else {
        sources::snapshot(db, &import.source, options.as_of_ms)?;
    }
    participants::without_indexes(db, changed, |db| put_changed(db, import, options, &mut applied, &mut report))?;
    tell(db, import, changed)?;
    if vanishing > 0 {
        let missed = vanished::foresee(db, import)?;
        remove_missing(db, import, options, &mut applied, &mut report)?;
        vanished::tell(db, &missed, options.now_ms)?;
    }
    finish(db, import, options, &applied)?;
    Ok(Outcome::Applied(applied))
}

/// A source that loses all it had is suspicious however little that was: more likely its file is empty.
fn is_suspicious(vanishing: u64, registered: u64) -> bool {
    let many = vanishing > SUSPICIOUS_COUNT && vanishing * 100 > registered * SUSPICIOUS_PERCENT;
    many || (vanishing > 0 && vanishing == registered)
}

struct Report<'a> {
    done: u64,
    total: u64,
    progress: &'a mut dyn FnMut(u64, u64),
}

impl Report<'_> {
    fn step(&mut self) {
        self.done += 1;
        (self.progress)(self.done, self.total);
    }
}

fn put_changed(
    db: &mut dyn Db,
    import: &Import,
    options: &Options,
    applied: &mut Applied,
    report: &mut Report<'_>,
) -> Result<()> {
    let sql = "select participant_key, card from import_cards
               where import_id = $1 and kind = 'changed' and participant_key > $2
               order by participant_key limit $3";
    let mut after = String::new();
    loop {
        let params: [Value; 3] = [(&import.id).into(), (&after).into(), BATCH.into()];
        let rows = db::query_all(db, sql, &params, |row| Ok((row.text(0)?, row.text(1)?)))?;
        let Some((last, _)) = rows.last() else { return Ok(()) };
        after.clone_from(last);
        let read = |(key, text): (String, String)| {
            serde_json::from_str::<Card>(&text)
                .map_err(|error| Error::Corrupt(format!("the staged card of {key}: {error}")))
        };
        let cards = rows.into_iter().map(read).collect::<Result<Vec<_>>>()?;
        let entries = card::entries(db, cards, &import.source, options.as_of_ms)?;
        participants::put_all_untold(db, &entries, &mut |_, put| {
            match put {
                Put::Created => applied.created += 1,
                Put::Updated => applied.updated += 1,
                Put::Unchanged => applied.unchanged += 1,
            }
            report.step();
        })?;
    }
}

/// Tells the change feed, in one statement however many there are.
fn tell(db: &mut dyn Db, import: &Import, changed: u64) -> Result<()> {
    if changed > feed::MANY {
        return feed::tell_everything(db);
    }
    let sql = "insert into participant_changes (participant_key)
               select participant_key from import_cards where import_id = $1 and kind = 'changed'";
    db.execute(sql, &[(&import.id).into()])?;
    Ok(())
}

/// The condition that the participant `p` of the source `$1` is missing from the import `$2`.
pub(super) const IS_MISSING: &str = "p.source = $1 and p.network_status = 'registered' and not exists
    (select 1 from import_cards i where i.import_id = $2 and i.participant_key = p.participant_key)";

fn remove_missing(
    db: &mut dyn Db,
    import: &Import,
    options: &Options,
    applied: &mut Applied,
    report: &mut Report<'_>,
) -> Result<()> {
    let sql = format!(
        "select p.participant_key from participants p where {IS_MISSING} and p.participant_key > $3 order by p.participant_key limit $4"
    );
    let mut after = String::new();
    loop {
        let params: [Value; 4] = [(&import.source).into(), (&import.id).into(), (&after).into(), BATCH.into()];
        let keys = db::query_all(db, &sql, &params, |row| row.text(0))?;
        let Some(last) = keys.last() else { return Ok(()) };
        after.clone_from(last);
        for key in keys {
            applied.removed += u64::from(participants::mark_removed(db, &key, options.now_ms)?);
            report.step();
        }
    }
}

pub(super) fn count_missing(db: &mut dyn Db, import: &Import) -> Result<u64> {
    let sql = format!("select count(*) from participants p where {IS_MISSING}");
    count(db, &sql, &[(&import.source).into(), (&import.id).into()])
}

fn count_registered(db: &mut dyn Db, source: &str) -> Result<u64> {
    let sql = "select count(*) from participants where source = $1 and network_status = 'registered'";
    count(db, sql, &[source.into()])
}

fn count_staged(db: &mut dyn Db, import: &Import, kind: &str) -> Result<u64> {
    let sql = "select count(*) from import_cards where import_id = $1 and kind = $2";
    count(db, sql, &[(&import.id).into(), kind.into()])
}

fn count(db: &mut dyn Db, sql: &str, params: &[Value]) -> Result<u64> {
    Ok(db::query_one(db, sql, params, |row| row.int(0))?.unwrap_or(0).unsigned_abs())
}

fn finish(db: &mut dyn Db, import: &Import, options: &Options, applied: &Applied) -> Result<()> {
    db.execute(
        "update imports set state = 'applied', phase = null, finished_at = $2, created = $3, updated = $4, unchanged = $5,
             removed = $6 where id = $1",
        &[
            (&import.id).into(),
            options.now_ms.into(),
            whole(applied.created).into(),
            whole(applied.updated).into(),
            whole(applied.unchanged).into(),
            whole(applied.removed).into(),
        ],
    )?;
    Ok(())
}
