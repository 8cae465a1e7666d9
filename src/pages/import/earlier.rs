//! Earlier imports, below the first step: each has its report or goes on where it was left.

use carnet_core::wire::{CsvImport, Locale, ObjectKind};
use leptos::prelude::*;

use crate::{
    api::use_api,
    failure::failure,
    i18n::{format, importing as t, owned, text, use_locale},
    live::use_changes,
    load::load,
    route,
    ui::{El, Empty, NARROW, SkeletonRows, badge, cards, column, el, link, live, short_date, table, use_media},
};

pub fn earlier() -> El {
    let (api, locale) = (use_api(), use_locale());
    let changes = use_changes(ObjectKind::Import);
    let answer = load(move || {
        changes.track();
        async move { api.imports().await }
    });
    // Rows that are the same stay as they are, with the focus that is in them.
    let known = Memo::new(move |_| answer.get());
    let narrow = use_media(NARROW);
    let rows = live(move || match known.get() {
        None => view! { <SkeletonRows rows=2/> }.into_any(),
        Some(Err(error)) => failure(error, move || answer.refetch()),
        Some(Ok(page)) if page.items.is_empty() => view! { <Empty title=owned(t::earlier_none)/> }.into_any(),
        Some(Ok(page)) => list(locale.get(), page.items, narrow.get()),
    });
    el("section")
        .class("section")
        .attr("aria-labelledby", "earlier")
        .add(el("div").class("section__head").add(el("h2").attr("id", "earlier").add(text(t::earlier))))
        .add(el("div").class("sheet").add(rows))
}

fn list(locale: Locale, items: Vec<CsvImport>, narrow: bool) -> AnyView {
    let label = t::earlier(locale);
    if narrow {
        return cards(label, items.into_iter().map(|job| card(locale, job)).collect()).view();
    }
    let heads = vec![
        column("", t::col_file(locale)),
        column("", t::col_state(locale)),
        column("r", t::col_lines(locale)),
        column("col-b", t::col_by(locale)),
        column("", t::col_date(locale)),
    ];
    table(label, label.to_owned(), heads, items.into_iter().map(|job| row(locale, job)).collect()).view()
}

pub fn state_badge(locale: Locale, job: &CsvImport) -> AnyView {
    let (tone, icon, words) = t::state(locale, job.state);
    badge(tone, icon, Signal::stored(words.to_owned()), true)
}

fn name(job: &CsvImport) -> El {
    link(&route::import(&job.id), job.file_name.clone()).class("name")
}

fn row(locale: Locale, job: CsvImport) -> El {
    el("tr")
        .add(el("th").attr("scope", "row").add(name(&job)))
        .add(el("td").add(state_badge(locale, &job)))
        .add(el("td").class("r").add(format::number(locale, job.lines)))
        .add(el("td").class("col-b").add(job.created_by))
        .add(el("td").class("nowrap").add(short_date(&job.created_at)))
}

fn card(locale: Locale, job: CsvImport) -> El {
    let head = el("div").class("card__head").add(name(&job)).add(state_badge(locale, &job));
    let facts = el("dl")
        .add(el("dt").add(t::col_lines(locale)))
        .add(el("dd").add(format::number(locale, job.lines)))
        .add(el("dt").add(t::col_by(locale)))
        .add(el("dd").add(job.created_by))
        .add(el("dt").add(t::col_date(locale)))
        .add(el("dd").add(short_date(&job.created_at)));
    el("li").class("card").add(head).add(facts)
}
