//! « À faire »: why it goes nowhere and the one thing to do about it, merged with resending; of a document on its way,
//! how it stands.

use carnet_core::wire::{Document, DocumentStatus, NextAction, Route, StopCause};
use leptos::prelude::*;

use super::{ADD, ADDRESS, CORRECT, STATE, acts, here::Here};
use crate::{
    api::status_name,
    i18n::{Locale, documents as t, routing as r, text},
    pages::documents::parts::{is_open, last_route, recipient, standing},
    route::{self, Search},
    ui::{El, button, el, flag, icon, keep_focus, link, link_here, live, said},
};

/// What the card is made of: it is made anew when one of these changes, and its buttons stay else.
#[derive(Clone, PartialEq)]
struct Facts {
    status: DocumentStatus,
    route: Route,
    standing: [Option<String>; 2],
    recipient: String,
    /// The first value to look for, where nobody is known.
    value: String,
}

fn facts(document: &Document) -> Facts {
    let detail = document.detail.as_deref();
    let value = detail.and_then(|detail| detail.identifiers.iter().max_by_key(|id| id.kind));
    Facts {
        status: document.status,
        route: last_route(document),
        standing: [Locale::Fr, Locale::En].map(|locale| standing(locale, document)),
        recipient: recipient(Locale::Fr, document),
        value: value.map_or_else(String::new, |id| id.value.clone()),
    }
}

pub fn todo(here: Here) -> AnyView {
    let facts = Memo::new(move |_| here.document.with(|document| document.as_ref().map(facts)));
    let open = Memo::new(move |_| facts.with(|facts| facts.as_ref().is_some_and(|facts| is_open(facts.status))));
    let heading = said(move || {
        let locale = here.locale.get();
        if open.get() { t::todo(locale) } else { t::state(locale) }.to_owned()
    });
    let content = live(move || {
        keep_focus();
        facts.get().map(|facts| content(here, facts))
    });
    el("section")
        .class("sheet sheet--pad stack todo-card")
        .attr("aria-labelledby", STATE)
        .add(el("h2").attr("id", STATE).attr("tabindex", "-1").add(heading))
        .add(content)
        .view()
}

fn content(here: Here, facts: Facts) -> Vec<AnyView> {
    let (locale, route, standing) = (here.locale, facts.route.clone(), facts.standing.clone());
    let stopped = matches!(facts.status, DocumentStatus::Stopped | DocumentStatus::Waiting);
    let why = said(move || if stopped { r::why(locale.get(), &route) } else { String::new() });
    let stands = said(move || {
        let [french, english] = &standing;
        let told = if locale.get() == Locale::Fr { french } else { english };
        told.clone().unwrap_or_default()
    });
    let mut parts = Vec::new();
    if stopped {
        parts.push(el("p").attr("id", "doc-why").add(why).view());
    }
    if facts.standing.iter().any(Option::is_some) {
        parts.push(el("p").add(stands).view());
    }
    if is_open(facts.status) {
        parts.push(buttons(here, &facts).view());
        parts.push(el("p").class("small muted").add(text(t::resend_why)).view());
    }
    parts
}

/// The primary action first; correcting and resending are always there.
fn buttons(here: Here, facts: &Facts) -> El {
    let route = &facts.route;
    let plain = facts.status == DocumentStatus::Failed;
    let action = if plain { NextAction::TryAgain } else { route.next_action };
    let correct = (action != NextAction::CorrectAndResend).then(|| corrector(here, "btn"));
    let again = (action != NextAction::TryAgain).then(|| {
        button("btn", icon("refresh"), move || acts::resend(here))
            .attr("id", "doc-resend")
            .attr("aria-disabled", flag(move || here.busy.get()))
            .add(text(t::resend))
    });
    el("div").class("row").add(primary(here, facts, action)).add(correct).add(again)
}

fn corrector(here: Here, class: &'static str) -> El {
    opener(here, CORRECT, class, text(t::correct)).attr("id", "doc-correct").before(icon("pencil"))
}

/// A dialog of this page, by its address.
fn opener(here: Here, name: &'static str, class: &'static str, label: impl crate::ui::Child) -> El {
    link_here(route::href(&here.path(name)), label).class(class).attr("aria-haspopup", "dialog")
}

fn primary(here: Here, facts: &Facts, action: NextAction) -> El {
    let (locale, route) = (here.locale, facts.route.clone());
    let plain = facts.status == DocumentStatus::Failed;
    let words = facts.route.clone();
    let label = said(move || {
        let locale = locale.get();
        match action {
            NextAction::TryAgain if plain => t::resend(locale).to_owned(),
            NextAction::TryAgain => t::try_now(locale).to_owned(),
            _ => r::next_and_resend(locale, &words).unwrap_or_else(|| t::resend(locale).to_owned()),
        }
    });
    let class = "btn btn--primary";
    let act = move |act: fn(Here, &Route)| {
        let route = route.clone();
        button(class, label, move || act(here, &route)).attr("aria-disabled", flag(move || here.busy.get()))
    };
    let made = match action {
        NextAction::Send | NextAction::TryAgain => act(|here, _| acts::resend(here)),
        NextAction::AddNumberAndResend => act(acts::add_number),
        NextAction::ActivateAndResend => act(acts::activate),
        NextAction::ActivateRoutingAndResend => act(acts::activate_routing),
        NextAction::RequestAgain => act(acts::request_again),
        NextAction::AddAndResend => opener(here, ADD, class, label),
        NextAction::CorrectAndResend => opener(here, CORRECT, class, label),
        NextAction::ChooseActiveAddress if facts.route.company.is_some() => opener(here, ADDRESS, class, label),
        NextAction::SuggestCustomer
        | NextAction::FindReplacement
        | NextAction::SeeRequest
        | NextAction::WriteToCustomer
        | NextAction::ChooseActiveAddress
        | NextAction::SeeOtherAddresses => link(&elsewhere(facts, action), label).class(class),
    };
    made.attr("id", "doc-primary")
}

/// Where the action is done on another page.
fn elsewhere(facts: &Facts, action: NextAction) -> String {
    let party = facts.route.party.as_ref();
    let name = party.map_or("", |party| &party.name);
    match action {
        NextAction::SuggestCustomer => route::suggest(&facts.recipient, &facts.value, ""),
        NextAction::SeeRequest => {
            let pending = status_name(carnet_core::wire::RequestStatus::Pending);
            let list = if facts.route.cause == Some(StopCause::AwaitingRouting) { route::ROUTING } else { route::SENT };
            route::requests(list, pending, name, 1)
        }
        NextAction::WriteToCustomer => {
            let customer = party.and_then(|party| party.customer_id.as_deref()).map(route::customer);
            let entry = || party.and_then(|party| route::participant(&party.participant_id));
            customer.or_else(entry).unwrap_or_else(|| route::SEARCH.to_owned())
        }
        _ => {
            // By the company's number where it has one: `scheme:value`.
            let company = party.map_or("", |party| &party.company);
            let id = company.split_once(':').map_or("", |(_, number)| number).to_owned();
            let name = if id.is_empty() { name.to_owned() } else { String::new() };
            Search { id, name, ..Search::default() }.path()
        }
    }
}
