//! The calls of one load, so that they can be given up together.

use futures_util::future::AbortHandle;
use leptos::prelude::*;

/// In context while something is loaded. Nothing inside once they were given up.
#[derive(Clone, Copy)]
pub struct Calls(StoredValue<Option<Vec<AbortHandle>>>);

/// For the calls below the present owner.
pub fn provide_calls() -> Calls {
    let calls = Calls(StoredValue::new(Some(Vec::new())));
    provide_context(calls);
    calls
}

impl Calls {
    /// Ends all of them with [`super::ApiError::GivenUp`], those to come, too.
    pub fn give_up(self) {
        for call in self.0.try_update_value(Option::take).flatten().into_iter().flatten() {
            call.abort();
        }
    }

    pub(super) fn join(self, call: AbortHandle) {
        self.0.try_update_value(|calls| match calls {
            Some(calls) => calls.push(call),
            None => call.abort(),
        });
    }
}
