//! One customer of the list, as a table row and as a card. The parts they share are written once.

use carnet_core::{
    state::CustomerState,
    wire::{Customer, Locale, MatchKind, MatchedField, NetworkStatus},
};
use js_sys::Date;
use leptos::prelude::*;

use crate::{
    i18n::{
        customers as t, format,
        states::{self, Facts},
    },
    route::{self, Search},
    ui::{
        El, company_identifier, el, field_name, gone, identifier, link, no_value, number_chips, short_date, state_badge,
    },
};

/// A check older than this is said to be.
const FRESH_DAYS: f64 = 7.0;

/// A row; with `searched` it says what the text hit.
pub fn row(locale: Locale, item: &Customer, searched: bool) -> El {
    let head = el("th")
        .attr("scope", "row")
        .add(name_link(item, "name"))
        .add(el("span").class("sub no-d").add(number(item)))
        .add(found(locale, item, searched).map(|found| el("span").class("sub").add(found)));
    el("tr")
        .add(head)
        .add(el("td").add(number_chips(&item.customer_numbers)))
        .add(el("td").class("col-b").add(current_provider(locale, item)))
        .add(el("td").class("col-d").add(number(item)))
        .add(el("td").add(status(locale, item)))
        .add(el("td").class("col-c nowrap").add(short_date(&item.as_of)).add(age(locale, &item.as_of)))
}

pub fn card(locale: Locale, item: &Customer, searched: bool) -> El {
    let company = company_identifier(&item.participant_id, &item.identifiers)
        .map(|id| vec![el("dt").add(id.label), el("dd").add(identifier(&id.scheme, &id.value))]);
    el("li")
        .class("card")
        .add(el("div").class("card__head").add(name_link(item, "card__name")))
        .add(status(locale, item))
        .add(found(locale, item, searched).map(|found| el("p").class("small muted").add(found)))
        .add(
            el("dl")
                .add(el("dt").add(t::col_numbers(locale)))
                .add(el("dd").add(number_chips(&item.customer_numbers)))
                .add(el("dt").add(t::col_provider(locale)))
                .add(el("dd").add(current_provider(locale, item)))
                .add(company),
        )
}

/// The organisation number, or the address of who has none.
fn number(item: &Customer) -> AnyView {
    match company_identifier(&item.participant_id, &item.identifiers) {
        Some(id) => identifier(&id.scheme, &id.value),
        None => identifier("", &item.participant_id),
    }
}

/// The name, and beside it the guide's red words for who has left the network.
fn name_link(item: &Customer, class: &'static str) -> Vec<AnyView> {
    let mut parts = vec![link(&route::customer(&item.id), item.name.clone()).class(class).view()];
    if item.network_status == NetworkStatus::Removed {
        parts.push(" ".into_any());
        parts.push(gone());
    }
    parts
}

/// What the text hit: `Trouvé par : numéro de client 0042`.
fn found(locale: Locale, item: &Customer, searched: bool) -> Option<String> {
    let matched = item.matched.as_ref().filter(|_| searched)?;
    let field = field_name(locale, matched);
    // The name is there to be read; repeating it says nothing.
    let value = if matched.field == MatchedField::Name { "" } else { matched.value.as_str() };
    let sentence = t::matched(locale, &field, value);
    let close = if item.match_kind == Some(MatchKind::Close) { " · " } else { "" };
    let note = if close.is_empty() { "" } else { t::close_match(locale) };
    Some(format!("{}{close}{note}", sentence.trim_end()))
}

fn current_provider(locale: Locale, item: &Customer) -> Vec<AnyView> {
    let chosen = item.providers.iter().find(|provider| Some(&provider.id) == item.provider_id.as_ref());
    match chosen {
        Some(provider) => vec![provider.name.clone().into_any()],
        None => no_value(locale).into_iter().map(El::view).collect(),
    }
}

/// The badge and under it what comes next, as a link where the app has the page for it.
fn status(locale: Locale, item: &Customer) -> El {
    let state = item.reason;
    let next = states::next(locale, state, &Facts::default());
    let by_company = company_identifier(&item.participant_id, &item.identifiers);
    let next = match (state, by_company) {
        (CustomerState::Routable, _) => None,
        (CustomerState::NonExisting | CustomerState::NoDocumentType, Some(id)) => {
            Some(link(&Search { id: id.value, ..Search::default() }.path(), next).class("status__next"))
        }
        _ => Some(el("span").class("status__next muted").add(next)),
    };
    el("div").class("status").add(state_badge(state, true)).add(next)
}

/// `il y a 12 jours`, for a check that is not fresh.
fn age(locale: Locale, at: &str) -> Option<El> {
    let days = (Date::now() - Date::parse(at)) / 86_400_000.0;
    let age = if days > FRESH_DAYS { format::age(locale, at) } else { None };
    age.map(|age| el("span").class("sub").add(age))
}
