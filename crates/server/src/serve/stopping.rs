//! The end of the process: what runs is finished, what is new is refused, and whoever stops the process knows when
//! nothing runs any more.

use std::{
    sync::{
        Arc, OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::sync::Notify;

/// Shared by all that answers requests.
#[derive(Clone, Debug, Default)]
pub struct Stopping(Arc<State>);

#[derive(Debug, Default)]
struct State {
    asked: OnceLock<Instant>,
    running: AtomicUsize,
    over: Notify,
}

/// A request that runs, until it is dropped.
#[derive(Debug)]
pub struct Running(Stopping);

impl Stopping {
    /// From now on nothing new begins.
    pub fn begin(&self) {
        self.0.asked.get_or_init(Instant::now);
    }

    /// How long ago that was; absent while the process serves.
    pub fn since(&self) -> Option<Duration> {
        self.0.asked.get().map(Instant::elapsed)
    }

    /// Begins a request; `None` once the process stops.
    pub fn enter(&self) -> Option<Running> {
        // Counted before it is asked: whoever waits for the last one sees this one, too.
        self.0.running.fetch_add(1, Ordering::SeqCst);
        let running = Running(self.clone());
        self.0.asked.get().is_none().then_some(running)
    }

    /// Requests that run now.
    pub fn running(&self) -> usize {
        self.0.running.load(Ordering::SeqCst)
    }

    /// Until no request runs.
    pub async fn quiet(&self) {
        loop {
            let over = self.0.over.notified();
            if self.running() == 0 {
                return;
            }
            over.await;
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if self.0.0.running.fetch_sub(1, Ordering::SeqCst) == 1 {
            self.0.0.over.notify_waiters();
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[tokio::test]
    async fn what_runs_is_waited_for_and_nothing_new_begins() {
        let stopping = Stopping::default();
        let running = stopping.enter().unwrap();
        assert_eq!((stopping.running(), stopping.since()), (1, None));
        stopping.begin();
        assert!(stopping.enter().is_none() && stopping.since().is_some());
        let waiting = tokio::spawn({
            let stopping = stopping.clone();
            async move { stopping.quiet().await }
        });
        tokio::task::yield_now().await;
        assert!(!waiting.is_finished());
        drop(running);
        tokio::time::timeout(Duration::from_secs(10), waiting).await.unwrap().unwrap();
        assert_eq!(stopping.running(), 0);
    }
}
