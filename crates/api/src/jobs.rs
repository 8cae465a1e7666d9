//! What a host of the API does by itself with its database: once at its start, and at its start and every hour what
//! time brings. Each job is one transaction of its own; one that fails is told of and tried again the next time.

use carnet_store::{
    Error, Result, addresses, csv_imports, db::Db, events, imports, index, pool, requests, retention, sessions,
};

use crate::host::Host;

/// What to do, and its name in the log.
pub type NamedJob = (&'static str, fn(&mut dyn Db, i64) -> Result<()>);

/// Before the first request: what the end of the last process left behind.
pub const FIRST: &[NamedJob] = &[
    ("imports cut off", |db, now| csv_imports::fail_cut_off(db, now).map(drop)),
    ("network imports cut off", imports::end_cut_off),
];

pub const EVERY_HOUR: &[NamedJob] = &[
    ("overdue requests", |db, now| requests::tell_overdue(db, now).map(drop)),
    ("addresses that begin or end", |db, now| addresses::turn(db, now).map(drop)),
    ("old events", events::sweep),
    ("changes that every index has", |db, _| index::feed::sweep(db)),
    ("old imports", csv_imports::sweep),
    ("ended sessions", |db, now| sessions::remove_expired(db, now).map(drop)),
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

/// Documents that one transaction removes.
const BATCH: u32 = 200;

/// Removes the documents that have been kept for long enough, in small transactions; how many those were. Blocks.
pub fn sweep_documents(host: &Host) -> Result<u64> {
    let mut all = 0;
    loop {
        let now = (host.now)();
        match pool::write(host.pool.as_ref(), |db| retention::sweep(db, BATCH, now))? {
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
