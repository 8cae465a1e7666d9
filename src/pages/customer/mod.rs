//! One customer: whether documents reach it and why, what it is known by, and the three facts behind its state.

mod axes;
mod facts;

use carnet_core::{
    state::CustomerState,
    wire::{Code, Customer, NetworkStatus},
};
use leptos::prelude::*;
use leptos_router::components::A;

use crate::{
    api::{ApiError, use_api},
    failure::failure,
    i18n::{
        common, customers as t, format, owned,
        states::{self, Facts},
        text, use_locale,
    },
    load::load,
    route::{self, Search},
    ui::{
        Empty, Gone, Loading, Notice, PageHeading, StateBadge, StateWhy, company_identifier, live, said, source_name,
    },
};
use axes::Axes;
use facts::{Dates, Identifiers, Numbers, Providers};

#[component]
pub fn CustomerPage(id: String) -> impl IntoView {
    let api = use_api();
    let customer = load(move || {
        let id = id.clone();
        async move { api.customer(&id).await }
    });
    let content = live(move || match customer.get() {
        None | Some(Err(ApiError::Aborted)) => {
            view! { <Loading><p class="muted">{text(t::loading)}</p></Loading> }.into_any()
        }
        Some(Ok(customer)) => view! { <Loaded customer /> }.into_any(),
        Some(Err(error)) if error.code() == Some(Code::CustomerNotFound) => view! { <Missing /> }.into_any(),
        Some(Err(error)) => view! {
            <div class="page__head"><PageHeading title=owned(common::nav_my_customers) /></div>
            {failure(error, move || customer.refetch())}
        }
        .into_any(),
    });
    view! { {content} }
}

#[component]
fn Loaded(customer: Customer) -> impl IntoView {
    let gone = customer.network_status == NetworkStatus::Removed;
    let entry = route::participant(&customer.participant_id).map(|path| route::href(&path));
    view! {
        <div class="page__head">
            <div class="page__title">
                <nav class="crumbs" aria-label=text(common::breadcrumb)>
                    <ol>
                        <li>{text(common::nav_customers)}</li>
                        <li><a href=route::href(route::CUSTOMERS)>{text(common::nav_my_customers)}</a></li>
                    </ol>
                </nav>
                <PageHeading title=Signal::stored(customer.name.clone()) />
                <div class="lead"><StateBadge state=customer.reason /> {gone.then(|| view! { <Gone /> })}</div>
            </div>
        </div>
        {gone.then(|| view! { <GoneBanner customer=customer.clone() /> })}
        <div class="split">
            <div class="stack">
                <Verdict customer=customer.clone() />
                <Numbers numbers=customer.customer_numbers.clone() />
                <Identifiers participant_id=customer.participant_id.clone() identifiers=customer.identifiers.clone() />
                <Providers providers=customer.providers.clone() current=customer.provider_id.clone() />
            </div>
            <div class="stack">
                <Axes customer=customer.clone() />
                <Dates customer />
                {entry.map(|href| view! { <p class="small"><a href=href>{text(t::entry)}</a></p> })}
            </div>
        </div>
    }
}

/// One sentence on where the next invoice goes, one on why.
#[component]
fn Verdict(customer: Customer) -> impl IntoView {
    let locale = use_locale();
    let state = customer.reason;
    let provider = customer
        .providers
        .iter()
        .find(|provider| Some(&provider.id) == customer.provider_id.as_ref())
        .map(|provider| provider.name.clone());
    let (address, routable, named) = (customer.participant_id.clone(), customer.routable, provider.clone());
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
    view! {
        <section class="sheet sheet--pad" aria-labelledby="c-verdict">
            <h2 class="side__title" id="c-verdict">{text(t::verdict)}</h2>
            <p>{sentence}</p>
            <p class="small muted"><StateWhy state facts /></p>
        </section>
    }
}

/// The customer has left the network: what that means, and two ways on.
#[component]
fn GoneBanner(customer: Customer) -> impl IntoView {
    let locale = use_locale();
    let search = company_identifier(&customer.participant_id, &customer.identifiers).map_or_else(
        || Search { name: customer.name.clone(), ..Search::default() },
        |id| Search { id: id.value, ..Search::default() },
    );
    let href = route::href(&search.path());
    let sentence = said(move || {
        let date = format::date(locale.get(), &customer.as_of);
        t::gone_banner(locale.get(), &customer.name, &date)
    });
    let (tone, icon) = states::look(CustomerState::NonExisting);
    view! {
        <div class="spaced-b">
            <Notice tone icon>
                <p>{sentence}</p>
                <p>{text(t::gone_advice)} " " <a href=href>{text(t::replacement)}</a></p>
            </Notice>
        </div>
    }
}

#[component]
fn Missing() -> impl IntoView {
    view! {
        <div class="page__head"><div class="page__title"><PageHeading title=owned(t::missing_title) /></div></div>
        <div class="sheet">
            <Empty title=owned(t::missing)>
                <A href=route::CUSTOMERS attr:class="btn btn--primary">{text(t::back_to_list)}</A>
            </Empty>
        </div>
    }
}
