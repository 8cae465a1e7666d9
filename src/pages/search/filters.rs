//! The two lists that narrow a search down: service provider and country.

use carnet_core::wire::Provider;
use leptos::{html::Select, prelude::*};

use crate::{
    api::use_api,
    i18n::{search as t, text, use_locale},
    load::load,
    route::Search,
    ui::{Icon, countries, live},
};

#[component]
pub fn Filters(question: Memo<Search>, provider: NodeRef<Select>, country: NodeRef<Select>) -> impl IntoView {
    let locale = use_locale();
    let countries = Memo::new(move |_| countries(locale.get()));
    view! {
        <ProviderField question=question field=provider />
        <div class="field">
            <label class="field__label" for="search-country">{text(t::country_label)}</label>
            <div class="select">
                <select class="input" id="search-country" name="country" node_ref=country>
                    <option value="">{text(t::any_country)}</option>
                    {live(move || {
                        let chosen = question.with(|asked| asked.country.clone());
                        let known = countries.with(|list| list.iter().any(|(code, _)| *code == chosen));
                        // A code of an old link that is no country stays what it is.
                        let stray = (!known && !chosen.is_empty()).then(|| (chosen.clone(), chosen.clone()));
                        stray
                            .into_iter()
                            .chain(countries.get())
                            .map(|(code, name)| {
                                let selected = code == chosen;
                                view! { <option value=code prop:selected=selected>{name}</option> }
                            })
                            .collect_view()
                    })}
                </select>
                <Icon name="chevron-down" />
            </div>
        </div>
    }
}

#[component]
fn ProviderField(question: Memo<Search>, field: NodeRef<Select>) -> impl IntoView {
    let locale = use_locale();
    let api = use_api();
    let providers = load(move || async move { api.providers().await });
    let failed = move || providers.get().is_some_and(|answer| answer.is_err());
    let options = live(move || {
        let chosen = question.with(|asked| asked.provider.clone());
        let mut list = providers.get().and_then(Result::ok).unwrap_or_default();
        // The list may be on its way, or the link may name a provider in words.
        if !chosen.is_empty() && !list.iter().any(|provider| provider.id == chosen) {
            list.push(Provider { id: chosen.clone(), name: chosen.clone(), requires_routing_setup: false });
        }
        list.into_iter()
            .map(|provider| {
                let selected = provider.id == chosen;
                view! { <option value=provider.id prop:selected=selected>{provider.name}</option> }
            })
            .collect_view()
    });
    view! {
        <div class="field">
            <label class="field__label" for="search-provider">{text(t::provider_label)}</label>
            <div class="select">
                <select class="input" id="search-provider" name="provider" node_ref=field
                    aria-describedby=Signal::derive(move || failed().then_some("search-provider-note"))>
                    <option value="">{text(t::any_provider)}</option>
                    {options}
                </select>
                <Icon name="chevron-down" />
            </div>
            {live(move || failed().then(|| view! {
                <p class="field__note field__note--warning" id="search-provider-note">
                    <span>{t::providers_failed(locale.get())}</span>
                    <button class="linkbtn" type="button" on:click=move |_| providers.refetch()>
                        {crate::i18n::common::retry(locale.get())}
                    </button>
                </p>
            }))}
        </div>
    }
}
