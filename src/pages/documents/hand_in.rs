//! Handing in documents as files, by a button or dropped: each is sent on its own, and what became of it stays in the
//! dialog until the page is left.

use carnet_core::{
    invoice::MAX_BYTES,
    wire::{Document, Locale},
};
use leptos::{prelude::*, task::spawn_local};
use web_sys::{File, FileList};

use super::{parts::standing, place::place, state::HAND_IN};
use crate::{
    api::{Api, ApiError},
    i18n::{common, documents as t, text, use_locale},
    route,
    ui::{Dialog, El, button, document_badge, drop_area, el, icon, link, live, said},
};

const INPUT: &str = "hand-in-file";

/// What became of a file.
#[derive(Clone, PartialEq, Eq)]
enum Outcome {
    Waiting,
    Sending,
    /// Whether it is new, and the document.
    Here(bool, Box<Document>),
    TooLarge,
    Refused(ApiError),
}

/// The files of this page, in the order in which they came; they outlive the dialog.
#[derive(Clone, Copy)]
pub struct Files {
    api: Api,
    all: RwSignal<Vec<(String, Outcome)>>,
    /// Those that are still to be sent, with their place.
    waiting: StoredValue<Vec<(File, usize)>, LocalStorage>,
    busy: RwSignal<bool>,
    changed: Callback<()>,
}

impl Files {
    /// `changed` asks for the rows again.
    pub fn new(api: Api, changed: Callback<()>) -> Self {
        let (all, waiting) = (RwSignal::new(Vec::new()), StoredValue::new_local(Vec::new()));
        Self { api, all, waiting, busy: RwSignal::new(false), changed }
    }

    fn take(self, files: &FileList) {
        for file in (0..files.length()).filter_map(|at| files.get(at)) {
            let place = self.all.with_untracked(Vec::len);
            self.all.update(|all| all.push((file.name(), Outcome::Waiting)));
            self.waiting.update_value(|waiting| waiting.push((file, place)));
        }
        self.work();
    }

    /// One after the other. When the page is gone, what is left is not sent.
    fn work(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            while let Some((file, place)) = self.next() {
                self.became(place, Outcome::Sending);
                let outcome = self.send(file).await;
                self.became(place, outcome);
            }
            self.busy.try_set(false);
            self.changed.try_run(());
        });
    }

    fn next(self) -> Option<(File, usize)> {
        self.waiting.try_update_value(|waiting| (!waiting.is_empty()).then(|| waiting.remove(0))).flatten()
    }

    fn became(self, place: usize, outcome: Outcome) {
        self.all.try_update(|all| {
            if let Some(one) = all.get_mut(place) {
                one.1 = outcome;
            }
        });
    }

    async fn send(self, file: File) -> Outcome {
        // A whole number of bytes far below 2^53.
        #[expect(clippy::cast_precision_loss)]
        if file.size() > MAX_BYTES as f64 {
            return Outcome::TooLarge;
        }
        match self.api.send_document(file).await {
            Ok((new, document)) => Outcome::Here(new, Box::new(document)),
            Err(error) => Outcome::Refused(error),
        }
    }

    /// How many are done, and how many there are.
    fn progress(self) -> (u64, u64) {
        let done = |(_, outcome): &&(String, Outcome)| !matches!(outcome, Outcome::Waiting | Outcome::Sending);
        self.all.with(|all| (all.iter().filter(done).count() as u64, all.len() as u64))
    }
}

/// Open while the address says so.
pub fn dialog(files: Files, open: Memo<String>, on_close: Callback<()>) -> AnyView {
    let is_open = Signal::derive(move || open.with(|open| open == HAND_IN));
    let content = move || {
        let close = button("btn", text(common::close), move || on_close.run(()));
        let body = el("div")
            .class("dialog__body")
            .add(el("p").class("small muted").attr("id", "hand-in-hint").add(text(t::hand_in_hint)))
            .add(area(files))
            .add(list(files));
        vec![body.view(), el("div").class("dialog__foot").add(close).view()]
    };
    let title = crate::i18n::owned(t::hand_in);
    view! { <Dialog open=is_open on_close id="hand-in" title>{content()}</Dialog> }.into_any()
}

fn area(files: Files) -> El {
    let input = |input: El| {
        input
            .attr("multiple", "")
            .attr("accept", ".xml,text/xml,application/xml")
            .attr("aria-describedby", "hand-in-hint")
            .attr("autofocus", "")
    };
    let take = move |all: FileList| files.take(&all);
    drop_area(INPUT, (t::choose_files, t::drop_files), input, take, take)
}

/// How far it is, and each file with what became of it.
fn list(files: Files) -> El {
    let locale = use_locale();
    let words = said(move || match files.progress() {
        (_, 0) => String::new(),
        (done, total) => t::hand_in_progress(locale.get(), done, total),
    });
    // A file that has become something leaves the lines of the others where they are.
    let count = Memo::new(move |_| files.all.read().len());
    let lines = live(move || {
        let count = count.get();
        (count > 0).then(|| {
            let lines: Vec<El> = (0..count).map(|place| line(files, place)).collect();
            el("ul").class("received").attr("aria-label", text(t::files)).add(lines).view()
        })
    });
    el("div").class("stack").add(el("p").class("small").attr("role", "status").add(words)).add(lines)
}

fn line(files: Files, place: usize) -> El {
    let locale = use_locale();
    let one = Memo::new(move |_| files.all.with(|all| all.get(place).cloned()));
    let became = live(move || one.get().map(|(_, outcome)| told(locale.get(), outcome)));
    let name = said(move || one.get().map_or_else(String::new, |(name, _)| name));
    el("li").add(el("div").class("received__what").add(el("span").class("filename").add(name))).add(became)
}

fn told(locale: Locale, outcome: Outcome) -> AnyView {
    let words = |words: String| el("p").class("small").add(words).view();
    match outcome {
        Outcome::Waiting => words(t::file_waiting(locale).to_owned()),
        Outcome::Sending => words(t::file_sending(locale).to_owned()),
        Outcome::TooLarge => refused(locale, t::file_too_large(locale).to_owned(), None, None),
        Outcome::Refused(error) => {
            let detail = error.problem().map(|problem| problem.detail.clone());
            let at = detail.as_deref().and_then(place).map(|(line, column)| t::file_position(locale, line, column));
            refused(locale, error.sentence(locale), at, detail)
        }
        Outcome::Here(new, document) => here(locale, new, &document).view(),
    }
}

/// Why, where, and the server's own words.
fn refused(locale: Locale, why: String, at: Option<String>, detail: Option<String>) -> AnyView {
    let why = match at {
        Some(at) => format!("{why} {at}"),
        None => why,
    };
    let detail = detail.filter(|detail| !detail.is_empty());
    el("div")
        .add(el("p").class("field__error").add(icon("alert")).add(t::file_refused(locale)).add(" · ").add(why))
        .add(detail.map(|detail| el("p").class("small muted").attr("lang", "en").add(detail)))
        .view()
}

fn here(locale: Locale, new: bool, document: &Document) -> El {
    let known = (!new).then(|| el("p").class("small").add(t::file_known(locale)));
    let open = link(&route::sent_document(&document.id), t::open_document(locale, &document.number));
    el("div")
        .class("stack stack--tight")
        .add(document_badge(locale, document, false))
        .add(known)
        .add(standing(locale, document).map(|sub| el("p").class("small muted").add(sub)))
        .add(el("p").add(open))
}
