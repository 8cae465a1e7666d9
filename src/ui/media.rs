//! Media queries as signals, for the few places where another markup is rendered, not only other looks.
//! The window's `resize` event is enough: zoom and rotation fire it too.

use leptos::prelude::*;

/// Below this width rows are cards (`style/` uses the same figure).
pub const NARROW: &str = "(width < 40rem)";
/// Below this width a panel covers the page.
pub const COVERED: &str = "(width < 64rem)";
/// A mouse or a pen: focusing a field does not open a keyboard over the page.
pub const FINE_POINTER: &str = "(pointer: fine)";

/// Whether the query holds now; false where the browser cannot tell.
pub fn matches_now(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Follows a query until the owner is gone.
pub fn use_media(query: &'static str) -> Signal<bool> {
    let matches = RwSignal::new(matches_now(query));
    let handle = window_event_listener(leptos::ev::resize, move |_| {
        let now = matches_now(query);
        if matches.get_untracked() != now {
            matches.set(now);
        }
    });
    on_cleanup(move || handle.remove());
    matches.into()
}
