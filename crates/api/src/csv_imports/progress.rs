//! How far running imports are. In memory: what an import has done shows in the database only at its end.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use carnet_core::wire::{CsvImport, CsvState};

/// Lines done, by import.
#[derive(Clone, Default)]
pub(super) struct Progress(Arc<Mutex<HashMap<String, u64>>>);

impl Progress {
    fn all(&self) -> MutexGuard<'_, HashMap<String, u64>> {
        // A number that was half written is not possible.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn set(&self, id: &str, done: u64) {
        let mut all = self.all();
        match all.get_mut(id) {
            Some(known) => *known = done,
            None => {
                all.insert(id.to_owned(), done);
            }
        }
    }

    pub fn forget(&self, id: &str) {
        self.all().remove(id);
    }

    /// Says in the answer how far the import is.
    pub fn tell(&self, import: &mut CsvImport) {
        if import.state == CsvState::Running {
            import.done = self.all().get(&import.id).copied().unwrap_or(0);
        }
    }
}
