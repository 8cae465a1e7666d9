//! What a customer is known by, who carries its documents, and when that was known.

use carnet_core::wire::Customer;
use leptos::prelude::*;

use super::BLOCK;
use crate::{
    i18n::{customers as t, owned, text, use_locale},
    participant::identifier_list,
    ui::{El, country_name, date, date_and_age, el, fact, number_chips, said, section, source_name},
};

pub fn numbers(customer: &Customer) -> El {
    let block = section(2, "c-numbers", BLOCK, t::numbers);
    if customer.customer_numbers.is_empty() {
        block.add(el("p").class("small muted").add(text(t::numbers_none)))
    } else {
        block.add(number_chips(&customer.customer_numbers))
    }
}

/// The address that routes first, then the others.
pub fn identifiers(customer: &Customer) -> El {
    let list = identifier_list(owned(t::address), customer.participant_id.clone(), customer.identifiers.clone());
    section(2, "c-ids", BLOCK, t::identifiers).add(list)
}

/// The one that is used is said in words.
pub fn providers(customer: &Customer) -> El {
    let note = |key| el("span").class("muted").add(" · ").add(text(key));
    let lines: Vec<El> = customer
        .providers
        .iter()
        .map(|provider| {
            let chosen = (customer.provider_id.as_ref() == Some(&provider.id)).then(|| note(t::provider_current));
            let setup = provider.requires_routing_setup.then(|| note(t::provider_setup));
            el("li").add(el("span").add(provider.name.clone()).add(chosen).add(setup))
        })
        .collect();
    let none = lines.is_empty().then(|| el("p").class("small muted").add(text(t::provider_none)));
    section(2, "c-providers", BLOCK, t::providers).add(none).add(el("ul").class("plain").add(lines))
}

pub fn dates(customer: &Customer) -> El {
    let locale = use_locale();
    let (source, country) = (customer.source.clone(), customer.country.clone());
    let checked = vec![
        date_and_age(&customer.as_of),
        el("br").view(),
        el("span").class("muted").add(said(move || source_name(locale.get(), &source))).view(),
    ];
    section(2, "c-dates", BLOCK, t::dates).add(
        el("dl")
            .class("facts")
            .add(fact(t::as_of, checked))
            .add(fact(t::created, date(&customer.created_at)))
            .add(fact(t::updated, date(&customer.updated_at)))
            .add(fact(t::country, said(move || country_name(locale.get(), &country)))),
    )
}
