//! Focus after a change of address. A page's heading takes the focus when it appears (`ui::PageHeading`); here is
//! the other case: the address changed but the page stayed (another customer), so its heading appears no more.

use std::time::Duration;

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use wasm_bindgen::JsCast;

/// Follows the path. Only inside the router.
pub fn follow_navigation() {
    let pathname = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let now = pathname.get();
        if before.is_some_and(|before| before != now) {
            // After the router has put the page in place.
            set_timeout(focus_heading_if_lost, Duration::from_millis(50));
        }
        now
    });
}

/// Focuses the heading unless something inside the page already has the focus.
fn focus_heading_if_lost() {
    let find = |selector| document().query_selector(selector).ok().flatten();
    let Some(main) = find("main") else { return };
    if document().active_element().is_some_and(|active| main.contains(Some(&active))) {
        return;
    }
    if let Some(heading) = find("main h1").and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A heading that cannot take the focus leaves it where it is.
        let _ = heading.focus();
    }
}
