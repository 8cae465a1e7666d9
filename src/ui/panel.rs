//! A panel beside the page: the third column of the frame, wherever in the page it is written.

use leptos::{portal::Portal, prelude::*};

/// Id of the frame's place for a panel.
pub const PANEL_PLACE: &str = "beside";

/// Puts its child, one `<aside class="panel">`, beside the page.
#[component]
pub fn SidePanel(children: ChildrenFn) -> impl IntoView {
    // Outside the frame (a part shown alone) the panel goes to the end of the document.
    let place = document().get_element_by_id(PANEL_PLACE);
    match place {
        Some(place) => view! { <Portal mount=place>{children()}</Portal> }.into_any(),
        None => children().into_any(),
    }
}
