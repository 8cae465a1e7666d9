//! The command palette: one field that goes to pages, finds customers and does things. A dialog with a combobox and
//! a list in groups after the patterns of the APG: the focus stays in the field, the arrows move the line that Enter
//! chooses, and nothing happens before Enter or a click. Its code arrives when it is first opened.

mod acting;
mod asked;
mod entry;
mod finding;
mod known;
mod listing;
mod matching;
mod state;
mod view;

use leptos::prelude::*;

use crate::{
    i18n::{palette as t, text},
    shell::{Overlay, Overlays, use_overlays},
    ui::{El, el, focus_soon, is_closed_still, live},
};

const DIALOG: &str = "palette";

pub fn palette() -> El {
    let overlays = use_overlays();
    let is_open = Memo::new(move |_| overlays.is_open(Overlay::Palette));
    Effect::new(move |_| show(is_open.get()));
    let close = move || overlays.close(Overlay::Palette);
    let cancel = move |event: web_sys::Event| {
        event.prevent_default();
        close();
    };
    let closed = move |event: web_sys::Event| {
        if is_closed_still(&event) {
            close();
        }
    };
    // A click beside the box is one on the dialog itself.
    let beside = move |event: web_sys::Event| {
        if event_target::<web_sys::Element>(&event).id() == DIALOG {
            close();
        }
    };
    let content = live(move || is_open.get().then(|| view::content(overlays)));
    el("dialog")
        .class("palette")
        .attr("id", DIALOG)
        .attr("aria-labelledby", "palette-title")
        .on_event("cancel", cancel)
        .on_event("close", closed)
        .on_event("click", beside)
        .add(el("h2").class("visually-hidden").attr("id", "palette-title").add(text(t::title)))
        .add(content)
}

fn show(open: bool) {
    let Some(dialog) = dialog() else { return };
    if open && !dialog.open() {
        // Fails only for a dialog out of the document.
        let _ = dialog.show_modal();
        focus_soon(view::FIELD);
    } else if !open && dialog.open() {
        dialog.close();
    }
}

fn dialog() -> Option<web_sys::HtmlDialogElement> {
    use wasm_bindgen::JsCast;
    document().get_element_by_id(DIALOG)?.dyn_into().ok()
}

/// Closes at once, so that the browser gives the focus back before anything else takes it.
fn close_now(overlays: Overlays) {
    show(false);
    overlays.close(Overlay::Palette);
}
