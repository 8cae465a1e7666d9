//! The validity of an address, and the other addresses of its company (R40).

use carnet_core::{
    state::CustomerState,
    wire::{Address, AddressStatus, CompanyAddress, CompanyAddresses, Locale},
};
use leptos::prelude::*;

use crate::{
    api::use_api,
    failure::failure,
    i18n::{
        addresses as t, common, format,
        states::{self, Tone},
        text, use_locale,
    },
    load::load,
    query::with_query,
    route,
    ui::{El, Live, badge, el, identifier, link, live, said, section},
};

/// The id of the list's heading: a link leads there.
const LIST: &str = "p-addresses";

/// The day from which an address is active, for people; empty where nothing says.
pub fn begins(locale: Locale, address: Option<&Address>) -> String {
    let from = address.and_then(|address| address.from.as_deref());
    from.map_or_else(String::new, |from| format::day(locale, from))
}

/// When an address is active; what a network does not carry of it.
pub fn validity(address: Address) -> El {
    let locale = use_locale();
    let beyond = address.beyond_peppol.then(|| el("p").class("small muted").add(text(t::beyond)));
    let days = said(move || {
        let days = days(locale.get(), &address);
        if days.is_empty() { t::unbounded(locale.get()).to_owned() } else { days }
    });
    let label = el("p").class("small muted").add(text(t::validity));
    el("div").add(label).add(el("p").class("small").add(days)).add(beyond)
}

/// The other addresses of the company; nothing where there are none. Only French companies have such a list.
pub fn other_addresses(participant_id: &str, country: &str, level: u8, class: &'static str) -> Option<Live> {
    if country != "FR" && !participant_id.starts_with("0225:") {
        return None;
    }
    let (api, id) = (use_api(), participant_id.to_owned());
    let asked = id.clone();
    let found = load(move || {
        let id = asked.clone();
        async move { api.addresses(&id).await }
    });
    Some(live(move || match found.get() {
        None => Vec::new(),
        Some(Ok(found)) => list(&id, found, level, class).into_iter().map(El::view).collect(),
        Some(Err(error)) => vec![failure(error, move || found.refetch())],
    }))
}

fn list(id: &str, found: CompanyAddresses, level: u8, class: &'static str) -> Option<El> {
    let locale = use_locale();
    let (shown, total) = (found.addresses.len() as u64, found.total);
    let others = found.addresses.into_iter().filter(|one| !one.address.eq_ignore_ascii_case(id));
    let lines: Vec<El> = others.map(line).collect();
    if lines.is_empty() {
        return None;
    }
    let more =
        (shown < total).then(|| el("p").class("small muted").add(said(move || t::shown(locale.get(), shown, total))));
    Some(section(level, LIST, class, t::title).add(el("ul").class("entries").add(lines)).add(more))
}

fn line(one: CompanyAddress) -> El {
    let locale = use_locale();
    let head = el("div").class("row").add(identifier("", &one.address));
    let name = one.name.clone().map(|name| el("p").class("small").add(name));
    let action = action(&one);
    let Some(address) = one.validity else { return el("li").add(head).add(name).add(action) };
    let (tone, icon) = look(address.status);
    let status = address.status;
    let head = head.add(badge(tone, icon, said(move || word(locale.get(), status).to_owned()), true));
    let beyond = address.beyond_peppol.then(|| el("p").class("small muted").add(text(t::beyond)));
    let says = address.from.is_some() || address.to.is_some() || status == AddressStatus::Ended;
    let days = says.then(|| el("p").class("small muted").add(said(move || days(locale.get(), &address))));
    el("li").add(head).add(name).add(days).add(beyond).add(action)
}

/// To the customer, or to where it can be added.
fn action(one: &CompanyAddress) -> El {
    let (locale, address) = (use_locale(), one.address.clone());
    if let Some(customer) = &one.customer_id {
        let named = said(move || t::open_named(locale.get(), &address));
        return link(&route::customer(customer), text(t::open)).class("small").attr("aria-label", named);
    }
    match one.participant_id.as_deref().and_then(route::participant) {
        Some(path) => {
            let named = said(move || t::add_named(locale.get(), &address));
            link(&with_query(&path, [("add", "1")]), text(common::add)).class("small").attr("aria-label", named)
        }
        None => el("p").class("small muted").add(text(t::not_listed)),
    }
}

fn look(status: AddressStatus) -> (Tone, &'static str) {
    match status {
        AddressStatus::Active => states::look(CustomerState::Routable),
        AddressStatus::Upcoming => states::look(CustomerState::Upcoming),
        AddressStatus::Ended => states::look(CustomerState::Inactive),
    }
}

fn word(locale: Locale, status: AddressStatus) -> &'static str {
    match status {
        AddressStatus::Active => t::active(locale),
        AddressStatus::Upcoming => states::badge(locale, CustomerState::Upcoming),
        AddressStatus::Ended => states::badge(locale, CustomerState::Inactive),
    }
}

/// The period in words; empty for one that is open at both ends.
fn days(locale: Locale, address: &Address) -> String {
    let day = |day: &str| format::day(locale, day);
    match (address.from.as_deref(), address.to.as_deref()) {
        (Some(from), Some(to)) => t::between(locale, &day(from), &day(to)),
        (Some(from), None) if address.status == AddressStatus::Upcoming => t::starting(locale, &day(from)),
        (Some(from), None) => t::since(locale, &day(from)),
        (None, Some(to)) => t::until(locale, &day(to)),
        (None, None) if address.status == AddressStatus::Ended => t::never(locale).to_owned(),
        (None, None) => String::new(),
    }
}
