//! The parts of a participant's details, each under its heading.

use carnet_core::wire::{DocumentType, Identifier, NameEntry, Provider};
use leptos::prelude::*;

use crate::{
    i18n::{owned, search as t, text, use_locale},
    ui::{Disclosure, El, copy_button, country_name, el, icon, identifier, said, scheme_with_code, section},
};

/// The address first, then every other identifier, each to be copied.
pub fn identifier_list(address_label: Signal<String>, address: String, others: Vec<Identifier>) -> El {
    let locale = use_locale();
    let line = |label: Signal<String>, scheme: &str, value: String| {
        let shown = el("div").add(el("span").class("scheme").add(label)).add(" ").add(identifier(scheme, &value));
        el("li").add(shown).add(copy_button(value, label))
    };
    let others: Vec<El> = others
        .into_iter()
        .map(|id| {
            // A label without a code of its own (`IT:CUUO`) is said once.
            let (name, code) = (id.label, id.scheme.clone());
            let label = said(move || scheme_with_code(locale.get(), &name, &code));
            line(label, &id.scheme, id.value)
        })
        .collect();
    el("ul").class("idlist").add(line(address_label, "", address)).add(others)
}

pub fn identifiers(id: String, others: Vec<Identifier>, level: u8) -> El {
    let locale = use_locale();
    let code = id.split_once(':').map_or_else(String::new, |(scheme, _)| scheme.to_owned());
    let label = said(move || t::scheme_code(locale.get(), t::details_address(locale.get()), &code));
    section(level, "p-ids", "", t::details_ids).add(identifier_list(label, id, others))
}

/// Further names; nothing when the card has one name.
pub fn names(main: &str, names: Vec<NameEntry>, level: u8) -> Option<El> {
    let others = names.into_iter().filter(|entry| entry.name != main);
    let lines: Vec<El> = others
        .map(|entry| {
            let line = el("li").add(entry.name);
            match entry.language {
                Some(language) => line.attr("lang", language),
                None => line,
            }
        })
        .collect();
    (!lines.is_empty()).then(|| section(level, "p-names", "", t::details_names).add(el("ul").class("plain").add(lines)))
}

pub fn place(place: Option<String>, country: String, website: Option<String>, level: u8) -> El {
    let locale = use_locale();
    let text = said(move || {
        let country = country_name(locale.get(), &country);
        match &place {
            Some(place) => format!("{place}, {country}"),
            None => country,
        }
    });
    // Sources are not trusted with more than a link to the web.
    let website = website.filter(|url| url.starts_with("https://") || url.starts_with("http://")).map(|url| {
        let link = el("a").attr("href", url.clone()).attr("rel", "external noreferrer").add(url);
        el("p").class("small").add(link)
    });
    section(level, "p-place", "", t::details_place).add(el("p").class("small").add(text)).add(website)
}

pub fn providers(providers: Vec<Provider>, level: u8) -> El {
    let locale = use_locale();
    let none = providers.is_empty().then(|| el("p").class("small muted").add(text(t::details_no_provider)));
    let lines: Vec<El> = providers
        .into_iter()
        .map(|provider| {
            let line = said(move || {
                if provider.requires_routing_setup {
                    t::details_setup(locale.get(), &provider.name)
                } else {
                    provider.name.clone()
                }
            });
            el("li").add(line)
        })
        .collect();
    section(level, "p-providers", "", t::details_providers).add(none).add(el("ul").class("plain").add(lines))
}

/// Document types by name, each name once; their technical ids on demand.
pub fn types(types: Vec<DocumentType>, level: u8) -> El {
    let mut names: Vec<String> = Vec::new();
    for name in types.iter().map(|kind| if kind.name.is_empty() { &kind.value } else { &kind.name }) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    let none = names.is_empty().then(|| el("p").class("small muted").add(text(t::details_no_type)));
    let technical = (!names.is_empty()).then(|| {
        let ids: Vec<El> = types
            .into_iter()
            .map(|kind| {
                el("li").add(el("code").attr("translate", "no").add(format!("{}::{}", kind.scheme, kind.value)))
            })
            .collect();
        let ids = el("ul").class("technical small muted").add(ids).view();
        view! { <Disclosure summary=owned(t::details_technical)>{ids}</Disclosure> }.into_any()
    });
    let lines: Vec<El> = names.into_iter().map(|name| el("li").add(icon("check")).add(el("span").add(name))).collect();
    section(level, "p-types", "", t::details_types).add(none).add(el("ul").class("plain").add(lines)).add(technical)
}
