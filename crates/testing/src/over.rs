//! The end of what threads do beside a test.

use std::sync::atomic::{AtomicBool, Ordering};

/// Raises the flag when it is dropped, so also when the test fails: who works until then stops, instead of being waited
/// for without end.
pub struct Over<'a>(pub &'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
