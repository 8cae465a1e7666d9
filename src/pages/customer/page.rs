//! The page of a customer that is in the directory: its head stays, its parts are made anew with each version.

use carnet_core::{
    state::CustomerState,
    wire::{Customer, NetworkStatus},
};
use leptos::prelude::*;

use super::{BLOCK, axes, documents, facts, here::Here, history, requests, verdict};
use crate::{
    i18n::{common, customer as c, customers as t, format, states, text, use_locale},
    participant::{check, other_addresses, validity},
    route::{self, Search},
    ui::{
        Notice, PageHeading, company_identifier, crumb, el, gone, icon, keep_focus, link, link_here, live, page_head,
        said, state_badge,
    },
};

pub fn page(here: Here) -> Vec<AnyView> {
    let heading = view! { <PageHeading title=said(move || here.name()) /> }.into_any();
    let lead = live(move || here.customer.get().map(|customer| lead(&customer)));
    let crumbs =
        vec![crumb(text(common::nav_customers)), crumb(link(route::CUSTOMERS, text(common::nav_my_customers)))];
    let settings = link_here(route::href(&route::customer_settings(&here.id(), "basic")), icon("pencil"))
        .class("btn btn--primary")
        .attr("id", "c-settings")
        .attr("aria-haspopup", "dialog")
        .add(text(t::settings));
    let test = link(&route::test_customer(&here.id()), icon("route")).class("btn").add(text(common::nav_route_test));
    let history = history::history(here);
    let (requests, documents) = (requests::requests(here), documents::documents(here));
    let body = live(move || {
        keep_focus();
        here.customer.get().map(|customer| body(here, customer))
    });
    let rest = el("div").class("stack").add(requests).add(documents).add(history);
    vec![
        page_head(crumbs, vec![heading, lead.into_any()].into_any(), vec![test.view(), settings.view()]).view(),
        body.into_any(),
        el("div").class("section").add(rest).view(),
    ]
}

fn lead(customer: &Customer) -> AnyView {
    let removed = customer.network_status == NetworkStatus::Removed;
    // The guide's red words, unless the badge says them already.
    let red = (removed && customer.reason != CustomerState::NonExisting).then(gone);
    el("div").class("lead").add(state_badge(customer.reason, false)).add(red).view()
}

fn body(here: Here, customer: Customer) -> Vec<AnyView> {
    let entry = route::participant(&customer.participant_id)
        .map(|path| el("p").class("small").add(link(&path, text(t::entry))));
    let valid = customer.address.clone().map(validity);
    let (id, known) = (customer.participant_id.clone(), customer.check.clone());
    let checked = check(id, known, 2, BLOCK, move || here.reload());
    let split = el("div")
        .class("split")
        .add(
            el("div")
                .class("stack")
                .add(verdict::verdict(here, &customer))
                .add(facts::numbers(&customer))
                .add(facts::identifiers(&customer))
                .add(facts::providers(&customer)),
        )
        .add(
            el("div")
                .class("stack")
                .add(axes::axes(&customer))
                .add(facts::dates(&customer))
                .add(checked)
                .add(valid)
                .add(entry),
        );
    let others = other_addresses(&customer.participant_id, &customer.country, 2, BLOCK).map(IntoAny::into_any);
    let mut parts = Vec::new();
    if customer.duplicates > 0 {
        parts.push(duplicates_note(&customer));
    }
    if customer.network_status == NetworkStatus::Removed {
        parts.push(gone_banner(customer));
    }
    parts.push(split.view());
    parts.extend(others);
    parts
}

/// Others with the same company id: said, with the way to compare.
fn duplicates_note(customer: &Customer) -> AnyView {
    let (locale, count) = (use_locale(), customer.duplicates);
    let compare = link_here(route::href(&route::customer_compare(&customer.id)), text(t::compare))
        .attr("id", "c-compare")
        .attr("aria-haspopup", "dialog");
    let sentence = el("p")
        .add(el("b").add(text(t::duplicate)))
        .add(". ")
        .add(said(move || c::duplicates(locale.get(), count)))
        .add(" ")
        .add(compare)
        .view();
    el("div")
        .class("spaced-b")
        .add(view! { <Notice tone=states::Tone::Info icon="merge">{sentence}</Notice> }.into_any())
        .view()
}

/// The customer has left the network: what that means, and two ways on.
fn gone_banner(customer: Customer) -> AnyView {
    let locale = use_locale();
    let search = replacement(&customer);
    let sentence =
        said(move || t::gone_banner(locale.get(), &customer.name, &format::date(locale.get(), &customer.as_of)));
    let advice = el("p").add(text(t::gone_advice)).add(" ").add(link(&search, text(t::replacement)));
    let content = vec![el("p").add(sentence).view(), advice.view()];
    let (tone, icon) = states::look(CustomerState::NonExisting);
    el("div").class("spaced-b").add(view! { <Notice tone icon>{content}</Notice> }.into_any()).view()
}

/// A search for other addresses of the same company, by its number where it has one.
pub fn replacement(customer: &Customer) -> String {
    let (id, name) = match company_identifier(&customer.participant_id, &customer.identifiers) {
        Some(id) => (id.value, String::new()),
        None => (String::new(), customer.name.clone()),
    };
    Search { id, name, ..Search::default() }.path()
}
