//! How long to wait after failures, in calls: what failed for want of memory or of a database would be tried each
//! second, at great cost.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

/// Calls that pass at most.
const MOST: u32 = 300;

#[derive(Default)]
pub(super) struct Patience {
    /// After the next failure.
    next: AtomicU32,
    left: AtomicU32,
}

impl Patience {
    /// Whether this call passes.
    pub fn waits(&self) -> bool {
        self.left.fetch_update(Relaxed, Relaxed, |left| left.checked_sub(1)).is_ok()
    }

    pub fn learn(&self, done: bool) {
        let next = self.next.load(Relaxed);
        self.left.store(if done { 0 } else { next }, Relaxed);
        self.next.store(if done { 0 } else { (next * 2 + 1).min(MOST) }, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_is_waited_for_longer_and_a_success_ends_that() {
        let patience = Patience::default();
        for expected in [0, 1, 3, 7, 15, 31, 63, 127, 255, 300, 300] {
            patience.learn(false);
            assert_eq!((0..1000).take_while(|_| patience.waits()).count(), expected);
        }
        patience.learn(true);
        assert!(!patience.waits());
        patience.learn(false);
        assert!(!patience.waits());
    }
}
