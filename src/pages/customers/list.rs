//! The rows: a table with columns to sort by, or cards where there is no room for one; under them the pages.

use carnet_core::wire::{Customer, CustomerSort, Locale, Page};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    PAGES, ROWS,
    cells::{CustomerCard, CustomerRow},
    counted,
};
use crate::{
    i18n::{common, customers as t},
    route::Customers,
    ui::{Icon, NARROW, Pager, live, use_media},
};

fn column_name(locale: Locale, column: CustomerSort) -> &'static str {
    match column {
        CustomerSort::Name => t::col_name(locale),
        CustomerSort::Provider => t::col_provider(locale),
        CustomerSort::UpdatedAt => t::updated(locale),
    }
}

/// `Trié par Nom, croissant.`
pub fn order_sentence(locale: Locale, (column, down): (CustomerSort, bool)) -> String {
    let column = column_name(locale, column);
    if down { t::announce_descending(locale, column) } else { t::announce_ascending(locale, column) }
}

#[component]
pub fn List(
    locale: Locale,
    /// The question that was answered.
    asked: Customers,
    page: Page<Customer>,
) -> impl IntoView {
    let narrow = use_media(NARROW);
    let (total, exact) = (page.total, page.total_is_exact);
    let number = asked.page.clamp(1, PAGES);
    let label = common::nav_my_customers(locale);
    let items = StoredValue::new(page.items);
    let kept = StoredValue::new(asked.clone());
    let rows = live(move || {
        let (items, asked) = (items.get_value(), kept.get_value());
        let searched = !asked.q.is_empty();
        if narrow.get() {
            let cards = items.into_iter().map(|item| view! { <CustomerCard locale item searched /> }).collect_view();
            view! { <ul class="cards" aria-label=label>{cards}</ul> }.into_any()
        } else {
            let rows = items.into_iter().map(|item| view! { <CustomerRow locale item searched /> }).collect_view();
            let caption = caption(locale, &asked, total, exact);
            view! {
                <div class="tablewrap" role="region" tabindex="0" aria-label=label>
                    <table class="table">
                        <caption class="visually-hidden">{caption}</caption>
                        <Head locale asked />
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
            .into_any()
        }
    });
    let href = Callback::new(move |page| Customers { page, ..asked.clone() }.path());
    view! { <div class="sheet">{rows} <Pager page=number size=ROWS total exact href /></div> }
}

fn caption(locale: Locale, asked: &Customers, total: u64, exact: bool) -> String {
    let (column, down) = asked.sort.unwrap_or((CustomerSort::Name, false));
    let column = column_name(locale, column);
    let order = if down { t::sorted_descending(locale, column) } else { t::sorted_ascending(locale, column) };
    let total = if exact { t::total(locale, total) } else { counted(locale, total, exact) };
    t::caption(locale, &total, &order)
}

#[component]
fn Head(locale: Locale, asked: Customers) -> impl IntoView {
    let asked = StoredValue::new(asked);
    view! {
        <thead>
            <tr>
                <SortHeader locale column=CustomerSort::Name asked class="" />
                <th scope="col" class="wrap">{t::col_numbers(locale)}</th>
                <SortHeader locale column=CustomerSort::Provider asked class="col-b" />
                <th scope="col" class="col-d wrap">{t::col_org(locale)}</th>
                <th scope="col">{t::col_state(locale)}</th>
                <th scope="col" class="col-c">{t::col_as_of(locale)}</th>
            </tr>
        </thead>
    }
}

/// A column to sort by; a second press turns the order round.
#[component]
fn SortHeader(
    locale: Locale,
    column: CustomerSort,
    asked: StoredValue<Customers>,
    class: &'static str,
) -> impl IntoView {
    let navigate = use_navigate();
    let (current, down) = asked.with_value(|asked| asked.sort).unwrap_or((CustomerSort::Name, false));
    let here = current == column;
    let (order, icon) = match (here, down) {
        (true, false) => (Some("ascending"), "sort-asc"),
        (true, true) => (Some("descending"), "sort-desc"),
        (false, _) => (None, "sort"),
    };
    let sort = move |_| {
        let next = Customers { sort: Some((column, here && !down)), page: 1, ..asked.get_value() };
        navigate(&next.path(), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    view! {
        <th scope="col" class=class aria-sort=order>
            <button class="sort" type="button" id=format!("sort-{}", crate::route::sort_name((column, false))) on:click=sort>
                {column_name(locale, column)}
                <Icon name=icon />
            </button>
        </th>
    }
}
