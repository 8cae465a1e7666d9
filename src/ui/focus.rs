//! Moving the focus to an element by its id.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Focuses the element on the next frame, when what is being made is in the document.
pub fn focus_soon(id: impl Into<String>) {
    let id = id.into();
    request_animation_frame(move || focus_now(&id));
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

/// The text of a field, trimmed; of a select, the value that is chosen.
pub fn value_of(id: &str) -> String {
    let Some(field) = document().get_element_by_id(id) else { return String::new() };
    if let Some(field) = field.dyn_ref::<web_sys::HtmlInputElement>() {
        return field.value().trim().to_owned();
    }
    field.dyn_ref::<web_sys::HtmlSelectElement>().map_or_else(String::new, web_sys::HtmlSelectElement::value)
}
