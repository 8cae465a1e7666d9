//! One group of results: heading with its count, table or cards, and the way to the rest.

use carnet_core::wire::{Group, Locale, MatchKind, Participant};
use leptos::prelude::*;

use super::{
    row::{Card, Row, RowContext},
    state::{self, PAGES, ROWS},
};
use crate::{
    i18n::{common, format, search as t},
    route::{self, Search},
    ui::{NARROW, Pager, folded_words, live, pieces, use_media},
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

/// The pieces of the name to mark in a result, and whether they are folded.
fn needles(asked: &Search, kind: MatchKind) -> (Vec<String>, bool) {
    match kind {
        MatchKind::Literal => (pieces(&asked.name), false),
        MatchKind::Close => (folded_words(&asked.name), true),
    }
}

#[component]
pub fn GroupSection(
    locale: Locale,
    /// The question that was answered.
    asked: Search,
    group: Group,
    /// Why it is empty, if it is.
    empty: Option<AnyView>,
    address: Memo<Search>,
    added: RwSignal<Vec<(String, String)>>,
) -> impl IntoView {
    let kind = group.kind;
    let id = heading_id(kind);
    let total = format::number(locale, group.total);
    let total = if group.total_is_exact { total } else { common::more_than(locale, group.total) };
    let (marks, folded) = needles(&asked, kind);
    let context = RowContext { locale, marks, folded, address, added };
    let rest = rest(locale, &asked, &group);
    let body = empty.unwrap_or_else(|| {
        view! { <div class="sheet"><Rows label=title(locale, kind) items=group.items context /> {rest}</div> }
            .into_any()
    });
    view! {
        <section class="section" aria-labelledby=id>
            <div class="section__head">
                <h2 id=id tabindex="-1">{title(locale, kind)} " " <span class="n">"(" {total} ")"</span></h2>
                {(kind == MatchKind::Close).then(|| view! { <p>{t::close_note(locale)}</p> })}
            </div>
            {body}
        </section>
    }
}

/// Under the rows: the way into this group alone; there, its pages.
fn rest(locale: Locale, asked: &Search, group: &Group) -> AnyView {
    let (kind, total, shown) = (group.kind, group.total, group.items.len() as u64);
    if asked.only.is_none() {
        let number = format::number(locale, total);
        let label = match (kind, group.total_is_exact) {
            _ if total <= shown => return ().into_any(),
            (_, false) => t::see_more(locale).to_owned(),
            (MatchKind::Literal, true) => t::see_all_literal(locale, &number),
            (MatchKind::Close, true) => t::see_all_close(locale, &number),
        };
        let href = route::href(&state::in_group(asked, kind).path());
        return view! { <div class="sheet__foot"><a href=href data-noscroll="">{label}</a></div> }.into_any();
    }
    let asked = asked.clone();
    let both = route::href(&state::in_both(&asked).path());
    let page = asked.page.clamp(1, PAGES);
    let href = Callback::new(move |page| Search { page, ..asked.clone() }.path());
    view! {
        <Pager page size=ROWS total exact=group.total_is_exact href />
        {(!group.total_is_exact && page == PAGES).then(|| {
            let reached = format::number(locale, total);
            view! { <p class="sheet__foot small muted">{t::more(locale, u64::from(PAGES * ROWS), &reached)}</p> }
        })}
        <div class="sheet__foot"><a href=both data-noscroll="">{t::both_groups(locale)}</a></div>
    }
    .into_any()
}

/// The same rows as a table, or as cards where there is no room for one.
#[component]
fn Rows(label: &'static str, items: Vec<Participant>, context: RowContext) -> impl IntoView {
    let narrow = use_media(NARROW);
    let locale = context.locale;
    // Kept, as both forms are made from them when the window changes.
    let items = StoredValue::new(items);
    let context = StoredValue::new(context);
    live(move || {
        let (items, context) = (items.get_value(), context.get_value());
        if narrow.get() {
            let cards = items.into_iter().map(|item| view! { <Card item context=context.clone() /> }).collect_view();
            return view! { <ul class="cards" aria-label=label>{cards}</ul> }.into_any();
        }
        let rows = items.into_iter().map(|item| view! { <Row item context=context.clone() /> }).collect_view();
        view! {
            <div class="tablewrap" role="region" tabindex="0" aria-label=label>
                <table class="table">
                    <caption class="visually-hidden">{label}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t::col_name(locale)}</th>
                            <th scope="col">{t::col_identifiers(locale)}</th>
                            <th scope="col" class="col-c">{t::col_address(locale)}</th>
                            <th scope="col" class="col-b">{t::col_provider(locale)}</th>
                            <th scope="col">{t::col_state(locale)}</th>
                            <th scope="col"><span class="visually-hidden">{t::col_action(locale)}</span></th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    })
}
