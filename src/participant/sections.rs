//! The parts of a participant's details, each under its heading.

use carnet_core::wire::{DocumentType, Identifier, NameEntry, Provider};
use leptos::prelude::*;

use crate::{
    i18n::{owned, search as t, text, use_locale},
    ui::{CopyButton, Disclosure, Icon, IdentifierText, country_name, said},
};

/// A section with its heading, named by it.
#[component]
pub fn Section(level: u8, id: &'static str, title: Signal<String>, children: Children) -> impl IntoView {
    let heading = if level == 2 {
        view! { <h2 id=id>{title}</h2> }.into_any()
    } else {
        view! { <h3 id=id>{title}</h3> }.into_any()
    };
    view! { <section aria-labelledby=id>{heading} {children()}</section> }
}

/// The address first, then every other identifier, each to be copied.
#[component]
pub fn Identifiers(id: String, identifiers: Vec<Identifier>, level: u8) -> impl IntoView {
    let locale = use_locale();
    let code = id.split_once(':').map_or_else(String::new, |(scheme, _)| scheme.to_owned());
    let address = Signal::derive(move || t::scheme_code(locale.get(), t::details_address(locale.get()), &code));
    let line = move |label: Signal<String>, scheme: String, value: String| {
        view! {
            <li>
                <div>
                    <span class="scheme">{label}</span>
                    <IdentifierText scheme=scheme value=value.clone() />
                </div>
                <CopyButton text=value what=label />
            </li>
        }
    };
    let others = identifiers
        .into_iter()
        .map(|id| {
            // A label without a code of its own (`IT:CUUO`) is said once.
            let known = id.label != id.scheme;
            let (name, code) = (id.label, id.scheme.clone());
            let label =
                Signal::derive(move || if known { t::scheme_code(locale.get(), &name, &code) } else { name.clone() });
            line(label, id.scheme, id.value)
        })
        .collect_view();
    view! {
        <Section level id="p-ids" title=owned(t::details_ids)>
            <ul class="idlist">{line(address, String::new(), id)} {others}</ul>
        </Section>
    }
}

/// Further names; nothing when the card has one name.
#[component]
pub fn Names(main: String, names: Vec<NameEntry>, level: u8) -> impl IntoView {
    let others: Vec<NameEntry> = names.into_iter().filter(|entry| entry.name != main).collect();
    (!others.is_empty()).then(|| {
        let lines = others.into_iter().map(|entry| view! { <li lang=entry.language>{entry.name}</li> }).collect_view();
        view! {
            <Section level id="p-names" title=owned(t::details_names)>
                <ul class="plain">{lines}</ul>
            </Section>
        }
    })
}

#[component]
pub fn Place(place: Option<String>, country: String, website: Option<String>, level: u8) -> impl IntoView {
    let locale = use_locale();
    let text = said(move || {
        let country = country_name(locale.get(), &country);
        place.as_ref().map_or_else(|| country.clone(), |place| format!("{place}, {country}"))
    });
    // Sources are not trusted with more than a link to the web.
    let website = website.filter(|url| url.starts_with("https://") || url.starts_with("http://")).map(|url| {
        view! { <p class="small"><a href=url.clone() rel="external noreferrer">{url.clone()}</a></p> }
    });
    view! {
        <Section level id="p-place" title=owned(t::details_place)>
            <p class="small">{text}</p>
            {website}
        </Section>
    }
}

#[component]
pub fn Providers(providers: Vec<Provider>, level: u8) -> impl IntoView {
    let locale = use_locale();
    let none = providers.is_empty();
    let lines = providers
        .into_iter()
        .map(|provider| {
            let text = said(move || {
                if provider.requires_routing_setup {
                    t::details_setup(locale.get(), &provider.name)
                } else {
                    provider.name.clone()
                }
            });
            view! { <li>{text}</li> }
        })
        .collect_view();
    view! {
        <Section level id="p-providers" title=owned(t::details_providers)>
            {none.then(|| view! { <p class="small muted">{text(t::details_no_provider)}</p> })}
            <ul class="plain">{lines}</ul>
        </Section>
    }
}

/// Document types by name, each name once; their technical ids on demand.
#[component]
pub fn Types(types: Vec<DocumentType>, level: u8) -> impl IntoView {
    let mut names: Vec<String> = Vec::new();
    for name in types.iter().map(|kind| if kind.name.is_empty() { &kind.value } else { &kind.name }) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    let none = names.is_empty();
    let lines =
        names.into_iter().map(|name| view! { <li><Icon name="check" /><span>{name}</span></li> }).collect_view();
    let technical = (!none).then(|| {
        let ids = types
            .into_iter()
            .map(|kind| view! { <li><code translate="no">{format!("{}::{}", kind.scheme, kind.value)}</code></li> })
            .collect_view();
        view! {
            <Disclosure summary=owned(t::details_technical)>
                <ul class="technical small muted">{ids}</ul>
            </Disclosure>
        }
    });
    view! {
        <Section level id="p-types" title=owned(t::details_types)>
            {none.then(|| view! { <p class="small muted">{text(t::details_no_type)}</p> })}
            <ul class="plain">{lines}</ul>
            {technical}
        </Section>
    }
}
