//! The test of a document: chosen, dropped or pasted. It is read here and goes nowhere.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, HtmlInputElement, HtmlTextAreaElement};

use super::{Here, sample};
use crate::{
    i18n::{routing::page as t, text},
    ui::{El, Need, el, focus_now, form_field, icon, says},
};

const INPUT: &str = "route-file";
const PASTE: &str = "route-xml";

/// Reads what was pasted.
pub fn submit(here: Here) {
    let pasted = document().get_element_by_id(PASTE).and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
    let xml = pasted.map(|field| field.value()).unwrap_or_default();
    if xml.trim().is_empty() {
        here.wrong.tell(vec![(PASTE.to_owned(), says(t::paste_empty))]);
        return;
    }
    take(here, sample::read(String::new(), xml.as_bytes()));
}

fn take(here: Here, read: sample::Read) {
    here.wrong.tell(Vec::new());
    let same = here.sample.with_untracked(|known| known.as_ref() == Some(&read));
    here.asked.set_value(read.is_ok());
    here.sample.set(Some(read));
    if same {
        here.answer.refetch();
    }
}

fn take_file(here: Here, file: File) {
    spawn_local(async move {
        let read = sample::read_file(file).await;
        if here.sample.try_with_untracked(|_| ()).is_some() {
            take(here, read);
        }
    });
}

pub fn file(here: Here) -> Vec<El> {
    let area = el("textarea")
        .class("input input--mono")
        .attr("rows", "8")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off");
    vec![
        drop_area(here),
        form_field(PASTE, t::paste, Need::Unsaid, Some(t::paste_hint), here.wrong, area),
        el("p").class("small muted").add(text(t::read_here)),
    ]
}

/// The native file button does all; dropping is only a shorter way.
fn drop_area(here: Here) -> El {
    let over = RwSignal::new(false);
    let chosen = move |event: Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            take_file(here, file);
        }
        // The same file, corrected, can be chosen again.
        input.set_value("");
    };
    let dropped = move |event: Event| {
        event.prevent_default();
        over.set(false);
        let files = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer).and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            take_file(here, file);
            focus_now(INPUT);
        }
    };
    let dragged = move |event: Event| {
        event.prevent_default();
        over.set(true);
    };
    let input = el("input")
        .class("visually-hidden")
        .attr("id", INPUT)
        .attr("type", "file")
        .attr("accept", ".xml,application/xml,text/xml")
        .on_event("change", chosen);
    el("div")
        .class("droparea")
        .class_while("is-over", over.into())
        .on_event("dragover", dragged)
        .on_event("dragleave", move |_| over.set(false))
        .on_event("drop", dropped)
        .add(icon("upload"))
        .add(input)
        .add(el("label").class("btn").attr("for", INPUT).add(text(t::choose)))
        .add(el("p").class("small muted").add(text(t::drop)))
}
