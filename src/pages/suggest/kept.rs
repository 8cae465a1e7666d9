//! What was typed and not sent outlives the page: whoever goes to look something up, or must sign in again, finds it
//! where it was. What a search brought along and nobody changed is not kept.

use std::cell::RefCell;

use carnet_core::wire::Suggest;
use leptos::{ev, prelude::*};

use super::draft::Draft;
use crate::session::use_session;

thread_local! {
    /// Whose it is, and what was typed.
    static KEPT: RefCell<Option<(String, Suggest)>> = RefCell::default();
}

fn reader() -> String {
    use_session().get().map(|session| session.user.id).unwrap_or_default()
}

/// What the reader left unsent, once.
pub fn take() -> Option<Suggest> {
    let (owner, typed) = KEPT.take()?;
    (owner == untrack(reader)).then_some(typed)
}

/// From here on what is typed is kept; `given` is what the form was filled with.
pub fn keep(draft: Draft, given: impl Fn() -> Suggest + 'static) {
    let reader = untrack(reader);
    let typed = Memo::new(move |_| draft.typed());
    Effect::new(move |_| {
        let typed = typed.get();
        let nothing = typed == Suggest::default() || typed == given();
        KEPT.set((!nothing).then(|| (reader.clone(), typed)));
    });
    // Only leaving the app itself would lose it.
    let unload = window_event_listener(ev::beforeunload, move |event| {
        if KEPT.with_borrow(Option::is_some) {
            event.prevent_default();
        }
    });
    on_cleanup(move || unload.remove());
}
