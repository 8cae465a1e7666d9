//! The rows: a table with columns to sort by, or cards where there is no room for one; under them the pages.

use carnet_core::wire::{Customer, CustomerSort, Locale, Page};
use leptos::prelude::*;

use super::{Chosen, cells, columns::Column, counted};
use crate::{
    history::{NavigateOptions, use_navigate},
    i18n::{common, customers as t},
    route::{Customers, sort_name},
    ui::{El, NARROW, Pager, cards, column, el, live, sort_column, table, use_media},
};

fn column_name(locale: Locale, column: CustomerSort) -> &'static str {
    match column {
        CustomerSort::Name => t::col_name(locale),
        CustomerSort::Provider => t::col_provider(locale),
        CustomerSort::UpdatedAt => t::updated(locale),
        CustomerSort::AsOf => t::col_as_of(locale),
    }
}

/// `Trié par Nom, croissant.`
pub fn order_sentence(locale: Locale, (column, down): (CustomerSort, bool)) -> String {
    let column = column_name(locale, column);
    if down { t::announce_descending(locale, column) } else { t::announce_ascending(locale, column) }
}

/// Id of the button that sorts by a column.
pub fn sort_id(column: CustomerSort) -> String {
    format!("sort-{}", sort_name((column, false)))
}

/// The rows of an answer and the way to its other pages; `asked` is the question it answers.
pub fn list(locale: Locale, asked: Customers, page: Page<Customer>, chosen: Chosen) -> AnyView {
    let narrow = use_media(NARROW);
    let (total, exact) = (page.total, page.total_is_exact);
    let (size, number) = (asked.rows(), asked.page.clamp(1, asked.pages()));
    let label = common::nav_my_customers(locale);
    let (items, kept) = (page.items, asked.clone());
    let sort = sorter(asked.clone());
    let rows = live(move || {
        let searched = !kept.q.is_empty();
        if narrow.get() {
            return cards(label, items.iter().map(|item| cells::card(locale, item, searched, chosen)).collect()).view();
        }
        let rows = items.iter().map(|item| cells::row(locale, item, searched, chosen)).collect();
        let heads = columns(locale, &kept, sort, chosen, &items);
        table(label, caption(locale, &kept, total, exact), heads, rows).view()
    });
    let other = asked.clone();
    let href = Callback::new(move |page| Customers { page, ..asked.clone() }.path());
    let sizes = Callback::new(move |size| Customers { size, page: 1, ..other.clone() }.path());
    let pager = view! { <Pager page=number size total exact href sizes /> }.into_any();
    el("div").class("sheet").add(rows).add(pager).view()
}

fn caption(locale: Locale, asked: &Customers, total: u64, exact: bool) -> String {
    let (column, down) = asked.sort.unwrap_or((CustomerSort::Name, false));
    let column = column_name(locale, column);
    let order = if down { t::sorted_descending(locale, column) } else { t::sorted_ascending(locale, column) };
    let total = if exact { t::total(locale, total) } else { counted(locale, total, exact) };
    t::caption(locale, &total, &order)
}

fn columns(
    locale: Locale,
    asked: &Customers,
    sort: Callback<(CustomerSort, bool)>,
    chosen: Chosen,
    items: &[Customer],
) -> Vec<El> {
    let when = |shown: Column, head: El| chosen.columns.shows(shown).then_some(head);
    let actions = el("span").class("visually-hidden").add(t::col_actions(locale));
    [
        Some(el("td").class("check").add(chosen.selection.of_page(locale, items))),
        Some(by_column(locale, CustomerSort::Name, "", asked, sort)),
        when(Column::Numbers, column("wrap", t::col_numbers(locale))),
        when(Column::Provider, by_column(locale, CustomerSort::Provider, "col-b", asked, sort)),
        when(Column::Organization, column("col-d wrap", t::col_org(locale))),
        Some(column("", t::col_state(locale))),
        when(Column::AsOf, by_column(locale, CustomerSort::AsOf, "col-c", asked, sort)),
        Some(column("act", actions)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A column to sort by.
fn by_column(
    locale: Locale,
    by: CustomerSort,
    class: &'static str,
    asked: &Customers,
    sort: Callback<(CustomerSort, bool)>,
) -> El {
    let (current, down) = asked.sort.unwrap_or((CustomerSort::Name, false));
    let order = (current == by).then_some(down);
    sort_column(class, sort_id(by), column_name(locale, by), order, move |down| sort.run((by, down)))
}

/// Shows the first page of the same question in another order.
fn sorter(asked: Customers) -> Callback<(CustomerSort, bool)> {
    let navigate = use_navigate();
    Callback::new(move |sort| {
        let next = Customers { sort: Some(sort), page: 1, ..asked.clone() };
        navigate(&next.path(), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    })
}
