//! Filters by state, as links with their counts. A count that could not be had is left out: the link works anyway.

use carnet_core::wire::{CustomerFilter, ObjectKind};
use futures_util::future::join5;
use leptos::prelude::*;

use super::counted;
use crate::{
    api::{Api, Count, CustomerQuery, use_api},
    i18n::{Locale, customers as t, text, use_locale},
    live::use_changes,
    load::load,
    route::{self, Customers},
    ui::{El, el, flag, link_here, live, said},
};

const FILTERS: [Option<CustomerFilter>; 5] = [
    None,
    Some(CustomerFilter::Routable),
    Some(CustomerFilter::Action),
    Some(CustomerFilter::Deactivated),
    Some(CustomerFilter::NonExisting),
];

pub fn filter_label(locale: Locale, filter: Option<CustomerFilter>) -> &'static str {
    match filter {
        None => t::filter_all(locale),
        Some(CustomerFilter::Routable) => t::filter_routable(locale),
        Some(CustomerFilter::Action) => t::filter_action(locale),
        Some(CustomerFilter::Deactivated) => t::filter_deactivated(locale),
        Some(CustomerFilter::NonExisting) => t::filter_gone(locale),
    }
}

/// How many rows the question has under one filter.
async fn count(api: Api, asked: &Customers, status: Option<CustomerFilter>) -> Option<Count> {
    let query = CustomerQuery { q: asked.q.clone(), field: asked.field, status, ..CustomerQuery::default() };
    api.count_customers(query).await.ok()
}

async fn counts(api: Api, asked: Customers) -> [Option<Count>; 5] {
    let [all, routable, action, deactivated, gone] = FILTERS.map(|filter| count(api, &asked, filter));
    let counts = join5(all, routable, action, deactivated, gone).await;
    [counts.0, counts.1, counts.2, counts.3, counts.4]
}

pub fn filters(question: Memo<Customers>) -> El {
    let locale = use_locale();
    let api = use_api();
    // Counts depend on the text alone, not on the page or the order.
    let counted_for = Memo::new(move |_| {
        question.with(|asked| Customers { q: asked.q.clone(), field: asked.field, ..Customers::default() })
    });
    let changes = use_changes(ObjectKind::Customer);
    let counts = load(move || {
        changes.track();
        counts(api, counted_for.get())
    });
    let filter = move |(index, filter): (usize, Option<CustomerFilter>)| {
        let href = said(move || {
            let asked = question.get();
            route::href(&Customers { status: filter, page: 1, ..asked }.path())
        });
        let number = live(move || {
            // Its place is kept until it is there.
            let count = counts.get().and_then(|counts| counts.get(index).copied().flatten());
            let shown = count.map(|(total, exact)| counted(locale.get(), total, exact));
            el("span").class("n").add(shown.unwrap_or_default()).view()
        });
        link_here(href, Signal::derive(move || filter_label(locale.get(), filter)))
            .attr("aria-current", flag(move || question.with(|asked| asked.status == filter)))
            .add(" ")
            .add(number)
    };
    let links: Vec<El> = FILTERS.into_iter().enumerate().map(filter).collect();
    let filters = el("nav").class("filters").attr("aria-label", text(t::filter_label)).add(links);
    el("div").class("toolbar__line").add(filters)
}
