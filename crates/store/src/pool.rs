//! Units of work: a closure over one connection in one transaction. Synchronous: a server runs it off its
//! event loop, a worker runs it in place.

use crate::{
    db::Db,
    error::{Error, Result},
};

/// What is run with a connection.
pub type Work<'a> = &'a mut dyn FnMut(&mut dyn Db) -> Result<()>;

/// Connections to one database.
pub trait Pool: Send + Sync {
    /// Runs `work` over one unchanging view of the database; it cannot write.
    fn read_with(&self, work: Work<'_>) -> Result<()>;
    /// Runs `work` in one transaction: committed when it answers `Ok`, undone entirely when it answers `Err`.
    fn write_with(&self, work: Work<'_>) -> Result<()>;
    /// As [`Pool::write_with`] when nobody else is writing; else nothing happens, and the answer is [`Error::Busy`] at
    /// once.
    fn write_at_once_with(&self, work: Work<'_>) -> Result<()>;
}

/// Reads: every query of `work` sees the same state of the database.
pub fn read<T>(pool: &dyn Pool, work: impl FnOnce(&mut dyn Db) -> Result<T>) -> Result<T> {
    once(work, |work| pool.read_with(work))
}

/// Writes: all of `work` happens, or nothing of it.
pub fn write<T>(pool: &dyn Pool, work: impl FnOnce(&mut dyn Db) -> Result<T>) -> Result<T> {
    once(work, |work| pool.write_with(work))
}

/// As [`write`], but for what goes on by itself, where nobody waits who could try again: it waits for its turn however
/// many others write.
pub fn write_in_turn<T>(pool: &dyn Pool, work: impl FnOnce(&mut dyn Db) -> Result<T>) -> Result<T> {
    once(work, |work| {
        let mut begun = false;
        in_turn(|| {
            let done = pool.write_with(&mut |db| {
                begun = true;
                work(db)
            });
            // What has begun is not begun again.
            if begun { Ok(done) } else { done.map(Ok) }
        })?
    })
}

/// Tries that find others writing, each as long as a pool has patience: an hour or so.
const TURNS: usize = 360;

/// Tries again for as long as others write.
pub(crate) fn in_turn<T>(mut attempt: impl FnMut() -> Result<T>) -> Result<T> {
    for _ in 1..TURNS {
        match attempt() {
            Err(Error::Busy) => {}
            done => return done,
        }
    }
    attempt()
}

/// Writes what is not worth waiting for: [`Error::Busy`] at once while somebody else is writing.
pub fn write_at_once<T>(pool: &dyn Pool, work: impl FnOnce(&mut dyn Db) -> Result<T>) -> Result<T> {
    once(work, |work| pool.write_at_once_with(work))
}

fn once<T>(
    work: impl FnOnce(&mut dyn Db) -> Result<T>,
    run: impl FnOnce(&mut dyn FnMut(&mut dyn Db) -> Result<()>) -> Result<()>,
) -> Result<T> {
    let mut work = Some(work);
    let mut answer = None;
    run(&mut |db| {
        let work = work.take().ok_or_else(|| Error::Database("a unit of work was started twice".to_owned()))?;
        answer = Some(work(db)?);
        Ok(())
    })?;
    answer.ok_or_else(|| Error::Database("a unit of work was never started".to_owned()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::sqlite::{self, SqlitePool};

    /// Others write, so many times.
    struct Others(AtomicUsize, SqlitePool);

    impl Pool for Others {
        fn read_with(&self, work: Work<'_>) -> Result<()> {
            self.1.read_with(work)
        }

        fn write_with(&self, work: Work<'_>) -> Result<()> {
            let fewer = |left: usize| left.checked_sub(1);
            match self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, fewer) {
                Ok(_) => Err(Error::Busy),
                Err(_) => self.1.write_with(work),
            }
        }

        fn write_at_once_with(&self, work: Work<'_>) -> Result<()> {
            self.1.write_at_once_with(work)
        }
    }

    #[test]
    fn what_goes_on_by_itself_waits_for_its_turn_and_begins_once() {
        let others = |times| Others(AtomicUsize::new(times), sqlite::open_memory().unwrap());
        let pool = others(3);
        assert!(matches!(write(&pool, |_| Ok(())), Err(Error::Busy)));
        assert_eq!(write_in_turn(&pool, |_| Ok(7)).unwrap(), 7);
        assert!(matches!(write_in_turn(&others(TURNS), |_| Ok(())), Err(Error::Busy)), "not for ever");
        let mut begun = 0;
        let failed: Result<()> = write_in_turn(&pool, |_| {
            begun += 1;
            Err(Error::Busy)
        });
        assert!(matches!(failed, Err(Error::Busy)));
        assert_eq!(begun, 1);
    }
}
