//! Moving the focus to an element by its id.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Focuses the element on the next frame, when what is being made is in the document.
pub fn focus_soon(id: impl Into<String>) {
    let id = id.into();
    request_animation_frame(move || focus_now(&id));
}

/// The same after a dialog whose opener may be gone by then: the browser gives the focus back when it likes, and what
/// it gave it to may vanish a moment later.
pub fn focus_after_dialog(id: &'static str) {
    focus_soon(id);
    set_timeout(move || focus_if_lost(vec![id.to_owned()]), Duration::from_millis(250));
}

/// Focuses the element, if it is there.
pub fn focus_now(id: &str) {
    if let Some(element) = document().get_element_by_id(id)
        && let Some(element) = element.dyn_ref::<web_sys::HtmlElement>()
    {
        // A focus that is refused leaves the reader where it was.
        let _ = element.focus();
    }
}

/// To be called before rows are made anew: a focus that was in one of them comes back to the same control, else to
/// the same row, else to a row beside it. Controls are found again by their ids.
pub fn keep_focus() {
    let Some(active) = document().active_element() else { return };
    let row = active.closest("tr, li").ok().flatten();
    let beside = row.as_ref().map(|row| [row.next_element_sibling(), row.previous_element_sibling()]);
    let rows = row.into_iter().chain(beside.into_iter().flatten().flatten());
    let first = |row: web_sys::Element| Some(row.query_selector("a[id], button[id]").ok()??.id());
    let places: Vec<String> =
        std::iter::once(active.id()).chain(rows.filter_map(first)).filter(|id| !id.is_empty()).collect();
    if !places.is_empty() {
        focus_if_lost(places);
    }
}

/// On the next frame, if the focus is nowhere: the first of these that is there, else the heading of the page.
pub fn focus_if_lost(places: Vec<String>) {
    request_animation_frame(move || {
        if document().active_element().is_some_and(|active| active.tag_name() != "BODY") {
            return;
        }
        match places.iter().find(|id| document().get_element_by_id(id).is_some()) {
            Some(id) => focus_now(id),
            None => focus_heading(),
        }
    });
}

fn focus_heading() {
    let heading = document().query_selector("h1").ok().flatten();
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok()) {
        // As in `focus_now`.
        let _ = heading.focus();
    }
}

/// The text of a field, trimmed; of a select, the value that is chosen.
pub fn value_of(id: &str) -> String {
    let Some(field) = document().get_element_by_id(id) else { return String::new() };
    if let Some(field) = field.dyn_ref::<web_sys::HtmlInputElement>() {
        return field.value().trim().to_owned();
    }
    field.dyn_ref::<web_sys::HtmlSelectElement>().map_or_else(String::new, web_sys::HtmlSelectElement::value)
}
