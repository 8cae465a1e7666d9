//! The page of a document that is there: its head stays, its parts are made anew when what they show has changed.

use carnet_core::wire::{Document, DocumentStatus, Locale};
use leptos::prelude::*;

use super::{attempts, compare, here::Here, side, todo};
use crate::{
    i18n::{common, documents as t, format, text},
    pages::documents::parts::recipient,
    route,
    route_trace::trace,
    ui::{Disclosure, El, PageHeading, crumb, el, link, live, page_head, said, status_badge},
};

pub fn page(here: Here) -> Vec<AnyView> {
    let locale = here.locale;
    let heading = view! { <PageHeading title=said(move || t::title(locale.get(), &here.number()))/> }.into_any();
    let lead = live(move || {
        let locale = locale.get();
        here.document.with(|document| document.as_ref().map(|document| lead(locale, document).view()))
    });
    let crumbs = vec![crumb(text(common::nav_documents)), crumb(link(route::STOPPED, text(common::nav_stopped)))];
    let left = el("div")
        .class("stack stack--loose")
        .add(todo::todo(here))
        .add(compare::compare(here))
        .add(why(here))
        .add(attempts::attempts(here))
        .add(original(here));
    vec![
        page_head(crumbs, vec![heading, lead.into_any()].into_any(), Vec::new()).view(),
        el("div").class("split").add(left).add(side::side(here)).view(),
    ]
}

/// The state, and what it is in a line.
fn lead(locale: Locale, document: &Document) -> El {
    let currency = document.currency.as_deref().unwrap_or_default();
    let amount = document.amount.as_deref().map(|amount| format::money(locale, amount, currency));
    let kind = t::kind_name(document.kind)(locale).to_owned();
    let words: Vec<String> = [Some(recipient(locale, document)), Some(kind), amount].into_iter().flatten().collect();
    el("p")
        .class("lead")
        .add(status_badge(locale, document.status, false))
        .add(" ")
        .add(el("span").add(words.join(" · ")))
}

/// The trace of the last attempt.
fn why(here: Here) -> El {
    let picture = live(move || here.route.get().map(|route| trace(&route)));
    let stopped =
        Memo::new(move |_| here.route.with(|route| route.as_ref().is_some_and(|route| route.cause.is_some())));
    let locale = here.locale;
    let title = said(move || if stopped.get() { t::why(locale.get()) } else { t::route(locale.get()) }.to_owned());
    let identifiers = Memo::new(move |_| {
        let detail = here.document.with(|document| document.as_ref().and_then(|one| one.detail.clone()));
        detail.map(|detail| detail.identifiers).unwrap_or_default()
    });
    let test = live(move || link(&route::test_identifiers(&identifiers.get()), text(t::test_route)).view());
    let head = el("div").class("section__head").add(el("h2").attr("id", "doc-trace").add(title)).add(el("p").add(test));
    el("section").attr("aria-labelledby", "doc-trace").add(head).add(el("div").class("sheet sheet--pad").add(picture))
}

/// The guide's own message, word for word, of a document that is stopped.
fn original(here: Here) -> AnyView {
    let locale = here.locale;
    let stopped = Memo::new(move |_| {
        here.document.with(|document| document.as_ref().is_some_and(|one| one.status == DocumentStatus::Stopped))
    });
    live(move || {
        stopped.get().then(|| {
            let words = said(move || t::original_text(locale.get(), &here.number()));
            let quote = el("blockquote").add(words).view();
            view! { <Disclosure summary=said(move || t::original(locale.get()).to_owned())>{quote}</Disclosure> }
                .into_any()
        })
    })
    .into_any()
}
