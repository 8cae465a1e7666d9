//! Step 1: the file, by a button or dropped.

use carnet_core::wire::{Code, MAX_FILE_BYTES};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, HtmlInputElement};

use super::{Step, earlier::earlier, step_head, stepper};
use crate::{
    api::{ApiError, use_api},
    history::{NavigateOptions, use_navigate},
    i18n::{importing as t, owned, text, use_locale},
    route,
    ui::{El, ErrorBlock, el, focus_now, icon, live, said},
};

const INPUT: &str = "import-file";

#[derive(Clone, PartialEq, Eq)]
enum Trouble {
    TooLarge,
    Failed(ApiError),
}

pub fn choose() -> Vec<AnyView> {
    let (api, navigate) = (use_api(), use_navigate());
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let take = Callback::new(move |file: File| {
        if busy.get_untracked() {
            return;
        }
        trouble.set(None);
        // A whole number of bytes far below 2^53.
        #[expect(clippy::cast_precision_loss)]
        if file.size() > MAX_FILE_BYTES as f64 {
            trouble.set(Some(Trouble::TooLarge));
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let answer = api.upload_import(file).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(job) => navigate(&route::import(&job.id), NavigateOptions::default()),
                Err(error) => trouble.set(Some(Trouble::Failed(error))),
            }
        });
    });
    let head = step_head(owned(t::step_file), Some(owned(t::nothing_written)));
    let section = el("section").class("section").add(head).add(wrong(trouble)).add(area(busy, take));
    vec![stepper(Step::File).view(), section.view(), earlier().view()]
}

fn wrong(trouble: RwSignal<Option<Trouble>>) -> El {
    let locale = use_locale();
    let note = live(move || {
        let locale = locale.get();
        let (what, reference) = match trouble.get()? {
            Trouble::TooLarge => (t::file_too_large(locale).to_owned(), None),
            Trouble::Failed(error) if error.code() == Some(Code::BodyTooLarge) => {
                (t::file_too_large(locale).to_owned(), None)
            }
            Trouble::Failed(error) => (error.sentence(locale), error.reference()),
        };
        Some(view! { <ErrorBlock what reference/> }.into_any())
    });
    el("div").class("notices").add(note)
}

/// The native file button does all; dropping is only a shorter way.
fn area(busy: RwSignal<bool>, take: Callback<File>) -> El {
    let over = RwSignal::new(false);
    let chosen = move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                take.run(file);
            }
            // The same file, corrected, can be chosen again.
            input.set_value("");
        }
    };
    let dropped = move |event: Event| {
        event.prevent_default();
        over.set(false);
        let files = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer).and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            take.run(file);
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
        .attr("accept", ".csv,.txt,text/csv,text/plain")
        .attr("aria-describedby", "import-hint")
        .on_event("change", chosen);
    let locale = use_locale();
    let status = said(move || if busy.get() { t::uploading(locale.get()).to_owned() } else { String::new() });
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
        .add(el("p").class("field__hint").attr("id", "import-hint").add(text(t::file_hint)))
        .add(el("p").class("small").attr("role", "status").add(status))
}
