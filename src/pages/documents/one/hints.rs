//! What the directory has, beside a correction: each value can be taken over.

use carnet_core::wire::RouteIdentifier;
use leptos::prelude::*;

use super::{
    correct::{Draft, value_id},
    known::Known,
};
use crate::{
    i18n::{Locale, documents as t, routing as r, use_locale},
    ui::{El, button, el, focus_soon, identifier, live},
};

pub fn hints(draft: Draft) -> AnyView {
    let locale = use_locale();
    let known = draft.here.known;
    live(move || known.get().flatten().map(|known| values(draft, locale.get(), &known).view())).into_any()
}

fn values(draft: Draft, locale: Locale, known: &Known) -> El {
    let lines: Vec<El> = known.values.iter().map(|value| line(draft, locale, value)).collect();
    let title = if known.own { t::in_directory(locale, &known.name) } else { t::in_public(locale, &known.name) };
    el("section")
        .class("stack")
        .attr("aria-labelledby", "correct-known")
        .add(el("h3").attr("id", "correct-known").add(title))
        .add(el("ul").class("received").add(lines))
}

fn line(draft: Draft, locale: Locale, value: &RouteIdentifier) -> El {
    let taken = value.clone();
    let take = move || {
        let at = draft.take(&taken);
        focus_soon(value_id(at));
    };
    let what = el("div")
        .class("received__what")
        .add(el("span").class("small muted").add(r::kind(locale, value.kind)))
        .add(identifier("", &value.value));
    let take = button("btn btn--small", t::take_value(locale, &value.value), take);
    el("li").add(what).add(take)
}
