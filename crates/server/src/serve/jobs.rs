//! What the server does by itself: once a second it tells open pages what other processes have changed and takes the
//! same into the index of names, every half minute it routes the documents again that wait, and at its start and every
//! hour it looks after what time brings. A job that fails is logged and tried again the next time.

use std::{
    cell::Cell,
    sync::Arc,
    time::{Duration, Instant},
};

use carnet_api::{Host, jobs};
use tokio::time::{MissedTickBehavior, interval};

use super::{metrics::Metrics, verify::Recheck};

const LOOK_EVERY: Duration = Duration::from_secs(1);
const RETRY_EVERY: Duration = Duration::from_secs(30);
const MINUTE: Duration = Duration::from_secs(60);
const HOURLY: Duration = Duration::from_secs(3600);

/// What comes before anybody is served. It blocks, so the runtime must not have begun.
pub fn first(host: &Host) {
    jobs::first(host, tell);
}

/// Runs the others for as long as the runtime lives.
pub fn start(host: &Host, recheck: Option<Recheck>, metrics: &Arc<Metrics>) {
    let start = Start { host, metrics };
    start.every(LOOK_EVERY, "events of other processes", |host| {
        host.live.poll(host);
        true
    });
    start.every(LOOK_EVERY, "index of names", follow_index);
    start.every(HOURLY, "what time brings", |host| {
        let failed = Cell::new(false);
        jobs::hourly(host, |job, error| {
            failed.set(true);
            tell(job, error);
        });
        host.live.poll(host);
        !failed.get()
    });
    start.every(RETRY_EVERY, "documents that wait", |host| {
        let retried = carnet_api::retry_waiting(host);
        if matches!(retried, Ok(1..)) {
            host.live.poll(host);
        }
        did("documents that wait", &retried)
    });
    if let Some(Recheck { days, a_minute }) = recheck {
        start.every(MINUTE, "customers checked again", move |host| {
            did("customers checked again", &carnet_api::recheck(host, days, a_minute))
        });
    }
}

/// What other servers have written; it is found within a second in any case.
pub fn look(host: &Host) {
    host.live.poll(host);
    follow_index(host);
}

/// The first time an index is made, while the database answers.
fn follow_index(host: &Host) -> bool {
    let is_ready = || host.index.as_ref().is_some_and(|index| index.status().ready);
    let was_ready = is_ready();
    let followed = carnet_api::follow_index(host);
    if followed.is_ok() && !was_ready && is_ready() {
        tracing::info!("searches are answered from the index in memory");
    }
    did("index of names", &followed)
}

/// Whether it was done; the log says why not.
fn did<T, E: std::fmt::Display>(job: &str, done: &Result<T, E>) -> bool {
    if let Err(error) = done {
        tell(job, error);
    }
    done.is_ok()
}

/// The log says which job failed, and why.
pub fn tell<E: std::fmt::Display>(job: &str, error: &E) {
    tracing::error!(job, %error, "a job of the server failed");
}

struct Start<'a> {
    host: &'a Host,
    metrics: &'a Arc<Metrics>,
}

impl Start<'_> {
    /// The first time is now. A job that takes long puts the next one off. It answers whether it was done.
    fn every(&self, period: Duration, name: &'static str, job: impl Fn(&Host) -> bool + Copy + Send + 'static) {
        let (host, metrics) = (self.host.clone(), Arc::clone(self.metrics));
        tokio::spawn(async move {
            let mut ticks = interval(period);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            loop {
                ticks.tick().await;
                let (host, start) = (host.clone(), Instant::now());
                // A job that panicked has said so on standard error; the next time comes all the same.
                let done = tokio::task::spawn_blocking(move || job(&host)).await;
                metrics.job(name, !done.unwrap_or(false), start.elapsed());
            }
        });
    }
}
