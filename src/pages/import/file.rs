//! Step 1: the file, by a button or dropped.

use carnet_core::wire::{Code, MAX_FILE_BYTES};
use leptos::{prelude::*, task::spawn_local};
use web_sys::{File, FileList};

use super::{Step, earlier::earlier, step_head, stepper};
use crate::{
    api::{ApiError, use_api},
    history::{NavigateOptions, use_navigate},
    i18n::{importing as t, owned, text, use_locale},
    route,
    ui::{El, ErrorBlock, drop_area, el, focus_now, live, said},
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

fn area(busy: RwSignal<bool>, take: Callback<File>) -> El {
    let take = move |files: &FileList| files.get(0).map(|file| take.run(file));
    let dropped = move |files: FileList| {
        if take(&files).is_some() {
            focus_now(INPUT);
        }
    };
    let input =
        |input: El| input.attr("accept", ".csv,.txt,text/csv,text/plain").attr("aria-describedby", "import-hint");
    let locale = use_locale();
    let status = said(move || if busy.get() { t::uploading(locale.get()).to_owned() } else { String::new() });
    let chosen = move |files: FileList| {
        take(&files);
    };
    drop_area(INPUT, (t::choose, t::drop), input, chosen, dropped)
        .add(el("p").class("field__hint").attr("id", "import-hint").add(text(t::file_hint)))
        .add(el("p").class("small").attr("role", "status").add(status))
}
