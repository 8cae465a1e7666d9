//! One customer of the list, as a table row and as a card. The parts they share are written once.

use carnet_core::{
    state::CustomerState,
    wire::{Customer, Locale, MatchKind, MatchedField, NetworkStatus},
};
use js_sys::Date;
use leptos::prelude::*;

use crate::{
    i18n::{
        common, customers as t, format,
        states::{self, Facts},
    },
    route::{self, Search},
    ui::{Gone, IdentifierText, NumberChips, StateBadge, TimeText, company_identifier, field_name},
};

/// A check older than this is said to be.
const FRESH_DAYS: f64 = 7.0;

#[component]
pub fn CustomerRow(
    locale: Locale,
    item: Customer,
    /// There was a text to search for: what it hit is said.
    searched: bool,
) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">
                <NameLink item_id=item.id.clone() name=item.name.clone() status=item.network_status class="name" />
                <span class="sub no-d">{number(&item)}</span>
                {searched.then(|| found(locale, &item)).flatten().map(|found| view! { <span class="sub">{found}</span> })}
            </th>
            <td><NumberChips numbers=item.customer_numbers.clone() /></td>
            <td class="col-b">{current_provider(locale, &item)}</td>
            <td class="col-d">{number(&item)}</td>
            <td>{status(locale, &item)}</td>
            <td class="col-c nowrap"><TimeText at=item.as_of.clone() short=true /> {age(locale, &item.as_of)}</td>
        </tr>
    }
}

#[component]
pub fn CustomerCard(locale: Locale, item: Customer, searched: bool) -> impl IntoView {
    let company = company_identifier(&item.participant_id, &item.identifiers)
        .map(|id| view! { <dt>{id.label}</dt> <dd><IdentifierText scheme=id.scheme value=id.value /></dd> });
    view! {
        <li class="card">
            <div class="card__head">
                <NameLink item_id=item.id.clone() name=item.name.clone() status=item.network_status class="card__name" />
            </div>
            {status(locale, &item)}
            {searched.then(|| found(locale, &item)).flatten().map(|found| view! { <p class="small muted">{found}</p> })}
            <dl>
                <dt>{t::col_numbers(locale)}</dt>
                <dd><NumberChips numbers=item.customer_numbers.clone() /></dd>
                <dt>{t::col_provider(locale)}</dt>
                <dd>{current_provider(locale, &item)}</dd>
                {company}
            </dl>
        </li>
    }
}

/// The organisation number, or the address of who has none.
fn number(item: &Customer) -> AnyView {
    match company_identifier(&item.participant_id, &item.identifiers) {
        Some(id) => view! { <IdentifierText scheme=id.scheme value=id.value /> }.into_any(),
        None => view! { <IdentifierText scheme="" value=item.participant_id.clone() /> }.into_any(),
    }
}

/// The name, and beside it the guide's red words for who has left the network.
#[component]
fn NameLink(item_id: String, name: String, status: NetworkStatus, class: &'static str) -> impl IntoView {
    let href = route::href(&route::customer(&item_id));
    view! {
        <a class=class href=href>{name}</a>
        {(status == NetworkStatus::Removed).then(|| view! { " " <Gone /> })}
    }
}

/// What the text hit: `Trouvé par : numéro de client 0042`.
fn found(locale: Locale, item: &Customer) -> Option<String> {
    let matched = item.matched.as_ref()?;
    let field = field_name(locale, matched);
    // The name is there to be read; repeating it says nothing.
    let value = if matched.field == MatchedField::Name { "" } else { matched.value.as_str() };
    let sentence = t::matched(locale, &field, value);
    let close = (item.match_kind == Some(MatchKind::Close)).then(|| t::close_match(locale).to_owned());
    Some([sentence.trim_end().to_owned()].into_iter().chain(close).collect::<Vec<_>>().join(" · "))
}

fn current_provider(locale: Locale, item: &Customer) -> AnyView {
    let chosen = item.providers.iter().find(|provider| Some(&provider.id) == item.provider_id.as_ref());
    match chosen {
        Some(provider) => provider.name.clone().into_any(),
        None => view! {
            <span class="none" aria-hidden="true">"—"</span>
            <span class="visually-hidden">{common::none(locale)}</span>
        }
        .into_any(),
    }
}

/// The badge and under it what comes next, as a link where the app has the page for it.
fn status(locale: Locale, item: &Customer) -> impl IntoView + use<> {
    let state = item.reason;
    let next = states::next(locale, state, &Facts::default());
    let by_company = company_identifier(&item.participant_id, &item.identifiers);
    let next = match (state, by_company) {
        (CustomerState::Routable, _) => ().into_any(),
        (CustomerState::NonExisting | CustomerState::NoDocumentType, Some(id)) => {
            let href = route::href(&Search { id: id.value, ..Search::default() }.path());
            view! { <a class="status__next" href=href>{next}</a> }.into_any()
        }
        _ => view! { <span class="status__next muted">{next}</span> }.into_any(),
    };
    view! { <div class="status"><StateBadge state quiet=true />{next}</div> }
}

/// `il y a 12 jours`, for a check that is not fresh.
fn age(locale: Locale, at: &str) -> Option<impl IntoView + use<>> {
    let days = (Date::now() - Date::parse(at)) / 86_400_000.0;
    let age = if days > FRESH_DAYS { format::age(locale, at) } else { None };
    age.map(|age| view! { <span class="sub">{age}</span> })
}
