//! What shortcuts do to the page that is shown: its search field, the rows of its list, the form around a text.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlFormElement};

/// The names of the rows of a list, in a table or as cards.
const ROW_LINKS: &str = "main tbody th[scope=row] a[href], main .card a.card__name";
const SEARCH: &str = "main form[role=search] input:not([type=hidden], [type=checkbox], [type=radio])";
/// Where letters belong to the element that has the focus.
const OWN_LETTERS: &str = "input, textarea, select, [contenteditable], [role=menu], [role=listbox]";
/// What sends what is typed in a dialog without a form.
const MAIN_BUTTON: &str = ".dialog__foot .btn--primary, .dialog__foot .btn--danger";

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn is_inside(element: &Element, selector: &str) -> bool {
    element.closest(selector).ok().flatten().is_some()
}

/// Whether a letter belongs to a field or to an open dialog.
pub fn is_taken(event: &Event) -> bool {
    let dialog = document().query_selector("dialog[open]").ok().flatten().is_some();
    dialog || target(event).is_some_and(|element| is_inside(&element, OWN_LETTERS))
}

fn focus(element: &Element) -> bool {
    element.dyn_ref::<HtmlElement>().is_some_and(|element| element.focus().is_ok())
}

/// `false` when the page has no search.
pub fn to_search() -> bool {
    let field = document().query_selector(SEARCH).ok().flatten();
    field.is_some_and(|field| {
        if let Some(field) = field.dyn_ref::<web_sys::HtmlInputElement>() {
            field.select();
        }
        focus(&field)
    })
}

/// To the name of the next row, or of the previous one; from anywhere else to the first. `false` without rows.
pub fn to_row(next: bool) -> bool {
    let Ok(found) = document().query_selector_all(ROW_LINKS) else { return false };
    let links: Vec<Element> = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect();
    let row = |element: &Element| element.closest("tr, .card").ok().flatten();
    let here = document().active_element().and_then(|active| row(&active));
    let at = here.and_then(|here| links.iter().position(|link| row(link).as_ref() == Some(&here)));
    let to = match (at, next) {
        (None, _) => 0,
        (Some(at), true) => (at + 1).min(links.len().saturating_sub(1)),
        (Some(at), false) => at.saturating_sub(1),
    };
    links.get(to).is_some_and(focus)
}

/// Sends the form, or the dialog, around a text of several lines.
pub fn submit(event: &Event) {
    let Some(area) = target(event).filter(|element| element.tag_name() == "TEXTAREA") else { return };
    let around = |selector| area.closest(selector).ok().flatten();
    if let Some(form) = around("form").and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) {
        event.prevent_default();
        // A form that does not hold says so itself.
        let _ = form.request_submit();
    } else if let Some(button) = around("dialog").and_then(|dialog| dialog.query_selector(MAIN_BUTTON).ok().flatten())
        && let Some(button) = button.dyn_ref::<HtmlElement>()
    {
        event.prevent_default();
        button.click();
    }
}
