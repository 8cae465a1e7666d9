//! How it ended: which of the possible outcomes, and where to go on.

use carnet_core::{
    state::Relationship,
    wire::{Customer, Locale},
};
use leptos::prelude::*;

use super::{
    close_button,
    draft::{Draft, Move, Step},
    steps,
};
use crate::{
    api::ApiError,
    i18n::{
        Text, adding as t, common,
        states::{self, Tone},
        text, use_locale,
    },
    route,
    ui::{El, Notice, el, link, said, state_badge},
};

fn sentence(locale: Locale, customer: &Customer) -> String {
    match customer.relationship {
        Relationship::Ready if customer.routable => t::done_now(locale, &customer.name),
        Relationship::Ready => t::done_no_type(locale, &customer.name),
        // Of a participant that was just added nothing can have been refused or taken back yet.
        Relationship::AwaitingAcceptance | Relationship::Refused | Relationship::Cancelled => {
            t::done_request(locale, &customer.name)
        }
        Relationship::AwaitingRouting => t::done_routing(locale, &customer.name),
    }
}

fn open_customer(id: &str) -> El {
    link(&route::customer(id), text(t::open_customer))
}

/// Where it goes on: to the request that is waiting, else to a test of the route, and to the customer.
fn ways(customer: &Customer) -> El {
    let way = |list: &str, label: Text| link(&route::requests(list, "", &customer.name, 1), text(label));
    let next = match customer.relationship {
        Relationship::AwaitingAcceptance => Some(way(route::SENT, t::see_request)),
        Relationship::AwaitingRouting => Some(way(route::ROUTING, t::see_routing)),
        Relationship::Ready => Some(link(&route::test_customer(&customer.id), text(common::nav_route_test))),
        Relationship::Refused | Relationship::Cancelled => None,
    };
    el("p").class("row").add(next).add(open_customer(&customer.id))
}

/// The customer is there, but a number has stayed where it was.
fn unmoved(draft: Draft) -> Vec<AnyView> {
    let locale = use_locale();
    let line = |(one, error): (Move, ApiError)| {
        let sentence = said(move || {
            let locale = locale.get();
            t::number_not_moved(locale, &one.number, &one.holder, &error.sentence(locale))
        });
        notice(Tone::Warning, "alert", el("p").add(sentence))
    };
    draft.unmoved().into_iter().map(line).collect()
}

fn notice(tone: Tone, icon: &'static str, sentence: El) -> AnyView {
    let sentence = sentence.view();
    view! { <Notice tone icon>{sentence}</Notice> }.into_any()
}

/// The end screen.
pub fn done(draft: Draft) -> Vec<AnyView> {
    let locale = use_locale();
    let Some(customer) = draft.customer() else { return Vec::new() };
    let (ways, state) = (ways(&customer).view(), customer.reason);
    let (tone, icon) = states::look(state);
    let mut parts = steps::heading(draft, Step::Done);
    parts.push(notice(tone, icon, el("p").add(said(move || sentence(locale.get(), &customer)))));
    parts.push(el("div").add(state_badge(state, false)).view());
    parts.extend(unmoved(draft));
    parts.push(ways);
    parts
}

/// Opened for a participant that is a customer already.
pub fn duplicate(name: String, customer_id: &str, on_close: Callback<()>) -> Vec<AnyView> {
    let locale = use_locale();
    let sentence = el("p").add(said(move || t::duplicate(locale.get(), &name)));
    let body = el("div")
        .class("dialog__body")
        .add(notice(Tone::Info, "info", sentence))
        .add(el("p").add(open_customer(customer_id)));
    vec![body.view(), el("div").class("dialog__foot").add(close_button(on_close)).view()]
}
