//! Resending all documents of a cause: asked first, then done a hundred at a time, and told in numbers.

use carnet_core::wire::{DocumentCounts, DocumentStatus, ResendMany, StopCause};
use leptos::{prelude::*, task::spawn_local};

use super::state::{Asked, BATCH, count_of_cause};
use crate::{
    api::{Api, ApiError},
    i18n::{common, documents as t, format, routing as r, states::Tone, text, use_locale},
    route,
    ui::{
        Dialog, El, Notices, button, el, focus_after_dialog, link, link_here, live, said, use_announcer, use_notices,
    },
};

const TITLE: &str = "batch-title";

/// How far it is.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Progress {
    total: u64,
    routed: u64,
    stopped: u64,
}

impl Progress {
    fn done(self) -> u64 {
        (self.routed + self.stopped).min(self.total)
    }
}

/// What the bar and the dialog share.
#[derive(Clone, Copy)]
pub struct Batch {
    api: Api,
    notices: Notices,
    question: Memo<Asked>,
    /// The chosen cause, and how many documents are stopped for it.
    chosen: Memo<Option<(StopCause, u64)>>,
    progress: RwSignal<Option<Progress>>,
    /// Somebody wants it to end here.
    end: RwSignal<bool>,
    close: Callback<()>,
    changed: Callback<()>,
}

impl Batch {
    /// `close` writes the address without the dialog; `changed` asks for the rows again.
    pub fn new(
        api: Api,
        question: Memo<Asked>,
        counts: Memo<Option<DocumentCounts>>,
        close: Callback<()>,
        changed: Callback<()>,
    ) -> Self {
        let (progress, end) = (RwSignal::new(None), RwSignal::new(false));
        let chosen = Memo::new(move |_| {
            // Those of one customer alone cannot be resent together.
            let whole = |asked: &Asked| asked.status == DocumentStatus::Stopped && asked.customer.is_empty();
            let cause = question.with(|asked| asked.cause.filter(|_| whole(asked)))?;
            let documents = counts.with(|counts| counts.as_ref().map(|counts| count_of_cause(counts, cause)))?;
            (documents > 0).then_some((cause, documents))
        });
        Self { api, notices: use_notices(), question, chosen, progress, end, close, changed }
    }

    fn run(self) {
        let Some((cause, total)) = self.chosen.get_untracked() else { return };
        if self.progress.get_untracked().is_some() {
            return;
        }
        self.end.set(false);
        self.progress.set(Some(Progress { total, routed: 0, stopped: 0 }));
        let body = ResendMany { cause, before: js_sys::Date::new_0().to_iso_string().into() };
        spawn_local(async move {
            let outcome = self.all(&body, total).await;
            let progress = self.progress.try_get_untracked().flatten();
            if let Some(progress) = progress {
                self.tell(progress, outcome);
            }
            self.progress.try_set(None);
            self.close.try_run(());
            self.changed.try_run(());
        });
    }

    /// Until none are left, or as many are done as there were: a clock that is ahead must not begin again. How many
    /// are left, when somebody has ended it.
    async fn all(self, body: &ResendMany, total: u64) -> Result<u64, ApiError> {
        loop {
            let resent = self.api.resend_documents(body).await?;
            let done = self.progress.try_update(|progress| {
                let progress = progress.as_mut()?;
                progress.routed += resent.routed;
                progress.stopped += resent.stopped;
                Some(progress.done())
            });
            let nothing = resent.routed + resent.stopped == 0;
            if resent.left == 0 || nothing || done.flatten().is_none_or(|done| done >= total) {
                return Ok(0);
            }
            if self.end.try_get_untracked() != Some(false) {
                return Ok(resent.left);
            }
        }
    }

    fn tell(self, progress: Progress, outcome: Result<u64, ApiError>) {
        let Progress { routed, stopped, .. } = progress;
        match outcome {
            Ok(0) => {
                let tone = if stopped == 0 { Tone::Success } else { Tone::Warning };
                self.notices.say(tone, move |locale| t::batch_done(locale, routed, stopped));
            }
            Ok(left) => self.notices.say(Tone::Info, move |locale| t::batch_left(locale, routed, stopped, left)),
            Err(error) => self
                .notices
                .say(Tone::Danger, move |locale| t::batch_broken(locale, routed, stopped, &error.sentence(locale))),
        }
    }
}

/// The bar over the rows of a chosen cause.
pub fn bar(batch: Batch) -> AnyView {
    let locale = use_locale();
    let chosen = batch.chosen;
    // Made once for each cause: a number that changes leaves the button where it is.
    let cause = Memo::new(move |_| chosen.get().map(|(cause, _)| cause));
    let number = move || chosen.get().map_or(0, |(_, number)| number);
    live(move || {
        let cause = cause.get()?;
        let words = said(move || {
            let badge = r::cause_badge(locale.get(), cause);
            t::batch_said(locale.get(), number(), badge)
        });
        let href = said(move || {
            route::href(&batch.question.with(|asked| Asked { open: BATCH.to_owned(), ..asked.clone() }.path()))
        });
        let go = link_here(href, said(move || t::batch_go(locale.get(), number())))
            .class("btn btn--small")
            .attr("id", "batch-go")
            .attr("aria-haspopup", "dialog");
        let simulate =
            (cause == StopCause::NotInDirectory).then(|| link(route::OUTBOUND, text(t::simulate)).class("small"));
        let row = el("div").class("row").add(go).add(simulate);
        Some(el("div").class("sheet batch").add(el("p").add(words)).add(row).view())
    })
    .into_any()
}

/// The question, and then how far it is.
pub fn dialog(batch: Batch, open: Memo<String>) -> AnyView {
    let locale = use_locale();
    let is_open = Signal::derive(move || open.with(|open| open == BATCH));
    let chosen = batch.chosen;
    let title = said(move || match batch.progress.get() {
        Some(_) => t::batch_running(locale.get()).to_owned(),
        None => t::batch_ask(locale.get(), chosen.get().map_or(0, |(_, number)| number)),
    });
    // While it runs the dialog stays.
    let on_close = Callback::new(move |()| match batch.progress.get_untracked() {
        Some(_) => batch.end.set(true),
        None => batch.close.run(()),
    });
    Effect::new(move |before: Option<bool>| {
        let now = is_open.get();
        if before == Some(true) && !now {
            focus_after_dialog(super::RESULTS);
        }
        now
    });
    let running = Memo::new(move |_| batch.progress.read().is_some());
    let content = move || live(move || if running.get() { progress(batch) } else { question(batch, chosen, on_close) });
    view! { <Dialog open=is_open on_close id="batch" title>{content()}</Dialog> }.into_any()
}

fn question(batch: Batch, chosen: Memo<Option<(StopCause, u64)>>, on_close: Callback<()>) -> Vec<AnyView> {
    let locale = use_locale();
    let number = move || chosen.get().map_or(0, |(_, number)| number);
    let body = el("div").class("dialog__body").add(el("p").add(text(t::batch_why)));
    let leave = button("btn", text(common::cancel), move || on_close.run(())).attr("autofocus", "");
    let label = said(move || t::batch_confirm(locale.get(), number()));
    let go = button("btn btn--primary", label, move || batch.run());
    vec![body.view(), el("div").class("dialog__foot").add(leave).add(go).view()]
}

fn progress(batch: Batch) -> Vec<AnyView> {
    let (locale, announcer) = (use_locale(), use_announcer());
    let now = Memo::new(move |_| batch.progress.get().map_or((0, 0), |progress| (progress.done(), progress.total)));
    let percent = Memo::new(move |_| {
        let (done, total) = now.get();
        (done * 100).checked_div(total).unwrap_or(0)
    });
    let words = said(move || {
        let (done, total) = now.get();
        t::batch_progress(locale.get(), done, total)
    });
    Effect::new(move |before: Option<u64>| {
        let quarter = percent.get() / 25;
        if before.is_some_and(|before| before < quarter) && quarter < 4 {
            announcer.say(words.get_untracked());
        }
        quarter
    });
    let bar: El = el("progress")
        .class("progress__bar")
        .attr("aria-labelledby", TITLE)
        .attr("max", "100")
        .attr("value", said(move || format::number(locale.get(), percent.get())))
        .attr("aria-valuetext", words);
    let told = el("p").class("progress__text").add(words);
    let body = el("div").class("dialog__body").add(el("div").class("progress").add(bar).add(told));
    let end = button("btn", text(t::stop_here), move || batch.end.set(true));
    vec![body.view(), el("div").class("dialog__foot").add(end).view()]
}
