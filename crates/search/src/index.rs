//! The snapshot that a host answers from, replaced at once for everybody who asks next.

use std::sync::{Mutex, PoisonError, RwLock};

use crate::{
    error::Result,
    snapshot::{Change, Rebuilt, Snapshot},
};

pub struct Index {
    current: RwLock<Snapshot>,
    /// One writer after the other; readers wait for neither.
    writing: Mutex<()>,
}

impl Index {
    pub fn new(snapshot: Snapshot) -> Self {
        Self { current: RwLock::new(snapshot), writing: Mutex::new(()) }
    }

    /// The directory as it is now; it stays as it is for whoever holds it.
    pub fn snapshot(&self) -> Snapshot {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes in the changes up to `sequence`, and answers what came of it: more, when another writer was further.
    /// Readers go on meanwhile; two writers follow each other.
    pub fn apply(&self, changes: impl IntoIterator<Item = Change>, sequence: u64) -> Result<Snapshot> {
        self.replace(|current| current.changed(changes, sequence))
    }

    /// Takes an index that was made from an earlier snapshot.
    pub fn adopt(&self, rebuilt: Rebuilt) -> Result<Snapshot> {
        self.replace(|current| current.on(rebuilt))
    }

    fn replace(&self, next: impl FnOnce(Snapshot) -> Result<Snapshot>) -> Result<Snapshot> {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let next = next(self.snapshot())?;
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        let before = std::mem::replace(&mut *current, next.clone());
        // Freeing it takes a while; readers need not wait for that.
        drop(current);
        drop(before);
        Ok(next)
    }
}
