//! One participant among the results, as a table row and as a card. The cells they share are written once.

use carnet_core::wire::{Identifier, Locale, MatchedField, NetworkStatus, Participant};
use leptos::prelude::*;

use crate::{
    i18n::{common, search as t, states},
    route::{self, Search},
    ui::{Highlight, Icon, IdentifierText, StateBadge, country_name, found_by, live, said},
};

/// Identifiers shown in a row; the details have all.
const SHOWN: usize = 3;

/// What rows need besides their participant.
#[derive(Clone)]
pub struct RowContext {
    pub locale: Locale,
    pub marks: Vec<String>,
    pub folded: bool,
    pub address: Memo<Search>,
    pub added: RwSignal<Vec<(String, String)>>,
}

/// Id of the link with the participant's name.
pub fn name_id(participant_id: &str) -> String {
    format!("name-{participant_id}")
}

#[component]
pub fn Row(item: Participant, context: RowContext) -> impl IntoView {
    let locale = context.locale;
    let id = item.participant_id.clone();
    let address = context.address;
    let is_open = Signal::derive(move || address.with(|address| address.open == id));
    let others = item.providers.len().saturating_sub(1) as u64;
    view! {
        <tr class:is-open=is_open>
            <th scope="row">
                <NameLink item=item.clone() context=context.clone() class="name" />
                <span class="sub">{under_name(locale, &item)}</span>
            </th>
            <td><ul class="ids">{shown_identifiers(&item).into_iter().map(identifier_line).collect_view()}</ul></td>
            <td class="col-c"><IdentifierText scheme="" value=item.participant_id.clone() /></td>
            <td class="col-b">
                {item.providers.first().map(|provider| provider.name.clone())}
                {(others > 0).then(|| view! { <span class="sub">{t::more_providers(locale, others)}</span> })}
                {item.providers.is_empty().then(|| none(locale))}
            </td>
            <td><StateBadge state=states::of_participant(item.state) quiet=true /></td>
            <td class="act"><Action item context class="btn btn--small" /></td>
        </tr>
    }
}

#[component]
pub fn Card(item: Participant, context: RowContext) -> impl IntoView {
    let locale = context.locale;
    let identifiers = shown_identifiers(&item)
        .into_iter()
        .map(|id| view! { <dt>{id.label.clone()}</dt> <dd><IdentifierText scheme=id.scheme value=id.value /></dd> })
        .collect_view();
    let provider = item.providers.first().map(|provider| {
        let others = item.providers.len() as u64 - 1;
        view! {
            <dt>{t::col_provider(locale)}</dt>
            <dd>
                {provider.name.clone()}
                {(others > 0).then(|| view! { " " <span class="muted">{t::more_providers(locale, others)}</span> })}
            </dd>
        }
    });
    view! {
        <li class="card">
            <div class="card__head">
                <NameLink item=item.clone() context=context.clone() class="card__name" />
                <StateBadge state=states::of_participant(item.state) quiet=true />
            </div>
            <p class="small muted">{under_name(locale, &item)}</p>
            <dl>
                {identifiers}
                <dt>{t::col_address(locale)}</dt>
                <dd><IdentifierText scheme="" value=item.participant_id.clone() /></dd>
                {provider}
            </dl>
            <div class="card__actions"><Action item context class="btn" /></div>
        </li>
    }
}

#[component]
fn NameLink(item: Participant, context: RowContext, class: &'static str) -> impl IntoView {
    let id = item.participant_id.clone();
    let open = id.clone();
    let address = context.address;
    let href = said(move || route::href(&Search { open: open.clone(), add: String::new(), ..address.get() }.path()));
    let by_name = item.matched.as_ref().is_none_or(|matched| matched.field == MatchedField::Name);
    let needles = if by_name { context.marks } else { Vec::new() };
    view! {
        <a class=class id=name_id(&id) href=href data-noscroll="">
            <Highlight text=item.name needles folded=context.folded />
        </a>
    }
}

/// `Trouvé par : nom · Collégien, France`.
fn under_name(locale: Locale, item: &Participant) -> String {
    let found = item.matched.as_ref().map(|matched| found_by(locale, matched));
    let country = country_name(locale, &item.country);
    let place = item.place.as_ref().map_or_else(|| country.clone(), |place| format!("{place}, {country}"));
    found.into_iter().chain([place]).collect::<Vec<_>>().join(" · ")
}

/// The identifier that was hit first.
fn shown_identifiers(item: &Participant) -> Vec<Identifier> {
    let hit = |id: &Identifier| {
        item.matched
            .as_ref()
            .is_some_and(|matched| matched.scheme.as_ref() == Some(&id.scheme) && matched.value == id.value)
    };
    let (first, rest): (Vec<_>, Vec<_>) = item.identifiers.iter().cloned().partition(hit);
    first.into_iter().chain(rest).take(SHOWN).collect()
}

fn identifier_line(id: Identifier) -> impl IntoView {
    view! { <li><span class="scheme">{id.label}</span> <IdentifierText scheme=id.scheme value=id.value /></li> }
}

fn none(locale: Locale) -> impl IntoView {
    view! {
        <span class="none" aria-hidden="true">"—"</span>
        <span class="visually-hidden">{common::none(locale)}</span>
    }
}

/// « Ajouter », or where the customer is; nothing for who has left the network.
#[component]
pub fn Action(item: Participant, context: RowContext, class: &'static str) -> impl IntoView {
    let RowContext { locale, address, added, .. } = context;
    let (id, name) = (item.participant_id, item.name);
    let known = item.customer_id;
    let removed = item.network_status == NetworkStatus::Removed;
    let lookup = id.clone();
    let customer = Memo::new(move |_| {
        added
            .with(|added| {
                added.iter().find(|(participant, _)| *participant == lookup).map(|(_, customer)| customer.clone())
            })
            .or_else(|| known.clone())
    });
    live(move || {
        if let Some(customer) = customer.get() {
            let href = route::href(&route::customer(&customer));
            return view! { <a href=href aria-label=t::owned_of(locale, &name)>{t::owned(locale)}</a> }.into_any();
        }
        if removed {
            return ().into_any();
        }
        let add = id.clone();
        let href = said(move || route::href(&Search { add: add.clone(), ..address.get() }.path()));
        view! {
            <a class=class href=href data-noscroll="" aria-label=t::add_of(locale, &name)>
                {(class == "btn").then(|| view! { <Icon name="plus" /> })}
                {common::add(locale)}
            </a>
        }
        .into_any()
    })
}
