//! The one thing to do about a route, as a link to where it is done or a button that does it here.

use carnet_core::wire::{Explain, IdentifierKind, NextAction, Route, RouteParty};
use leptos::prelude::*;

use super::{
    Here,
    fields::field_id,
    state::{By, Test},
};
use crate::{
    i18n::{routing as words, use_locale},
    route::{self, Search},
    ui::{El, button, el, focus_soon, identifier, link, link_here, said},
};

const LINK: &str = "btn";
const MAIN: &str = "btn btn--primary";

/// Nothing when the document would go.
pub fn next(here: Here, route: &Route) -> Option<El> {
    let locale = use_locale();
    let known = route.clone();
    let label = said(move || words::next(locale.get(), &known).unwrap_or_default());
    let to = |path: &str| Some(link(path, label).class(LINK));
    let party = route.party.as_ref();
    let name = party.map_or("", |party| party.name.as_str());
    match route.next_action {
        NextAction::Send => None,
        NextAction::AddAndResend => {
            let add = party?.participant_id.clone();
            let href = Signal::derive(move || {
                route::href(&here.test.with(|test| Test { add: add.clone(), ..test.clone() }.path()))
            });
            Some(link_here(href, label).class(MAIN).attr("aria-haspopup", "dialog"))
        }
        NextAction::SuggestCustomer => to(&suggest(here)),
        NextAction::CorrectAndResend => Some(button(MAIN, label, correct(here, route))),
        NextAction::AddNumberAndResend => to(&offered(route)?),
        NextAction::ActivateAndResend => to(&settings(party?, "advanced")),
        NextAction::SeeRequest => to(&route::requests(route::SENT, "", name, 1)),
        NextAction::ActivateRoutingAndResend => to(&route::requests(route::ROUTING, "", name, 1)),
        NextAction::RequestAgain | NextAction::WriteToCustomer => to(&entry(party?)),
        NextAction::ChooseActiveAddress => match &route.company {
            Some(company) if !company.addresses.is_empty() => Some(addresses(here, &company.addresses, label)),
            _ => to(&others(route)?),
        },
        NextAction::FindReplacement | NextAction::SeeOtherAddresses => to(&others(route)?),
        NextAction::TryAgain => Some(button(MAIN, label, move || here.answer.refetch())),
    }
}

/// The addresses of the company that are active, each to be tested.
fn addresses(here: Here, all: &[String], label: Signal<String>) -> El {
    let line = |address: &String| {
        let mut test = Test { by: By::Values, add: String::new(), ..here.test.get_untracked() };
        test.set(IdentifierKind::ElectronicId, address);
        el("li").add(link_here(route::href(&test.path()), identifier("", address)))
    };
    let list = el("ul").class("plain").add(all.iter().map(line).collect::<Vec<_>>());
    el("div").class("stack stack--tight").attr("tabindex", "-1").add(el("p").add(label)).add(list)
}

/// The page of the customer, or of the participant that is none.
fn entry(party: &RouteParty) -> String {
    match &party.customer_id {
        Some(id) => route::customer(id),
        None => route::participant(&party.participant_id).unwrap_or_else(|| route::SEARCH.to_owned()),
    }
}

/// The settings of the customer whose number almost is the document's, with that one typed in.
fn offered(route: &Route) -> Option<String> {
    let near = route.near_miss.as_ref()?;
    let known = near.party.customer_id.as_ref();
    Some(known.map_or_else(|| entry(&near.party), |id| route::customer_offered(id, &near.value)))
}

fn settings(party: &RouteParty, tab: &str) -> String {
    party.customer_id.as_ref().map_or_else(|| entry(party), |id| route::customer_settings(id, tab))
}

/// A search for the addresses of the same company.
fn others(route: &Route) -> Option<String> {
    let company = route.company.as_ref().map(|company| company.number.clone());
    let known = route.party.as_ref().map(|party| party.company.clone());
    let search = match company.or(known).filter(|id| !id.is_empty()) {
        Some(id) => Search { id, ..Search::default() },
        None => Search { name: route.party.as_ref()?.name.clone(), ..Search::default() },
    };
    Some(search.path())
}

/// The form that suggests a customer, with the name and the identifier that says most of it.
fn suggest(here: Here) -> String {
    here.question.with_untracked(|question| {
        let (name, identifiers) = question.as_ref().map_or(("", &[][..]), |question| {
            (question.name.as_deref().unwrap_or_default(), question.identifiers.as_slice())
        });
        let public = identifiers.iter().find(|one| one.kind != IdentifierKind::CustomerNumber);
        route::suggest(name, public.map_or("", |one| &one.value), "")
    })
}

/// Takes the reader to the fields, filled with what was tested.
fn correct(here: Here, route: &Route) -> impl Fn() + 'static {
    let kind = route.near_miss.as_ref().and_then(|near| near.kind).unwrap_or(IdentifierKind::CustomerNumber);
    move || {
        let test = here.test.get_untracked();
        if test.by != By::Values {
            let values = here.question.with_untracked(|question| IdentifierKind::ALL.map(|kind| first(question, kind)));
            here.go.run(Test { by: By::Values, values, ..test });
        }
        focus_soon(field_id(kind));
    }
}

fn first(question: &Option<Explain>, kind: IdentifierKind) -> String {
    let all = question.iter().flat_map(|question| &question.identifiers);
    all.into_iter().find(|one| one.kind == kind).map_or_else(String::new, |one| one.value.clone())
}
