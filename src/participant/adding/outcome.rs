//! How it ended: which of the possible outcomes, and where to go on.

use carnet_core::{
    state::Relationship,
    wire::{Customer, Locale},
};
use leptos::prelude::*;

use super::{
    close_button,
    draft::{Draft, Step},
    steps,
};
use crate::{
    i18n::{
        adding as t,
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

fn open_customer(id: &str) -> AnyView {
    el("p").add(link(&route::customer(id), text(t::open_customer))).view()
}

fn notice(tone: Tone, icon: &'static str, sentence: El) -> AnyView {
    let sentence = sentence.view();
    view! { <Notice tone icon>{sentence}</Notice> }.into_any()
}

/// The end screen.
pub fn done(draft: Draft) -> Vec<AnyView> {
    let locale = use_locale();
    let Some(customer) = draft.customer() else { return Vec::new() };
    let (id, state) = (customer.id.clone(), customer.reason);
    let (tone, icon) = states::look(state);
    let mut parts = steps::heading(draft, Step::Done);
    parts.push(notice(tone, icon, el("p").add(said(move || sentence(locale.get(), &customer)))));
    parts.push(el("div").add(state_badge(state, false)).view());
    parts.push(open_customer(&id));
    parts
}

/// Opened for a participant that is a customer already.
pub fn duplicate(name: String, customer_id: &str, on_close: Callback<()>) -> Vec<AnyView> {
    let locale = use_locale();
    let sentence = el("p").add(said(move || t::duplicate(locale.get(), &name)));
    let body =
        el("div").class("dialog__body").add(notice(Tone::Info, "info", sentence)).add(open_customer(customer_id));
    vec![body.view(), el("div").class("dialog__foot").add(close_button(on_close)).view()]
}
