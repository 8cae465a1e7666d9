//! What a host of the API does by itself with its database: once at its start, and at its start and every hour what
//! time brings. Each job is one transaction of its own; one that fails is told of and tried again the next time.

use carnet_store::{
    Error, Result, addresses, csv_imports, customers,
    db::{Db, Engine},
    events, imports, index, known_browsers, pool, requests, retention, sessions,
};

use crate::host::Host;

/// What to do, and its name in the log.
pub type NamedJob = (&'static str, fn(&mut dyn Db, i64) -> Result<()>);

/// Before the first request: what the end of the last process left behind.
pub const FIRST: &[NamedJob] =
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

pub const EVERY_HOUR: &[NamedJob] = &[
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

/// Runs all of them; `failed` is told the name of one that fails, and why. Blocks.
pub fn run(host: &Host, jobs: &[NamedJob], failed: impl Fn(&str, &Error)) {
    for (name, job) in jobs {
        let now = (host.now)();
        if let Err(error) = pool::write(host.pool.as_ref(), |db| job(db, now)) {
            failed(name, &error);
        }
    }
}

/// Rows that one transaction removes.
const BATCH: u32 = 200;

/// Removes the documents that have been kept for long enough, in small transactions; how many those were. Blocks.
pub fn sweep_documents(host: &Host) -> Result<u64> {
    in_batches(host, retention::sweep)
}

/// Removes the customers whose deletion can no longer be undone, likewise.
pub fn purge_customers(host: &Host) -> Result<u64> {
    in_batches(host, customers::purge)
}

fn in_batches(host: &Host, remove: fn(&mut dyn Db, u32, i64) -> Result<u64>) -> Result<u64> {
    let mut all = 0;
    loop {
        let now = (host.now)();
        match pool::write(host.pool.as_ref(), |db| remove(db, BATCH, now))? {
            0 => return Ok(all),
            removed => all += removed,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use carnet_store::sqlite;

    use super::*;

    #[test]
    fn every_job_runs_over_an_empty_database() {
        let pool = sqlite::open_memory().unwrap();
        for (name, job) in FIRST.iter().chain(EVERY_HOUR) {
            let done = pool::write(&pool, |db| job(db, 1_787_142_600_000));
            assert!(done.is_ok(), "{name}: {done:?}");
        }
    }
}
