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
