//! The test of a document: chosen, dropped or pasted. It is read here and goes nowhere.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{File, FileList, HtmlTextAreaElement};

use super::{Here, sample};
use crate::{
    i18n::{routing::page as t, text},
    ui::{El, Need, drop_area, el, focus_now, form_field, says},
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
    let pasted = el("textarea")
        .class("input input--mono")
        .attr("rows", "8")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off");
    vec![
        area(here),
        form_field(PASTE, t::paste, Need::Unsaid, Some(t::paste_hint), here.wrong, pasted),
        el("p").class("small muted").add(text(t::read_here)),
    ]
}

fn area(here: Here) -> El {
    let take = move |files: &FileList| files.get(0).map(|file| take_file(here, file));
    let dropped = move |files: FileList| {
        if take(&files).is_some() {
            focus_now(INPUT);
        }
    };
    let input = |input: El| input.attr("accept", ".xml,application/xml,text/xml");
    let chosen = move |files: FileList| {
        take(&files);
    };
    drop_area(INPUT, (t::choose, t::drop), input, chosen, dropped)
}
