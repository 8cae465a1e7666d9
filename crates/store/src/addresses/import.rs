//! Importing the lines of a source, in one transaction: whatever interrupts it, the old lines go on serving.
//!
//! A complete file is a snapshot: what was active and is missing from it now ended yesterday. A file that says nothing
//! of periods cannot say what is yet to come, so upcoming periods stay.

use std::collections::HashSet;

use super::{
    follow,
    line::Line,
    period::{self, Said},
    turn,
    write::{self, Now},
};
use crate::{
    db::{self, Db},
    error::Result,
    imports::{SUSPICIOUS_COUNT, SUSPICIOUS_PERCENT},
    sql::Params,
};

/// Addresses of one query, and between two reports of progress.
const BATCH: usize = 100;

/// How a file is imported.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    pub source: &'a str,
    /// The file is not the whole source: what is missing from it stays.
    pub partial: bool,
    /// End however many addresses.
    pub accept_removals: bool,
    pub now_ms: i64,
}

/// What importing did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Applied(Applied),
    /// Nothing was changed: `ending` of the `active` addresses of the source would end.
    Suspended {
        ending: u64,
        active: u64,
    },
}

/// Addresses by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    pub created: u64,
    pub updated: u64,
    pub unchanged: u64,
    /// Active before, missing from the file.
    pub ended: u64,
}

/// Imports what a source says, each address once; call it in one transaction. `progress` hears of addresses done, and
/// of how many there are.
pub fn import(
    db: &mut dyn Db,
    lines: &[(Line, Said)],
    options: &Options<'_>,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Outcome> {
    let now = Now { source: options.source, today: period::day_of(options.now_ms), now_ms: options.now_ms };
    // What is compared with the file is how addresses stand today.
    turn::turn(db, options.now_ms)?;
    let missing = if options.partial { Vec::new() } else { missing(db, lines, now)? };
    let guarded = !options.partial && !options.accept_removals;
    if guarded && let Some(suspended) = suspicious(db, lines, missing.len() as u64, now)? {
        return Ok(suspended);
    }
    let total = (lines.len() + missing.len()) as u64;
    let mut import = Import { now, applied: Applied::default(), changed: Vec::new() };
    let mut done = 0;
    for batch in lines.chunks(BATCH) {
        import.put(db, batch)?;
        done += batch.len() as u64;
        progress(done, total);
    }
    for keys in missing.chunks(BATCH) {
        import.end(db, keys)?;
        done += keys.len() as u64;
        progress(done, total);
    }
    if !options.partial {
        let sql = "update addresses set as_of = $2 where source = $1 and as_of < $2";
        db.execute(sql, &[options.source.into(), options.now_ms.into()])?;
    }
    follow::customers(db, &import.changed, options.now_ms)?;
    Ok(Outcome::Applied(import.applied))
}

/// The keys of the source's active addresses that are not in the file.
fn missing(db: &mut dyn Db, lines: &[(Line, Said)], now: Now<'_>) -> Result<Vec<String>> {
    let there: HashSet<String> = lines.iter().map(|(line, _)| line.key()).collect();
    let sql = "select address_key from addresses where source = $1 and status = 'active' order by address_key";
    let mut active = db::query_all(db, sql, &[now.source.into()], |row| row.text(0))?;
    active.retain(|key| !there.contains(key));
    Ok(active)
}

/// Whether the file would end more than anybody believes: then nothing is changed.
fn suspicious(db: &mut dyn Db, lines: &[(Line, Said)], missing: u64, now: Now<'_>) -> Result<Option<Outcome>> {
    let sql = "select count(*) from addresses where source = $1 and status = 'active'";
    let active = db::query_one(db, sql, &[now.source.into()], |row| row.int(0))?.unwrap_or(0).unsigned_abs();
    let mut ending = missing;
    let keys: Vec<String> =
        lines.iter().filter(|(_, said)| says_inactive(said, now.today)).map(|(line, _)| line.key()).collect();
    for keys in keys.chunks(BATCH) {
        let mut params = Params::default();
        let source = params.add(now.source);
        let sql = format!(
            "select count(*) from addresses where source = {source} and status = 'active' and address_key in ({})",
            params.list(keys)
        );
        ending += db::query_one(db, &sql, &params.0, |row| row.int(0))?.unwrap_or(0).unsigned_abs();
    }
    let many = ending > SUSPICIOUS_COUNT && ending * 100 > active * SUSPICIOUS_PERCENT;
    // A file without any of them is more likely the wrong file.
    let all = missing > 0 && missing == active;
    Ok((many || all).then_some(Outcome::Suspended { ending, active }))
}

/// Whether an address that was active is not any more.
fn says_inactive(said: &Said, today: i64) -> bool {
    match said {
        Said::Active | Said::Unclear => false,
        Said::Inactive => true,
        Said::Periods(periods) => {
            let begun = periods.first().is_some_and(|first| first.from.is_none_or(|from| from <= today));
            begun && !periods.iter().any(|period| period.covers(today))
        }
    }
}

struct Import<'a> {
    now: Now<'a>,
    applied: Applied,
    /// Keys of addresses that stand otherwise than before.
    changed: Vec<String>,
}

impl Import<'_> {
    fn put(&mut self, db: &mut dyn Db, batch: &[(Line, Said)]) -> Result<()> {
        let keys: Vec<String> = batch.iter().map(|(line, _)| line.key()).collect();
        let stored = write::known(db, &keys)?;
        for (key, (line, said)) in keys.iter().zip(batch) {
            let Some(known) = stored.get(key) else {
                if *said == Said::Unclear {
                    continue;
                }
                write::add(db, line, &period::record(None, said, self.now.today), self.now)?;
                self.applied.created += 1;
                self.changed.push(key.clone());
                continue;
            };
            let periods = period::record(Some(&known.periods()), said, self.now.today);
            let (status, written) = write::change(db, key, known, &periods, self.now)?;
            if status != known.status {
                self.changed.push(key.clone());
            }
            if written {
                self.applied.updated += 1;
            } else {
                self.applied.unchanged += 1;
            }
        }
        write::confirm(db, &keys, self.now)
    }

    fn end(&mut self, db: &mut dyn Db, keys: &[String]) -> Result<()> {
        let stored = write::known(db, keys)?;
        for (key, known) in keys.iter().filter_map(|key| stored.get(key).map(|known| (key, known))) {
            let periods = period::record(Some(&known.periods()), &Said::Inactive, self.now.today);
            write::change(db, key, known, &periods, self.now)?;
            self.applied.ended += 1;
            self.changed.push(key.clone());
        }
        Ok(())
    }
}
