//! How far an import is: the bytes of the file while it is read, then the changes of the directory. It goes on
//! without the page.

use std::time::Duration;

use carnet_core::wire::NetworkImportState as State;
use leptos::prelude::*;

use super::{HEADING, Job};
use crate::{
    i18n::{Locale, format, network_import as t, text, use_locale},
    live::use_progress,
    ui::{el, said, use_announcer},
};

/// How often the import is read where the server tells nothing by itself.
const EVERY: Duration = Duration::from_secs(2);

pub(super) fn progress(job: Job) -> Vec<AnyView> {
    let (locale, announcer) = (use_locale(), use_announcer());
    let Some(now) = job.get() else { return Vec::new() };
    let reads = now.state == State::Staging;
    let told = use_progress(if reads { now.id.clone() } else { format!("{}/apply", now.id) });
    let size = now.file.as_ref().and_then(|file| file.size);
    // Done, and all there is where that is known.
    let done = Memo::new(move |_| {
        let (done, total) = told.get().map_or((0, None), |(done, total)| (done, Some(total)));
        let read = job.get().and_then(|one| one.file).map_or(0, |file| file.bytes);
        if reads { (done.max(read), size) } else { (done, total) }
    });
    let percent = Memo::new(move |_| {
        let (done, total) = done.get();
        total.map(|total| (done.min(total) * 100).checked_div(total).unwrap_or(100))
    });
    Effect::new(move |before: Option<u64>| {
        let quarter = percent.get().unwrap_or(0) / 25;
        if before.is_some_and(|before| before < quarter) && quarter < 4 {
            announcer.say(t::announce(locale.get_untracked(), quarter * 25));
        }
        quarter
    });
    poll(job);
    let began = js_sys::Date::now();
    let first = done.get_untracked().0;
    let words = said(move || {
        let locale = locale.get();
        let (done, total) = done.get();
        let left = total.and_then(|total| {
            left(locale, js_sys::Date::now() - began, done - first.min(done), total - done.min(total))
        });
        let words = if reads {
            reading(locale, job, percent.get())
        } else {
            t::applying(locale, &number(locale, percent.get()))
        };
        left.map_or(words.clone(), |left| format!("{words} · {left}"))
    });
    let bar = el("progress")
        .class("progress__bar")
        .attr("aria-labelledby", HEADING)
        .attr("max", "100")
        .attr("aria-valuetext", words)
        .attr("value", said(move || percent.get().unwrap_or(0).to_string()));
    let stage = if reads { t::stage_read } else { t::stage_apply };
    let sheet = el("div")
        .class("sheet sheet--pad")
        .add(el("div").class("progress").add(bar).add(el("p").class("progress__text").add(words)))
        .add(el("p").class("small muted spaced").add(text(t::leave)));
    let heading = el("h2").attr("id", HEADING).attr("tabindex", "-1").add(text(stage));
    let section = el("section").class("section").attr("aria-labelledby", HEADING);
    vec![section.add(heading).add(sheet).view()]
}

fn reading(locale: Locale, job: Job, percent: Option<u64>) -> String {
    let file = job.get().and_then(|one| one.file);
    let (read, skipped) = file.map_or((0, 0), |file| (file.read, file.skipped));
    let (read, skipped) = (format::number(locale, read), format::number(locale, skipped));
    match percent {
        Some(_) => t::reading(locale, &number(locale, percent), &read, &skipped),
        None => t::reading_unknown(locale, &read, &skipped),
    }
}

fn number(locale: Locale, percent: Option<u64>) -> String {
    format::number(locale, percent.unwrap_or(0))
}

/// The time that is left, at the pace since the page is open; nothing before there is a pace.
fn left(locale: Locale, passed_ms: f64, done: u64, left: u64) -> Option<String> {
    if passed_ms < 3_000.0 || done == 0 || left == 0 {
        return None;
    }
    // Counts of bytes far below 2^53; what is said is rounded anyway.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let seconds = (passed_ms / 1_000.0 * left as f64 / done as f64).ceil() as u64;
    Some(if seconds < 60 { t::seconds_left(locale, seconds) } else { t::minutes_left(locale, seconds.div_ceil(60)) })
}

fn poll(job: Job) {
    let poll = set_interval_with_handle(
        move || {
            if job.runs() {
                job.refetch();
            }
        },
        EVERY,
    );
    if let Ok(poll) = poll {
        on_cleanup(move || poll.clear());
    }
}
