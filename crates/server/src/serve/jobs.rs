//! What the server does by itself: once a second it tells open pages what other processes have changed, every half
//! minute it routes the documents again that wait, and at its start and every hour it looks after what time brings.
//! Each job is one transaction of its own; one that fails is logged and tried again the next time.

use std::time::Duration;

use carnet_api::Host;
use carnet_store::{Result, addresses, csv_imports, db::Db, events, pool, requests, sessions};
use tokio::time::{MissedTickBehavior, interval};

use super::verify::Recheck;

const LOOK_EVERY: Duration = Duration::from_secs(1);
const RETRY_EVERY: Duration = Duration::from_secs(30);
const MINUTE: Duration = Duration::from_secs(60);
const HOURLY: Duration = Duration::from_secs(3600);

/// What to do, and its name in the log.
type Job = (&'static str, fn(&mut dyn Db, i64) -> Result<()>);

/// Before the first request: what the end of the last process left behind.
const FIRST: &[Job] = &[("imports cut off", |db, now| csv_imports::fail_cut_off(db, now).map(drop))];

const EVERY_HOUR: &[Job] = &[
    ("overdue requests", |db, now| requests::tell_overdue(db, now).map(drop)),
    ("addresses that begin or end", |db, now| addresses::turn(db, now).map(drop)),
    ("old events", events::sweep),
    ("old imports", csv_imports::sweep),
    ("ended sessions", |db, now| sessions::remove_expired(db, now).map(drop)),
];

/// Runs the first jobs, then the others for as long as the runtime lives.
pub fn start(host: &Host, recheck: Option<Recheck>) {
    run(host, FIRST);
    let live = host.clone();
    tokio::spawn(every(LOOK_EVERY, live, |host| host.live.poll(host)));
    tokio::spawn(every(HOURLY, host.clone(), |host| {
        run(host, EVERY_HOUR);
        host.live.poll(host);
    }));
    tokio::spawn(every(RETRY_EVERY, host.clone(), |host| match carnet_api::retry_waiting(host) {
        Ok(0) => {}
        Ok(_) => host.live.poll(host),
        Err(error) => tracing::error!(job = "documents that wait", %error, "a job of the server failed"),
    }));
    if let Some(Recheck { days, a_minute }) = recheck {
        tokio::spawn(every(MINUTE, host.clone(), move |host| {
            if let Err(error) = carnet_api::recheck(host, days, a_minute) {
                tracing::error!(job = "customers checked again", %error, "a job of the server failed");
            }
        }));
    }
}

/// The first time is now. A job that takes long puts the next one off.
async fn every(period: Duration, host: Host, job: impl Fn(&Host) + Copy + Send + 'static) {
    let mut ticks = interval(period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let host = host.clone();
        // A job that panicked has said so on standard error; the next time comes all the same.
        let _ = tokio::task::spawn_blocking(move || job(&host)).await;
    }
}

fn run(host: &Host, jobs: &[Job]) {
    for (name, job) in jobs {
        let now = (host.now)();
        if let Err(error) = pool::write(host.pool.as_ref(), |db| job(db, now)) {
            tracing::error!(job = name, %error, "a job of the server failed");
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
