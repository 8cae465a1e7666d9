//! What the browser lends to the API: its clock, its randomness, and the worker itself for work that blocks. There is
//! no mail, no single sign-on and no network to look participants up in.

use std::sync::Arc;

use carnet_api::Host;
use carnet_core::wire::{DemoSignIn, SignInOptions};
use carnet_store::{demo, pool::Pool};

use crate::ticks;

/// A file is in memory as a whole on its way to the worker.
const MAX_IMPORT_BYTES: u64 = 64 << 20;

/// Milliseconds since 1970-01-01T00:00Z.
pub fn now_ms() -> i64 {
    // Whole, and far below what an f64 holds exactly.
    js_sys::Date::now() as i64
}

/// Fills the slice with secure random bytes. As in the server, there is no going on without them.
pub fn random(bytes: &mut [u8]) {
    if getrandom::fill(bytes).is_err() {
        std::process::abort();
    }
}

pub fn of(pool: Arc<dyn Pool>) -> Host {
    Host {
        failed: ticks::log,
        sign_in: SignInOptions {
            single_sign_on: None,
            mail: false,
            demo: Some(DemoSignIn { password: demo::PASSWORD.to_owned(), people: demo::people() }),
        },
        max_import_bytes: MAX_IMPORT_BYTES,
        index: Some(Arc::default()),
        ..Host::in_place(pool, now_ms, random)
    }
}
