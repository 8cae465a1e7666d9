//! What the operating system lends to the API: the clock and secure randomness.

use std::time::{SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970-01-01T00:00Z; 0 on a machine whose clock stands before that.
pub fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// Fills the slice with secure random bytes. Going on without them would make sessions guessable, so the process
/// ends when the system has none.
pub fn random(bytes: &mut [u8]) {
    if let Err(error) = getrandom::fill(bytes) {
        eprintln!("carnet-server: the system gives no random bytes ({error}); stopping");
        std::process::abort();
    }
}
