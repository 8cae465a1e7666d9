//! A place for files. The native file button does all; dropping is only a shorter way.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, FileList, HtmlInputElement};

use super::{El, el, icon};
use crate::i18n::{Text, text};

/// The button `choose` and the words `drop`. `input` gives the native field what it needs besides its `id`.
pub fn drop_area(
    id: &'static str,
    (choose, drop): (Text, Text),
    input: impl FnOnce(El) -> El,
    chosen: impl Fn(FileList) + 'static,
    dropped: impl Fn(FileList) + 'static,
) -> El {
    let over = RwSignal::new(false);
    let chosen = move |event: Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        if let Some(files) = input.files() {
            chosen(files);
        }
        // The same file, corrected, can be chosen again.
        input.set_value("");
    };
    let dropped = move |event: Event| {
        event.prevent_default();
        over.set(false);
        let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
        if let Some(files) = data.and_then(|data| data.files()) {
            dropped(files);
        }
    };
    let dragged = move |event: Event| {
        event.prevent_default();
        over.set(true);
    };
    let field = el("input").class("visually-hidden").attr("id", id).attr("type", "file").on_event("change", chosen);
    el("div")
        .class("droparea")
        .class_while("is-over", over.into())
        .on_event("dragover", dragged)
        .on_event("dragleave", move |_| over.set(false))
        .on_event("drop", dropped)
        .add(icon("upload"))
        .add(input(field))
        .add(el("label").class("btn").attr("for", id).add(text(choose)))
        .add(el("p").class("small muted").add(text(drop)))
}
