//! What stands over the rows: the search box, and filters by status with their counts.

use carnet_core::wire::ObjectKind;
use futures_util::future::join4;
use leptos::prelude::*;

use super::state::{Asked, FILTERS};
use crate::{
    api::use_api,
    history::{NavigateOptions, use_navigate},
    i18n::{common, format, suppliers as t, text, use_locale},
    live::use_changes,
    load::load,
    route,
    ui::{El, el, field, flag, link_here, live, said, search_bar, value_of},
};

pub fn toolbar(question: Memo<Asked>, again: impl Fn() + Copy + Send + Sync + 'static) -> El {
    el("div").class("toolbar spaced").add(search_box(question, again)).add(filters(question))
}

/// Submitting writes the address.
fn search_box(question: Memo<Asked>, again: impl Fn() + Copy + Send + Sync + 'static) -> El {
    let navigate = use_navigate();
    let submit = move || {
        let asked = Asked { q: value_of("search-id"), page: 1, ..question.get_untracked() };
        if question.with_untracked(|known| *known == asked) {
            again();
        } else {
            navigate(&asked.path(), NavigateOptions { scroll: false, ..NavigateOptions::default() });
        }
    };
    let typed = said(move || question.with(|asked| asked.q.clone()));
    let bar = search_bar("search-id", typed, |input| input.attr("aria-describedby", "search-id-hint"));
    let hint = el("p").class("field__hint").attr("id", "search-id-hint").add(text(t::search_hint));
    el("form")
        .attr("role", "search")
        .attr("action", route::SUPPLIERS)
        .attr("novalidate", "")
        .on_submit(submit)
        .add(field("search-id", t::search_suppliers, bar, Some(hint.view())))
}

/// A count that could not be had is left out: the link works anyway.
fn filters(question: Memo<Asked>) -> El {
    let (api, locale) = (use_api(), use_locale());
    let changes = use_changes(ObjectKind::Supplier);
    // Counts depend on the text alone.
    let text_asked = Memo::new(move |_| question.with(|asked| asked.q.clone()));
    let counts = load(move || {
        changes.track();
        let q = text_asked.get();
        async move {
            let [all, authorized, waiting, denied] = FILTERS.map(|(status, _)| api.count_suppliers(status, &q));
            let counts = join4(all, authorized, waiting, denied).await;
            [counts.0.ok(), counts.1.ok(), counts.2.ok(), counts.3.ok()]
        }
    });
    let filter = move |(index, (status, label))| {
        let href = said(move || route::href(&Asked { status, page: 1, ..question.get() }.path()));
        let number = live(move || {
            let (total, exact) = counts.with(|counts| counts.and_then(|counts| *counts.get(index)?))?;
            let locale = locale.get();
            let n = if exact { format::number(locale, total) } else { common::more_than(locale, total) };
            Some(el("span").class("n").add(n).view())
        });
        link_here(href, text(label))
            .attr("aria-current", flag(move || question.with(|asked| asked.status == status)))
            .add(" ")
            .add(number)
    };
    let links: Vec<El> = FILTERS.into_iter().enumerate().map(filter).collect();
    let filters = el("nav").class("filters").attr("aria-label", text(t::filters)).add(links);
    el("div").class("toolbar__line").add(filters)
}
