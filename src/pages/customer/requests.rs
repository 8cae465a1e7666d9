//! The requests of a customer, each with its state and what can be done about it here.

use carnet_core::{
    state::{CustomerState, Relationship},
    wire::{Locale, Request, RequestKind, RequestStatus},
};
use leptos::prelude::*;

use super::{BLOCK, acts, here::Here};
use crate::{
    failure::failure,
    i18n::{
        customer as t, format,
        states::{self, Tone},
    },
    route,
    ui::{Badge, El, Live, button, el, keep_focus, link, live, section},
};

/// Nothing for a customer that never needed a request.
pub fn requests(here: Here) -> Live {
    // Made anew only when what it shows has changed.
    let known = Memo::new(move |_| here.requests.get());
    live(move || {
        keep_focus();
        let locale = here.locale.get();
        let block = || section(2, "c-requests", BLOCK, t::requests);
        match known.get()? {
            Err(error) => Some(block().add(failure(error, move || here.requests.refetch())).view()),
            Ok(page) if page.items.is_empty() => None,
            Ok(page) => {
                let lines: Vec<El> = page
                    .items
                    .iter()
                    .enumerate()
                    .map(|(position, request)| line(here, locale, request, position == 0))
                    .collect();
                Some(block().add(el("ul").class("entries").add(lines)).view())
            }
        }
    })
}

fn line(here: Here, locale: Locale, request: &Request, latest: bool) -> El {
    let kind = match request.kind {
        RequestKind::Acceptance => t::kind_acceptance(locale),
        RequestKind::Routing => t::kind_routing(locale),
    };
    let (tone, icon, word) = look(locale, request);
    let badge = view! { <Badge tone icon text=Signal::stored(word.to_owned()) /> }.into_any();
    let head = el("div").class("row").add(el("b").add(kind)).add(badge);
    let words = request.answer.clone().map(|words| el("blockquote").class("words").add(words));
    el("li")
        .add(head)
        .add(el("p").class("small muted").add(sentences(locale, request)))
        .add(words)
        .add(actions(here, locale, request, latest))
}

/// Badge of a request: those of a customer's states, and two of its own.
fn look(locale: Locale, request: &Request) -> (Tone, &'static str, &'static str) {
    let of = |state| {
        let (tone, icon) = states::look(state);
        (tone, icon, states::badge(locale, state))
    };
    match (request.status, request.kind) {
        (RequestStatus::Pending, RequestKind::Acceptance) => of(CustomerState::AwaitingAcceptance),
        (RequestStatus::Pending, RequestKind::Routing) => of(CustomerState::AwaitingRouting),
        (RequestStatus::Refused, _) => of(CustomerState::Refused),
        (RequestStatus::Cancelled, _) => of(CustomerState::Cancelled),
        (RequestStatus::Accepted, _) => (Tone::Success, "check", t::accepted(locale)),
        (RequestStatus::Activated, _) => (Tone::Success, "route", t::routing_active(locale)),
    }
}

/// What has happened so far, in order.
fn sentences(locale: Locale, request: &Request) -> String {
    let date = |at: &str| format::date(locale, at);
    let mut all = vec![match request.created_by.as_str() {
        "" => t::sent_by_system(locale, &date(&request.created_at)),
        who => t::sent(locale, &date(&request.created_at), who),
    }];
    if let Some(at) = &request.reminded_at {
        all.push(t::reminded_on(locale, &date(at)));
    }
    let who = request.answered_by.as_deref().filter(|who| !who.is_empty()).unwrap_or(&request.name);
    match (request.status, &request.answered_at) {
        (RequestStatus::Pending, _) => all.push(t::unanswered(locale, request.age_days)),
        (RequestStatus::Accepted | RequestStatus::Refused, Some(at)) => all.push(t::answered(locale, &date(at), who)),
        (RequestStatus::Activated, Some(at)) => all.push(t::active_since(locale, &date(at), who)),
        (RequestStatus::Cancelled, Some(at)) => all.push(t::cancelled(locale, &date(at), who)),
        (_, None) => {}
    }
    all.join(" ")
}

fn actions(here: Here, locale: Locale, request: &Request, latest: bool) -> Option<El> {
    let id = request.id.clone();
    let named = |what: &str| format!("c-{what}-{id}");
    let row = el("div").class("row");
    match (request.status, request.kind) {
        (RequestStatus::Pending, RequestKind::Acceptance) => {
            let key = named("remind");
            let remind = request.may_remind.then(|| {
                button("btn btn--small", t::remind(locale), move || acts::remind(here, id.clone())).attr("id", key)
            });
            Some(row.add(remind).add(link(route::SENT, t::see_request(locale))))
        }
        (RequestStatus::Pending, RequestKind::Routing) => {
            let key = named("activate");
            let activate = move || acts::activate_routing(here, id.clone());
            let activate = button("btn btn--small", t::activate_routing(locale), activate).attr("id", key);
            Some(row.add(activate).add(link(route::ROUTING, t::see_request(locale))))
        }
        (RequestStatus::Refused | RequestStatus::Cancelled, _) if latest && may_ask(here) => {
            let key = named("again");
            let again = move || acts::ask_again(here, here.id());
            Some(row.add(button("btn btn--small", t::ask_again(locale), again).attr("id", key)))
        }
        _ => None,
    }
}

/// The customer is without a request that is open or was granted.
fn may_ask(here: Here) -> bool {
    here.customer.with(|customer| {
        customer
            .as_ref()
            .is_some_and(|customer| matches!(customer.relationship, Relationship::Refused | Relationship::Cancelled))
    })
}
