//! What the server does by itself: once a second it tells open pages what other processes have changed and takes the
//! same into the index of names, every half minute it routes the documents again that wait, and at its start and every
//! hour it looks after what time brings. A job that fails is logged and tried again the next time.

use std::time::Duration;

use carnet_api::{
    Host,
    jobs::{self, NamedJob},
};
use tokio::time::{MissedTickBehavior, interval};

use super::verify::Recheck;

const LOOK_EVERY: Duration = Duration::from_secs(1);
const RETRY_EVERY: Duration = Duration::from_secs(30);
const MINUTE: Duration = Duration::from_secs(60);
const HOURLY: Duration = Duration::from_secs(3600);

/// Runs the first jobs, then the others for as long as the runtime lives.
pub fn start(host: &Host, recheck: Option<Recheck>) {
    run(host, jobs::FIRST);
    let live = host.clone();
    tokio::spawn(every(LOOK_EVERY, live, |host| host.live.poll(host)));
    tokio::spawn(every(LOOK_EVERY, host.clone(), follow_index));
    tokio::spawn(every(HOURLY, host.clone(), |host| {
        run(host, jobs::EVERY_HOUR);
        if let Err(error) = jobs::sweep_documents(host) {
            tracing::error!(job = "documents kept for long enough", %error, "a job of the server failed");
        }
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

/// What other servers have written; it is found within a second in any case.
pub fn look(host: &Host) {
    host.live.poll(host);
    follow_index(host);
}

/// The first time an index is made, while the database answers.
fn follow_index(host: &Host) {
    let is_ready = || host.index.as_ref().is_some_and(|index| index.status().ready);
    let was_ready = is_ready();
    match carnet_api::follow_index(host) {
        Ok(()) if !was_ready && is_ready() => tracing::info!("searches are answered from the index in memory"),
        Ok(()) => {}
        Err(error) => tracing::error!(job = "index of names", %error, "a job of the server failed"),
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

fn run(host: &Host, all: &[NamedJob]) {
    jobs::run(host, all, |job, error| tracing::error!(job, %error, "a job of the server failed"));
}
