//! One customer of the list, as a table row and as a card. The parts they share are written once.

use carnet_core::{
    state::CustomerState,
    wire::{Customer, Locale, MatchKind, MatchedField, NetworkStatus},
};
use js_sys::Date;
use leptos::prelude::*;

use super::{Chosen, columns::Column};
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
pub fn row(locale: Locale, item: &Customer, searched: bool, chosen: Chosen) -> El {
    let when = |shown: Column, cell: El| chosen.columns.shows(shown).then_some(cell);
    let head = el("th")
        .attr("scope", "row")
        .add(name_link(item, "name"))
        .add(el("span").class("sub no-d").add(number(item)))
        .add(found(locale, item, searched).map(|found| el("span").class("sub").add(found)))
        .add(duplicate(locale, item));
    let numbers = el("td").add(number_chips(&item.customer_numbers));
    let provider = el("td").class("col-b").add(current_provider(locale, item));
    let as_of = el("td").class("col-c nowrap").add(short_date(&item.as_of)).add(age(locale, &item.as_of));
    el("tr")
        .add(el("td").class("check").add(chosen.selection.of_row(locale, item)))
        .add(head)
        .add(when(Column::Numbers, numbers))
        .add(when(Column::Provider, provider))
        .add(when(Column::Organization, el("td").class("col-d").add(number(item))))
        .add(el("td").add(status(locale, item)))
        .add(when(Column::AsOf, as_of))
        .add(el("td").class("act").add(settings(locale, item)))
}

/// Opens the customer's settings.
fn settings(locale: Locale, item: &Customer) -> El {
    link(&route::customer_settings(&item.id, "basic"), t::settings(locale))
        .class("btn btn--small btn--plain")
        .attr("aria-label", t::settings_of(locale, &item.name))
}

/// Another customer has the same company id: said, with the way to compare.
fn duplicate(locale: Locale, item: &Customer) -> Option<El> {
    (item.duplicates > 0).then(|| {
        let compare = link(&route::customer_compare(&item.id), t::compare(locale))
            .attr("aria-label", t::compare_with(locale, &item.name));
        el("span").class("sub").add(t::duplicate(locale)).add(" · ").add(compare)
    })
}

pub fn card(locale: Locale, item: &Customer, searched: bool, chosen: Chosen) -> El {
    let company = company_identifier(&item.participant_id, &item.identifiers)
        .map(|id| vec![el("dt").add(id.label), el("dd").add(identifier(&id.scheme, &id.value))]);
    el("li")
        .class("card")
        .add(
            el("div")
                .class("card__head")
                .add(el("span").add(chosen.selection.of_row(locale, item)).add(" ").add(name_link(item, "card__name"))),
        )
        .add(duplicate(locale, item))
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
        .add(el("div").class("card__actions").add(settings(locale, item).class("btn btn--small")))
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

/// The badge and under it what comes next, as a link to where it is done.
fn status(locale: Locale, item: &Customer) -> El {
    let state = item.reason;
    let next = states::next(locale, state, &Facts::default());
    let next = match place(item) {
        _ if state == CustomerState::Routable => None,
        Some(path) => Some(link(&path, next).class("status__next")),
        None => Some(el("span").class("status__next muted").add(next)),
    };
    el("div").class("status").add(state_badge(state, true)).add(next)
}

/// The page where a state's next action is.
fn place(item: &Customer) -> Option<String> {
    match item.reason {
        CustomerState::NonExisting | CustomerState::NoDocumentType => {
            let id = company_identifier(&item.participant_id, &item.identifiers)?.value;
            Some(Search { id, ..Search::default() }.path())
        }
        CustomerState::Inactive | CustomerState::Upcoming => route::participant(&item.participant_id),
        CustomerState::AwaitingAcceptance => Some(route::SENT.to_owned()),
        CustomerState::AwaitingRouting => Some(route::ROUTING.to_owned()),
        CustomerState::Refused | CustomerState::Cancelled => Some(route::customer(&item.id)),
        CustomerState::Deactivated => Some(route::customer_settings(&item.id, "advanced")),
        CustomerState::Routable | CustomerState::RetiredId => None,
    }
}

/// `il y a 12 jours`, for a check that is not fresh.
fn age(locale: Locale, at: &str) -> Option<El> {
    let days = (Date::now() - Date::parse(at)) / 86_400_000.0;
    let age = if days > FRESH_DAYS { format::age(locale, at) } else { None };
    age.map(|age| el("span").class("sub").add(age))
}
