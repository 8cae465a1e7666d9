//! One sentence on where the next invoice goes, one on why, and the one next action of the state.

use carnet_core::{
    state::{CustomerState, OwnStatus},
    wire::{Customer, Locale},
};
use leptos::prelude::*;

use super::{BLOCK, acts, here::Here, page::replacement};
use crate::{
    i18n::{
        customers as t, format,
        states::{self, Facts},
        use_locale,
    },
    participant::begins,
    route,
    ui::{El, StateWhy, button, el, link, said, section, source_name},
};

/// The provider that carries the customer's documents, by name.
pub fn provider_name(customer: &Customer) -> Option<&str> {
    let chosen = customer.providers.iter().find(|provider| Some(&provider.id) == customer.provider_id.as_ref());
    chosen.map(|provider| provider.name.as_str())
}

/// Where the next invoice goes.
pub fn sentence(locale: Locale, customer: &Customer) -> String {
    match provider_name(customer) {
        _ if !customer.routable => t::verdict_stopped(locale).to_owned(),
        Some(provider) => t::verdict_provider(locale, provider, &customer.participant_id),
        None => t::verdict_address(locale, &customer.participant_id),
    }
}

pub fn verdict(here: Here, customer: &Customer) -> El {
    let locale = use_locale();
    let next = next(here, customer).map(|next| el("p").class("next").add(next.attr("id", "c-next")));
    let customer = customer.clone();
    let state = customer.reason;
    let known = customer.clone();
    let facts = Signal::derive(move || Facts {
        address: known.participant_id.clone(),
        name: known.name.clone(),
        provider: provider_name(&known).unwrap_or_default().to_owned(),
        date: format::date(locale.get(), &known.as_of),
        source: source_name(locale.get(), &known.source),
        successor: String::new(),
        begins: begins(locale.get(), known.address.as_ref()),
    });
    section(2, "c-verdict", BLOCK, t::verdict)
        .add(el("p").add(said(move || sentence(locale.get(), &customer))))
        .add(el("p").class("small muted").add(view! { <StateWhy state facts /> }.into_any()))
        .add(next)
}

/// What there is to do about the state: a button where it is done here, else a link to where it is.
fn next(here: Here, customer: &Customer) -> Option<El> {
    let (locale, state) = (use_locale(), customer.reason);
    let label = said(move || states::next(locale.get(), state, &Facts::default()));
    let (id, version) = (customer.id.clone(), customer.version);
    let act = |act: Box<dyn Fn()>| button("btn btn--small", label, act);
    match state {
        CustomerState::Routable => None,
        CustomerState::Deactivated => {
            Some(act(Box::new(move || acts::change_status(here, id.clone(), version, OwnStatus::Active))))
        }
        CustomerState::Refused | CustomerState::Cancelled => {
            Some(act(Box::new(move || acts::ask_again(here, id.clone()))))
        }
        CustomerState::AwaitingRouting => match customer.request_id.clone() {
            Some(request) => Some(act(Box::new(move || acts::activate_routing(here, request.clone())))),
            None => Some(link(route::ROUTING, label)),
        },
        CustomerState::AwaitingAcceptance => Some(link(route::SENT, label)),
        CustomerState::NoDocumentType | CustomerState::NonExisting => Some(link(&replacement(customer), label)),
        // The company's other addresses stand with the entry.
        CustomerState::Inactive | CustomerState::Upcoming => {
            route::participant(&customer.participant_id).map(|path| link(&path, label))
        }
        // The entry names the address that took the place of the retired one, where it is known.
        CustomerState::RetiredId => route::participant(&customer.participant_id).map(|path| link(&path, label)),
    }
}
