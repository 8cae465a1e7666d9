//! Step 4: how far the import has come. It goes on without the page.

use std::time::Duration;

use leptos::prelude::*;

use super::{STEP_HEADING, job::Job, step_head};
use crate::{
    i18n::{importing as t, text, use_locale},
    live::use_progress,
    ui::{el, said, use_announcer},
};

/// How often the import is read where the server tells nothing by itself.
const EVERY: Duration = Duration::from_secs(2);

pub fn progress(job: Job) -> AnyView {
    let (locale, announcer) = (use_locale(), use_announcer());
    let Some(now) = job.get() else { return ().into_any() };
    let told = use_progress(now.id.clone());
    let total = now.lines;
    let done = Memo::new(move |_| {
        let read = job.get().map_or(0, |job| job.done);
        told.get().map_or(0, |(done, _)| done).max(read).min(total)
    });
    let percent = Memo::new(move |_| (done.get() * 100).checked_div(total).unwrap_or(0));
    Effect::new(move |before: Option<u64>| {
        let quarter = percent.get() / 25;
        if before.is_some_and(|before| before < quarter) && quarter < 4 {
            announcer.say(t::announce_percent(locale.get_untracked(), quarter * 25));
        }
        quarter
    });
    let poll = set_interval_with_handle(
        move || {
            if job.is_running() {
                job.refetch();
            }
        },
        EVERY,
    );
    if let Ok(poll) = poll {
        on_cleanup(move || poll.clear());
    }
    let file = now.file_name.clone();
    let title = said(move || t::importing(locale.get(), &file));
    let words = said(move || {
        let locale = locale.get();
        format!("{} · {}", t::percent(locale, percent.get()), t::progress(locale, done.get(), total))
    });
    let bar = el("progress")
        .class("progress__bar")
        .attr("aria-labelledby", STEP_HEADING)
        .attr("max", "100")
        .attr("value", said(move || percent.get().to_string()))
        .attr("aria-valuetext", words);
    let sheet = el("div")
        .class("sheet sheet--pad")
        .add(el("div").class("progress").add(bar).add(el("p").class("progress__text").add(words)))
        .add(el("p").class("small muted spaced").add(text(t::leave)));
    el("div").add(step_head(title, None)).add(sheet).view()
}
