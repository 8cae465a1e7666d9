//! A question to the operator with what was attached, and its answer; both sides see the same.

use carnet_core::wire::{Locale, SupportContext, SupportRequest};
use leptos::prelude::*;

use super::{El, badge, el};
use crate::i18n::{format, states::Tone, support as t};

/// `from` says who asked when; `acts` are what can be done.
pub fn asked(locale: Locale, request: &SupportRequest, from: String, acts: Vec<El>) -> El {
    let (tone, icon, word) = match request.answer {
        Some(_) => (Tone::Success, "check", t::answered(locale)),
        None => (Tone::Pending, "clock", t::open(locale)),
    };
    let head = el("div")
        .class("row row--between")
        .add(el("h3").attr("id", format!("support-{}", request.id)).attr("tabindex", "-1").add(request.subject.clone()))
        .add(badge(tone, icon, Signal::stored(word.to_owned()), request.answer.is_some()));
    let acts = (!acts.is_empty()).then(|| el("div").class("row").add(acts));
    el("li")
        .add(head)
        .add(el("p").class("small muted").add(from))
        .add(el("p").class("words").add(request.message.clone()))
        .add(attached(locale, &request.context))
        .add(answer(locale, request))
        .add(acts)
}

fn attached(locale: Locale, context: &[SupportContext]) -> Option<El> {
    let fact = |fact: &SupportContext| {
        el("div")
            .add(el("dt").add(t::context_name(locale, fact.kind)))
            .add(el("dd").class("fact").add(fact.value.clone()))
    };
    let facts: Vec<El> = context.iter().map(fact).collect();
    (!facts.is_empty()).then(|| el("dl").class("facts facts--inline small").add(facts))
}

fn answer(locale: Locale, request: &SupportRequest) -> Option<Vec<El>> {
    let answer = request.answer.clone()?;
    let by = request.answered_by.as_deref().unwrap_or_default();
    let at = request.answered_at.as_deref().unwrap_or_default();
    let from = t::answered_on(locale, &format::date_time(locale, at), by);
    Some(vec![el("p").class("small muted").add(from), el("p").class("words words--answer").add(answer)])
}
