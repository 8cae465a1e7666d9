//! What a customer is known by, who carries its documents, and when that was known.

use carnet_core::wire::{Customer, Identifier, Provider};
use leptos::prelude::*;

use crate::{
    i18n::{Text, customers as t, owned, search, text, use_locale},
    ui::{CopyButton, IdentifierText, NumberChips, TimeText, country_name, said, source_name},
};

#[component]
fn Section(id: &'static str, title: Text, children: Children) -> impl IntoView {
    view! {
        <section class="sheet sheet--pad" aria-labelledby=id>
            <h2 class="side__title" id=id>{text(title)}</h2>
            {children()}
        </section>
    }
}

#[component]
pub fn Numbers(numbers: Vec<String>) -> impl IntoView {
    let content = if numbers.is_empty() {
        view! { <p class="small muted">{text(t::numbers_none)}</p> }.into_any()
    } else {
        view! { <NumberChips numbers /> }.into_any()
    };
    view! { <Section id="c-numbers" title=t::numbers>{content}</Section> }
}

/// The address that routes first, then the others.
#[component]
pub fn Identifiers(participant_id: String, identifiers: Vec<Identifier>) -> impl IntoView {
    let line = |label: Signal<String>, scheme: String, value: String| {
        view! {
            <li>
                <div><span class="scheme">{label}</span> <IdentifierText scheme value=value.clone() /></div>
                <CopyButton text=value what=label />
            </li>
        }
    };
    let locale = use_locale();
    let others =
        identifiers
            .into_iter()
            .map(|id| {
                let code = id.scheme.clone();
                let known = id.label != id.scheme;
                let label = Signal::derive(move || {
                    if known { search::scheme_code(locale.get(), &id.label, &code) } else { code.clone() }
                });
                line(label, id.scheme, id.value)
            })
            .collect_view();
    let address = line(owned(t::address), String::new(), participant_id);
    view! { <Section id="c-ids" title=t::identifiers><ul class="idlist">{address} {others}</ul></Section> }
}

/// The one that is used is said in words.
#[component]
pub fn Providers(providers: Vec<Provider>, current: Option<String>) -> impl IntoView {
    let none = providers.is_empty().then(|| view! { <p class="small muted">{text(t::provider_none)}</p> });
    let lines = providers
        .into_iter()
        .map(|provider| {
            let chosen = (current.as_ref() == Some(&provider.id))
                .then(|| view! { " " <span class="muted">"(" {text(t::provider_current)} ")"</span> });
            let setup = provider
                .requires_routing_setup
                .then(|| view! { " · " <span class="muted">{text(t::provider_setup)}</span> });
            view! { <li><span>{provider.name} {chosen} {setup}</span></li> }
        })
        .collect_view();
    view! { <Section id="c-providers" title=t::providers>{none} <ul class="plain">{lines}</ul></Section> }
}

#[component]
pub fn Dates(customer: Customer) -> impl IntoView {
    let locale = use_locale();
    let source = customer.source;
    let country = customer.country;
    view! {
        <Section id="c-dates" title=t::dates>
            <dl class="facts">
                <div>
                    <dt>{text(t::as_of)}</dt>
                    <dd>
                        <TimeText at=customer.as_of relative=true /> <br />
                        <span class="muted">{said(move || source_name(locale.get(), &source))}</span>
                    </dd>
                </div>
                <div><dt>{text(t::created)}</dt><dd><TimeText at=customer.created_at /></dd></div>
                <div><dt>{text(t::updated)}</dt><dd><TimeText at=customer.updated_at /></dd></div>
                <div><dt>{text(t::country)}</dt><dd>{said(move || country_name(locale.get(), &country))}</dd></div>
            </dl>
        </Section>
    }
}
