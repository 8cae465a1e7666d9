//! One customer: whether documents reach it and why, what it is known by, and the three facts behind its state.

mod axes;
mod facts;

use carnet_core::{
    state::CustomerState,
    wire::{Code, Customer, NetworkStatus},
};
use leptos::prelude::*;

use crate::{
    api::use_api,
    failure::failure,
    i18n::{
        common, customers as t, format, owned,
        states::{self, Facts},
        text, use_locale,
    },
    load::load,
    route::{self, Search},
    ui::{
        El, Loading, Notice, PageHeading, StateWhy, company_identifier, crumb, el, gone, link, live, page_head, said,
        section, source_name, state_badge,
    },
};

/// Class of a block of this page.
const BLOCK: &str = "sheet sheet--pad block";

#[component]
pub fn CustomerPage(id: String) -> impl IntoView {
    let api = use_api();
    let customer = load(move || {
        let id = id.clone();
        async move { api.customer(&id).await }
    });
    live(move || match customer.get() {
        None => vec![view! { <Loading><p class="muted">{text(t::loading)}</p></Loading> }.into_any()],
        Some(Ok(customer)) => loaded(customer),
        Some(Err(error)) if error.code() == Some(Code::CustomerNotFound) => missing(),
        Some(Err(error)) => {
            let heading = view! { <PageHeading title=owned(common::nav_my_customers) /> }.into_any();
            vec![page_head(Vec::new(), heading, Vec::new()).view(), failure(error, move || customer.refetch())]
        }
    })
}

fn loaded(customer: Customer) -> Vec<AnyView> {
    let removed = customer.network_status == NetworkStatus::Removed;
    let heading = view! { <PageHeading title=Signal::stored(customer.name.clone()) /> }.into_any();
    // The guide's red words, unless the badge says them already.
    let red = (removed && customer.reason != CustomerState::NonExisting).then(gone);
    let lead = el("div").class("lead").add(state_badge(customer.reason, false)).add(red).view();
    let crumbs =
        vec![crumb(text(common::nav_customers)), crumb(link(route::CUSTOMERS, text(common::nav_my_customers)))];
    let entry = route::participant(&customer.participant_id)
        .map(|path| el("p").class("small").add(link(&path, text(t::entry))));
    let split = el("div")
        .class("split")
        .add(
            el("div")
                .class("stack")
                .add(verdict(&customer))
                .add(facts::numbers(&customer))
                .add(facts::identifiers(&customer))
                .add(facts::providers(&customer)),
        )
        .add(el("div").class("stack").add(axes::axes(&customer)).add(facts::dates(&customer)).add(entry));
    let mut parts = vec![page_head(crumbs, vec![heading, lead].into_any(), Vec::new()).view()];
    if removed {
        parts.push(gone_banner(customer));
    }
    parts.push(split.view());
    parts
}

/// One sentence on where the next invoice goes, one on why.
fn verdict(customer: &Customer) -> El {
    let locale = use_locale();
    let customer = customer.clone();
    let (state, routable, address) = (customer.reason, customer.routable, customer.participant_id.clone());
    let provider = customer
        .providers
        .into_iter()
        .find(|provider| Some(&provider.id) == customer.provider_id.as_ref())
        .map(|provider| provider.name);
    let named = provider.clone();
    let sentence = said(move || match &named {
        _ if !routable => t::verdict_stopped(locale.get()).to_owned(),
        Some(provider) => t::verdict_provider(locale.get(), provider, &address),
        None => t::verdict_address(locale.get(), &address),
    });
    let facts = Signal::derive(move || Facts {
        address: customer.participant_id.clone(),
        name: customer.name.clone(),
        provider: provider.clone().unwrap_or_default(),
        date: format::date(locale.get(), &customer.as_of),
        source: source_name(locale.get(), &customer.source),
        successor: String::new(),
    });
    section(2, "c-verdict", BLOCK, t::verdict)
        .add(el("p").add(sentence))
        .add(el("p").class("small muted").add(view! { <StateWhy state facts /> }.into_any()))
}

/// The customer has left the network: what that means, and two ways on.
fn gone_banner(customer: Customer) -> AnyView {
    let locale = use_locale();
    let (id, name) = match company_identifier(&customer.participant_id, &customer.identifiers) {
        Some(id) => (id.value, String::new()),
        None => (String::new(), customer.name.clone()),
    };
    let search = Search { id, name, ..Search::default() }.path();
    let sentence =
        said(move || t::gone_banner(locale.get(), &customer.name, &format::date(locale.get(), &customer.as_of)));
    let advice = el("p").add(text(t::gone_advice)).add(" ").add(link(&search, text(t::replacement)));
    let content = vec![el("p").add(sentence).view(), advice.view()];
    let (tone, icon) = states::look(CustomerState::NonExisting);
    el("div").class("spaced-b").add(view! { <Notice tone icon>{content}</Notice> }.into_any()).view()
}

fn missing() -> Vec<AnyView> {
    let heading = view! { <PageHeading title=owned(t::missing_title) /> }.into_any();
    let empty = el("div")
        .class("empty")
        .add(el("p").add(text(t::missing)))
        .add(link(route::CUSTOMERS, text(t::back_to_list)).class("btn btn--primary"));
    vec![page_head(Vec::new(), heading, Vec::new()).view(), el("div").class("sheet").add(empty).view()]
}
