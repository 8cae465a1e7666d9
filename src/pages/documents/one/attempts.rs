//! Every attempt, newest first, each with its own trace.

use carnet_core::wire::{Attempt, Locale};
use leptos::prelude::*;

use super::here::Here;
use crate::{
    i18n::{documents as t, format, routing as r, text},
    route_trace::trace,
    ui::{Disclosure, El, el, icon, live},
};

pub fn attempts(here: Here) -> El {
    let all = Memo::new(move |_| {
        here.document.with(|document| document.as_ref().map_or_else(Vec::new, |document| document.attempts.clone()))
    });
    let list = live(move || {
        let locale = here.locale.get();
        let lines: Vec<El> = all.with(|all| all.iter().rev().map(|attempt| line(locale, attempt)).collect());
        el("ol").class("attempts").add(lines).view()
    });
    el("section")
        .attr("aria-labelledby", "doc-attempts")
        .add(el("div").class("section__head").add(el("h2").attr("id", "doc-attempts").add(text(t::attempts))))
        .add(el("div").class("sheet sheet--pad").add(list))
}

fn line(locale: Locale, attempt: &Attempt) -> El {
    let reason = t::attempt_reason(attempt.reason)(locale);
    let (picture, what) = match attempt.trace.cause {
        Some(cause) => ("octagon", t::attempt_stopped(locale, reason, r::cause_badge(locale, cause))),
        None => {
            let name = attempt.trace.party.as_ref().map_or("", |party| &party.name);
            ("send", t::attempt_routed(locale, reason, name))
        }
    };
    let date = format::date_time(locale, &attempt.at);
    let when = if attempt.by.is_empty() { date.clone() } else { t::attempt_when(locale, &date, &attempt.by) };
    let picture_of = trace(&attempt.trace);
    let summary = Signal::stored(t::see_trace_of(locale, &date));
    let whole = view! { <Disclosure summary>{picture_of}</Disclosure> }.into_any();
    let said = el("div")
        .add(el("p").add(what))
        .add(el("p").add(el("time").class("small muted").attr("datetime", attempt.at.clone()).add(when)))
        .add(whole);
    el("li").add(icon(picture)).add(said)
}
