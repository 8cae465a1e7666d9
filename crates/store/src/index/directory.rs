//! The index of one process: made from the database, kept up with it, and asked only by who sees the database as the
//! index knows it. Everybody else asks the database, whose answers are the same.

use std::{
    cmp::Ordering,
    sync::{
        Arc, Mutex, PoisonError, RwLock, TryLockError,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
};

use carnet_search::{Index, Snapshot};

use super::{
    feed::{self, Changes},
    patience::Patience,
    rows,
};
use crate::{
    db::Db,
    error::{Error, Result},
    pool::{self, Pool},
};

/// Changes that a search takes in by itself; of more, it leaves the index alone until [`Directory::follow`] has.
const FEW: u32 = 100;
/// Changes taken in at once.
const BATCH: u32 = 20_000;
/// Changes since the index was made above which it is made anew.
const PENDING: usize = 10_000;

/// The index, once there is one.
#[derive(Default)]
pub struct Directory {
    current: RwLock<Option<Arc<Index>>>,
    /// Participants read so far for an index that is being made.
    read: AtomicU64,
    building: AtomicBool,
    patience: Patience,
    /// Held by who follows the database.
    following: Mutex<()>,
}

/// How an index stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// Searches are answered from the index. Until then the database answers them.
    pub ready: bool,
    /// An index is being made from the database: the first, or another after so much has changed.
    pub building: bool,
    /// Participants in the index; while there is none, those read for it so far.
    pub participants: u64,
    /// Memory that the index takes.
    pub bytes: u64,
    /// Changes since the index was made; every search reads through them.
    pub pending: u64,
    /// The number of the last change it knows.
    pub sequence: u64,
}

impl Directory {
    pub fn status(&self) -> Status {
        let building = self.building.load(Relaxed);
        match self.index() {
            None => Status { building, participants: self.read.load(Relaxed), ..Status::default() },
            Some(index) => {
                let snapshot = index.snapshot();
                Status {
                    ready: true,
                    building,
                    participants: snapshot.len(),
                    bytes: snapshot.bytes() as u64,
                    pending: snapshot.pending() as u64,
                    sequence: snapshot.sequence(),
                }
            }
        }
    }

    /// The index as `db` sees the directory; `None`: the database has to be asked. Few changes are taken in at once, so
    /// that whoever has changed something finds it.
    pub fn seen_by(&self, db: &mut dyn Db) -> Result<Option<Snapshot>> {
        let Some(index) = self.index() else { return Ok(None) };
        // Before the number is read: what is read first may only be older.
        let snapshot = index.snapshot();
        let latest = feed::latest(db)?.unsigned_abs();
        match snapshot.sequence().cmp(&latest) {
            Ordering::Equal => Ok(Some(snapshot)),
            Ordering::Greater => Ok(None),
            Ordering::Less => match feed::since(db, number(&snapshot), FEW + 1)? {
                Changes::Keys { up_to, keys } if up_to.unsigned_abs() == latest && keys.len() <= FEW as usize => {
                    let next = index.apply(rows::changes(db, keys)?, latest).map_err(Error::Index)?;
                    Ok(Some(next).filter(|next| next.sequence() == latest))
                }
                _ => Ok(None),
            },
        }
    }

    /// Brings the index up to the database; makes one when there is none, or when too much has changed. To be called
    /// every second and whenever something is told; who comes while another one is at it has nothing to do. Making an
    /// index takes seconds for each million of participants. After a failure more and more calls pass until it is tried
    /// again.
    pub fn follow(&self, pool: &dyn Pool) -> Result<()> {
        let _alone = match self.following.try_lock() {
            Ok(alone) => alone,
            // Whoever panicked has left an index that is whole, or none.
            Err(TryLockError::Poisoned(alone)) => alone.into_inner(),
            Err(TryLockError::WouldBlock) => return Ok(()),
        };
        if self.patience.waits() {
            return Ok(());
        }
        let followed = match self.index() {
            Some(index) => self.catch_up(&index, pool),
            None => self.build(pool),
        };
        self.patience.learn(followed.is_ok());
        followed
    }

    fn catch_up(&self, index: &Index, pool: &dyn Pool) -> Result<()> {
        loop {
            let snapshot = index.snapshot();
            let changes = pool::read(pool, |db| {
                // The database was put back: what the index knows beyond that never was.
                if feed::latest(db)? < number(&snapshot) {
                    return Ok(None);
                }
                match feed::since(db, number(&snapshot), BATCH)? {
                    Changes::Keys { up_to, keys } => Ok(Some((up_to, rows::changes(db, keys)?))),
                    Changes::Everything => Ok(None),
                }
            })?;
            match changes {
                None => return self.build(pool),
                Some((_, changes)) if changes.is_empty() => break,
                Some((up_to, changes)) => {
                    let is_last = changes.len() < BATCH as usize;
                    let next = index.apply(changes, up_to.unsigned_abs()).map_err(Error::Index)?;
                    // Where somebody writes on and on there is no end to wait for.
                    if is_last && next.pending() > PENDING {
                        break;
                    }
                }
            }
        }
        let snapshot = index.snapshot();
        if snapshot.pending() > PENDING {
            // Searches go on meanwhile, and take in what few changes there are.
            snapshot.rebuilt().and_then(|rebuilt| index.adopt(rebuilt)).map_err(Error::Index)?;
        }
        Ok(())
    }

    fn build(&self, pool: &dyn Pool) -> Result<()> {
        self.building.store(true, Relaxed);
        let _done = Reset(&self.building);
        let (read, sequence) = pool::read(pool, |db| {
            let sequence = feed::latest(db)?.unsigned_abs();
            Ok((rows::all(db, &|count| self.read.store(count, Relaxed))?, sequence))
        })?;
        let snapshot = Snapshot::new(read.finish()?, sequence).map_err(Error::Index)?;
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(Index::new(snapshot)));
        Ok(())
    }

    fn index(&self) -> Option<Arc<Index>> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn number(snapshot: &Snapshot) -> i64 {
    i64::try_from(snapshot.sequence()).unwrap_or(i64::MAX)
}

/// Says that something is over, also when it failed.
struct Reset<'a>(&'a AtomicBool);

impl Drop for Reset<'_> {
    fn drop(&mut self) {
        self.0.store(false, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::sqlite;

    #[test]
    fn who_comes_while_another_one_follows_does_nothing() {
        let pool = sqlite::open_memory().unwrap();
        let directory = Directory::default();
        let other = directory.following.lock().unwrap();
        directory.follow(&pool).unwrap();
        assert!(!directory.status().ready, "an index was made beside another one");
        drop(other);
        directory.follow(&pool).unwrap();
        assert!(directory.status().ready);
    }
}
