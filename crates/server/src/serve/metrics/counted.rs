//! How much the database is used: a pool around the pool, which counts and measures, whatever the engine is.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Instant,
};

use carnet_store::{
    Error, Result,
    pool::{Pool, Work},
};

use super::text::Text;

/// Counts of one process.
#[derive(Debug, Default)]
pub struct Use {
    waiting: AtomicU64,
    busy: AtomicU64,
    reads: AtomicU64,
    writes: AtomicU64,
    failed: AtomicU64,
    waited_us: AtomicU64,
}

pub struct Counted {
    pub inner: Arc<dyn Pool>,
    pub counts: Arc<Use>,
}

impl Pool for Counted {
    fn read_with(&self, work: Work<'_>) -> Result<()> {
        self.counts.reads.fetch_add(1, Relaxed);
        self.counts.around(work, |work| self.inner.read_with(work))
    }

    fn write_with(&self, work: Work<'_>) -> Result<()> {
        self.counts.writes.fetch_add(1, Relaxed);
        self.counts.around(work, |work| self.inner.write_with(work))
    }

    fn write_at_once_with(&self, work: Work<'_>) -> Result<()> {
        self.counts.writes.fetch_add(1, Relaxed);
        let done = self.counts.measured(work, |work| self.inner.write_at_once_with(work));
        // Somebody else was writing: nothing began, as was wanted then.
        self.counts.judged(done, |error| !matches!(error, Error::Busy))
    }
}

/// Takes back from a gauge what it was given, also when the work panics.
struct During<'a>(&'a AtomicU64);

impl<'a> During<'a> {
    fn new(gauge: &'a AtomicU64) -> Self {
        gauge.fetch_add(1, Relaxed);
        Self(gauge)
    }
}

impl Drop for During<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Relaxed);
    }
}

impl Use {
    fn around(&self, work: Work<'_>, run: impl FnOnce(Work<'_>) -> Result<()>) -> Result<()> {
        self.judged(self.measured(work, run), |_| true)
    }

    fn judged(&self, done: Result<()>, is_failure: impl Fn(&Error) -> bool) -> Result<()> {
        self.failed.fetch_add(u64::from(done.as_ref().err().is_some_and(is_failure)), Relaxed);
        done
    }

    fn measured(&self, work: Work<'_>, run: impl FnOnce(Work<'_>) -> Result<()>) -> Result<()> {
        let asked = Instant::now();
        let mut waiting = Some(During::new(&self.waiting));
        run(&mut |db| {
            if waiting.take().is_some() {
                self.waited_us.fetch_add(asked.elapsed().as_micros().try_into().unwrap_or(u64::MAX), Relaxed);
            }
            let _busy = During::new(&self.busy);
            work(db)
        })
    }

    pub(super) fn write(&self, text: &mut Text) {
        let of = |count: &AtomicU64| count.load(Relaxed);
        text.figure("carnet_database_busy", "gauge", "Units of work that hold a connection.", of(&self.busy));
        text.figure("carnet_database_waiting", "gauge", "Units of work that wait for one.", of(&self.waiting));
        text.figure("carnet_database_reads_total", "counter", "Units of work that read.", of(&self.reads));
        text.figure("carnet_database_writes_total", "counter", "Units of work that write.", of(&self.writes));
        text.figure("carnet_database_failures_total", "counter", "Units of work that were undone.", of(&self.failed));
        let waited = std::time::Duration::from_micros(of(&self.waited_us)).as_secs_f64();
        text.figure("carnet_database_wait_seconds_total", "counter", "Time spent waiting for a connection.", waited);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Somebody else is always writing.
    struct Occupied;

    impl Pool for Occupied {
        fn read_with(&self, _: Work<'_>) -> Result<()> {
            Ok(())
        }

        fn write_with(&self, _: Work<'_>) -> Result<()> {
            Err(Error::Busy)
        }

        fn write_at_once_with(&self, _: Work<'_>) -> Result<()> {
            Err(Error::Busy)
        }
    }

    #[test]
    fn what_was_not_worth_waiting_for_is_no_failure() {
        let counts = Arc::new(Use::default());
        let pool = Counted { inner: Arc::new(Occupied), counts: Arc::clone(&counts) };
        assert!(matches!(pool.write_at_once_with(&mut |_| Ok(())), Err(Error::Busy)));
        assert_eq!(counts.failed.load(Relaxed), 0);
        assert!(matches!(pool.write_with(&mut |_| Ok(())), Err(Error::Busy)));
        assert_eq!((counts.writes.load(Relaxed), counts.failed.load(Relaxed)), (2, 1));
    }
}
