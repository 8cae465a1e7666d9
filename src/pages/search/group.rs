//! One group of results: heading with its count, table or cards, and the way to the rest.

use carnet_core::wire::{Group, Locale, MatchKind, Participant};
use leptos::prelude::*;

use super::{
    added::Added,
    row::{self, RowContext},
    state::{self, PAGES, ROWS},
};
use crate::{
    i18n::{common, format, search as t},
    route::Search,
    ui::{El, NARROW, Pager, cards, column, el, folded_words, link, live, pieces, table, use_media},
};

pub fn heading_id(kind: MatchKind) -> &'static str {
    match kind {
        MatchKind::Literal => "results-literal",
        MatchKind::Close => "results-close",
    }
}

fn title(locale: Locale, kind: MatchKind) -> &'static str {
    match kind {
        MatchKind::Literal => t::literal(locale),
        MatchKind::Close => t::close(locale),
    }
}

/// A group of the answer to `asked`; `empty` says why it has no rows, if it has none.
pub fn section(
    locale: Locale,
    asked: &Search,
    group: Group,
    empty: Option<El>,
    address: Memo<Search>,
    added: Added,
) -> El {
    let kind = group.kind;
    let total = format::number(locale, group.total);
    let total = if group.total_is_exact { total } else { common::more_than(locale, group.total) };
    let heading = el("h2")
        .attr("id", heading_id(kind))
        .attr("tabindex", "-1")
        .add(title(locale, kind))
        .add(" ")
        .add(el("span").class("n").add(format!("({total})")));
    let note = (kind == MatchKind::Close).then(|| el("p").add(t::close_note(locale)));
    let body = empty.unwrap_or_else(|| {
        // The pieces of the name to mark in a result, and whether they are folded.
        let (marks, folded) = match kind {
            MatchKind::Literal => (pieces(&asked.name), false),
            MatchKind::Close => (folded_words(&asked.name), true),
        };
        let rest = rest(locale, asked, &group);
        let context = RowContext { locale, marks, folded, address, added };
        el("div").class("sheet").add(rows(title(locale, kind), group.items, context)).add(rest)
    });
    el("section")
        .class("section")
        .attr("aria-labelledby", heading_id(kind))
        .add(el("div").class("section__head").add(heading).add(note))
        .add(body)
}

/// Under the rows: the way into this group alone; there, its pages.
fn rest(locale: Locale, asked: &Search, group: &Group) -> Vec<AnyView> {
    let (kind, total, exact) = (group.kind, group.total, group.total_is_exact);
    let foot = |path: String, label: String| {
        el("div").class("sheet__foot").add(link(&path, label).attr("data-noscroll", "")).view()
    };
    if asked.only.is_none() {
        let number = format::number(locale, total);
        let label = match (kind, exact) {
            _ if total <= group.items.len() as u64 => return Vec::new(),
            (_, false) => t::see_more(locale).to_owned(),
            (MatchKind::Literal, true) => t::see_all_literal(locale, &number),
            (MatchKind::Close, true) => t::see_all_close(locale, &number),
        };
        return vec![foot(state::in_group(asked, kind).path(), label)];
    }
    let page = asked.page.clamp(1, PAGES);
    let both = foot(state::in_both(asked).path(), t::both_groups(locale).to_owned());
    let asked = asked.clone();
    let href = Callback::new(move |page| Search { page, ..asked.clone() }.path());
    let mut parts = vec![view! { <Pager page size=ROWS total exact href /> }.into_any()];
    if !exact && page == PAGES {
        let more = t::more(locale, u64::from(PAGES * ROWS), &common::more_than(locale, total));
        parts.push(el("p").class("sheet__foot small muted").add(more).view());
    }
    parts.push(both);
    parts
}

/// The same rows as a table, or as cards where there is no room for one.
fn rows(label: &'static str, items: Vec<Participant>, context: RowContext) -> AnyView {
    let narrow = use_media(NARROW);
    let locale = context.locale;
    live(move || {
        if narrow.get() {
            return cards(label, items.iter().map(|item| row::card(item, &context)).collect()).view();
        }
        let columns = vec![
            column("", t::col_name(locale)),
            column("", t::col_identifiers(locale)),
            column("col-c", t::col_address(locale)),
            column("col-b", t::col_provider(locale)),
            column("", t::col_state(locale)),
            column("", el("span").class("visually-hidden").add(t::col_action(locale))),
        ];
        let rows = items.iter().map(|item| row::row(item, &context)).collect();
        table(label, label.to_owned(), columns, rows).view()
    })
    .into_any()
}
