//! What the index answers, compared with the rules written down naively.
//! One program of all of it; every file beside this one is named here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod index;
mod naive;
mod random;
mod same_answers;

#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
