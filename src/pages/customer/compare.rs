//! Customers of one company side by side. Nothing is merged: one opens the one that is to change or to go.

use carnet_core::wire::{Customer, Locale};
use leptos::prelude::*;

use super::{here::Here, verdict::provider_name};
use crate::{
    failure::failure,
    i18n::{Text, common, customer as t, customers, owned, text},
    load::load,
    route,
    ui::{
        Dialog, El, Loading, button, column, el, identifier, link, live, no_value, number_chips, short_date,
        state_badge,
    },
    url_state::use_query,
};

/// The dialog; whether it is open stands in the URL (`?compare=1`).
pub fn compare(here: Here) -> AnyView {
    let query = use_query();
    let asked = Memo::new(move |_| query.with(|query| !query.get("compare").is_empty()));
    let open = Signal::derive(move || asked.get() && here.customer.with(Option::is_some));
    let on_close = move |()| here.replace(route::customer(&here.id()));
    view! { <Dialog open on_close id="c-compared" title=owned(t::compare_title) wide=true>{content(here)}</Dialog> }
        .into_any()
}

fn content(here: Here) -> Vec<AnyView> {
    let others = load(move || {
        // Another version of this one may have another company.
        here.customer.track();
        let id = here.id();
        async move { here.api.duplicates_of(&id).await }
    });
    let table = live(move || {
        let locale = here.locale.get();
        match (others.get(), here.customer.get()) {
            (Some(Err(error)), _) => failure(error, move || others.refetch()),
            (Some(Ok(others)), _) if others.is_empty() => el("p").add(t::compare_none(locale)).view(),
            (Some(Ok(others)), Some(this)) => el("div")
                .class("stack")
                .add(el("p").add(t::compare_why(locale)))
                .add(table(locale, &this, &others))
                .view(),
            _ => view! { <Loading><p class="muted">{text(common::loading)}</p></Loading> }.into_any(),
        }
    });
    let close = button("btn", text(common::close), move || here.replace(route::customer(&here.id())));
    vec![el("div").class("dialog__body").add(table).view(), el("div").class("dialog__foot").add(close).view()]
}

fn table(locale: Locale, this: &Customer, others: &[Customer]) -> El {
    let all: Vec<&Customer> = std::iter::once(this).chain(others).collect();
    let heads: Vec<El> = all
        .iter()
        .map(|one| {
            let note = (one.id == this.id).then(|| el("span").class("sub").add(t::this_one(locale)));
            column("", one.name.clone()).add(note)
        })
        .collect();
    let row = |label: Text, cell: &dyn Fn(&Customer) -> El| {
        let cells: Vec<El> = all.iter().map(|one| cell(one)).collect();
        el("tr").add(el("th").attr("scope", "row").add(label(locale))).add(cells)
    };
    let rows = vec![
        row(customers::address, &|one| el("td").add(identifier("", &one.participant_id))),
        row(customers::numbers, &|one| el("td").add(numbers(locale, one))),
        row(customers::col_provider, &|one| el("td").add(provider(locale, one))),
        row(customers::col_state, &|one| el("td").add(state_badge(one.reason, true))),
        row(customers::created, &|one| el("td").add(short_date(&one.created_at))),
        row(customers::updated, &|one| el("td").add(short_date(&one.updated_at))),
        row(customers::col_actions, &|one| el("td").add(actions(locale, one, one.id == this.id))),
    ];
    let head = el("tr").add(el("td").add(el("span").class("visually-hidden").add(t::field(locale)))).add(heads);
    let table = el("table")
        .class("compare")
        .add(el("caption").class("visually-hidden").add(t::compare_title(locale)))
        .add(el("thead").add(head))
        .add(el("tbody").add(rows));
    el("div")
        .class("tablewrap")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", t::compare_title(locale))
        .add(table)
}

fn numbers(locale: Locale, customer: &Customer) -> Vec<AnyView> {
    if customer.customer_numbers.is_empty() {
        no_value(locale).into_iter().map(El::view).collect()
    } else {
        vec![number_chips(&customer.customer_numbers)]
    }
}

fn provider(locale: Locale, customer: &Customer) -> Vec<AnyView> {
    match provider_name(customer) {
        Some(name) => vec![name.to_owned().into_any()],
        None => no_value(locale).into_iter().map(El::view).collect(),
    }
}

/// A deletion is asked for on the page of whom it is about.
fn actions(locale: Locale, customer: &Customer, this: bool) -> El {
    let open = (!this).then(|| {
        link(&route::customer(&customer.id), t::open(locale)).attr("aria-label", t::open_name(locale, &customer.name))
    });
    let delete = link(&route::customer_settings(&customer.id, "advanced"), t::delete(locale))
        .attr("aria-label", t::delete_of(locale, &customer.name));
    el("div").class("stack stack--tight").add(open).add(delete)
}
