//! The second half of an import, which goes on by itself where blocking is allowed.

use std::{cell::Cell, sync::Arc};

use carnet_core::wire::{LiveChange, ObjectKind};
use carnet_store::{
    imports::{self, Ended, Import},
    pool,
};

use crate::host::Host;

/// Rows of one transaction that sweeps up.
const SWEEP: u32 = 2_000;
/// Words on how far it is, whatever the number of changes.
const WORDS: u64 = 50;
/// What the log calls the work, and its end.
const APPLIED: &str = "import of the public directory";
const ENDED: &str = "end of an import of the public directory";

/// Cards that are to become the source's snapshot. However this ends, even by a panic, the import says so: that is
/// what `drop` sees to.
pub(super) struct Work {
    host: Host,
    account_id: String,
    import: Import,
    /// The operator has seen who will vanish.
    accepted: bool,
    told: Cell<u64>,
}

impl Work {
    pub fn new(host: Host, account_id: String, import: Import, accepted: bool) -> Self {
        Self { host, account_id, import, accepted, told: Cell::new(0) }
    }

    fn run(&self) {
        let now = (self.host.now)();
        // A failure leaves nothing behind; `drop` tells the operator of it, and the log why.
        let applied = pool::write_in_turn(self.host.pool.as_ref(), |db| {
            imports::apply_or_wait(db, &self.import, self.accepted, now, &mut |done, total| self.tell(done, total))
        });
        self.host.tell_failed(APPLIED, &applied);
    }

    /// Told of another object than the reading of the file, because other things are counted.
    fn tell(&self, done: u64, total: u64) {
        if done - self.told.get() < total / WORDS {
            return;
        }
        self.told.set(done);
        let id = format!("{}/apply", self.import.id);
        let change = LiveChange { kind: ObjectKind::Import, id, done: Some(done), total: Some(total) };
        self.host.live.progress(&self.account_id, &change, (self.host.now)());
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        end(&self.host, &self.import, &Ended::Interrupted);
    }
}

/// Starts it where blocking is allowed.
pub(super) fn start(work: Work) {
    let spawn = Arc::clone(&work.host.spawn);
    spawn(Box::new(move || work.run()));
}

/// Ends an import that has no end yet, tells of it, and sweeps up what imports that are over left. Blocks.
pub(super) fn end(host: &Host, import: &Import, ended: &Ended) {
    let now = (host.now)();
    // Where not even this can be written, the next start of a server says it.
    host.tell_failed(ENDED, &pool::write_in_turn(host.pool.as_ref(), |db| imports::end(db, import, ended, now)));
    host.live.poll(host);
    sweep(host);
}

/// Deletes what imports that are over left. Blocks; what cannot be deleted now is by the next import.
pub(super) fn sweep(host: &Host) {
    while pool::write(host.pool.as_ref(), |db| imports::sweep(db, SWEEP)).is_ok_and(|swept| swept > 0) {}
}
