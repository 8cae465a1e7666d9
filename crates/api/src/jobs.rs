//! What a host of the API does by itself with its database: once at its start, and at its start and every hour what
//! time brings. Each job is one transaction of its own; one that fails is told of and tried again the next time.

use carnet_store::{
    Error, Result, addresses, csv_imports, customers,
    db::{Db, Engine},
    events, imports, index, known_browsers, pool, requests, retention, sessions,
};

use crate::host::Host;

/// What to do, and its name in the log.
type NamedJob = (&'static str, fn(&mut dyn Db, i64) -> Result<()>);

/// Before the first request: what the end of the last process left behind.
const FIRST: &[NamedJob] =
    &[("imports cut off", csv_imports_cut_off), ("network imports cut off", network_imports_cut_off)];

/// An import that has written nothing for so long is cut off, wherever it ran. Batches take seconds; one that is being
/// applied keeps whoever asks here waiting until it is done.
const SILENT_MS: i64 = 10 * 60_000;

fn csv_imports_cut_off(db: &mut dyn Db, now: i64) -> Result<()> {
    let silent = silent_at_start(db.engine(), now);
    csv_imports::fail_cut_off(db, silent, now).map(drop)
}

fn network_imports_cut_off(db: &mut dyn Db, now: i64) -> Result<()> {
    let silent = silent_at_start(db.engine(), now);
    imports::end_cut_off(db, silent, now)
}

/// The server that starts is the only one over a file of SQLite: nobody is at what is said to be under way there.
fn silent_at_start(engine: Engine, now: i64) -> i64 {
    match engine {
        Engine::Sqlite => i64::MAX,
        Engine::Postgres => now - SILENT_MS,
    }
}

const EVERY_HOUR: &[NamedJob] = &[
    ("silent imports", |db, now| csv_imports::fail_cut_off(db, now - SILENT_MS, now).map(drop)),
    ("silent network imports", |db, now| imports::end_cut_off(db, now - SILENT_MS, now)),
    ("overdue requests", |db, now| requests::tell_overdue(db, now).map(drop)),
    ("addresses that begin or end", |db, now| addresses::turn(db, now).map(drop)),
    ("old events", events::sweep),
    ("changes that every index has", |db, _| index::feed::sweep(db)),
    ("old imports", csv_imports::sweep),
    ("ended sessions", |db, now| sessions::remove_expired(db, now).map(drop)),
    ("browsers forgotten", |db, now| known_browsers::remove_expired(db, now).map(drop)),
];

/// Removes rows, so many at most, and says how many those were.
type Sweep = fn(&mut dyn Db, u32, i64) -> Result<u64>;

/// What is kept for a time and may be much: removed in small transactions, after the others.
const SWEPT_EVERY_HOUR: &[(&str, Sweep)] =
    &[("documents kept for long enough", retention::sweep), ("customers deleted for long enough", customers::purge)];

/// Rows that one transaction removes.
const BATCH: u32 = 200;

/// Before the first request. `failed` is told the name of a job that fails, and why. Blocks.
pub fn first(host: &Host, failed: impl Fn(&str, &Error)) {
    run(host, FIRST, &failed);
}

/// What time brings, at the start and every hour, likewise.
pub fn hourly(host: &Host, failed: impl Fn(&str, &Error)) {
    run(host, EVERY_HOUR, &failed);
    for (name, sweep) in SWEPT_EVERY_HOUR {
        if let Err(error) = in_batches(host, *sweep) {
            failed(name, &error);
        }
    }
}

fn run(host: &Host, jobs: &[NamedJob], failed: &impl Fn(&str, &Error)) {
    for (name, job) in jobs {
        let now = (host.now)();
        if let Err(error) = pool::write(host.pool.as_ref(), |db| job(db, now)) {
            failed(name, &error);
        }
    }
}

fn in_batches(host: &Host, sweep: Sweep) -> Result<()> {
    loop {
        let now = (host.now)();
        if pool::write(host.pool.as_ref(), |db| sweep(db, BATCH, now))? == 0 {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::{cell::RefCell, sync::Arc};

    use carnet_store::sqlite;

    use super::*;

    #[test]
    fn every_job_runs_over_an_empty_database() {
        let pool = Arc::new(sqlite::open_memory().unwrap());
        let host = Host::in_place(pool, || 1_787_142_600_000, |_| ());
        let failed = RefCell::new(Vec::new());
        let tell = |name: &str, error: &Error| failed.borrow_mut().push(format!("{name}: {error}"));
        first(&host, tell);
        hourly(&host, tell);
        assert_eq!(failed.into_inner(), [""; 0]);
    }
}
