//! How it ended: which of the possible outcomes, and where to go on.

use carnet_core::{
    state::Relationship,
    wire::{Customer, Locale},
};
use leptos::prelude::*;

use super::{
    draft::{Draft, Step},
    steps::StepHeading,
};
use crate::{
    i18n::{
        adding as t, common,
        states::{self, Tone},
        text, use_locale,
    },
    route,
    ui::{Notice, StateBadge, said},
};

fn sentence(locale: Locale, customer: &Customer) -> String {
    match customer.relationship {
        Relationship::Ready if customer.routable => t::done_now(locale, &customer.name),
        Relationship::Ready => t::done_no_type(locale, &customer.name),
        // A participant that was just added cannot have refused yet.
        Relationship::AwaitingAcceptance | Relationship::Refused => t::done_request(locale, &customer.name),
        Relationship::AwaitingRouting => t::done_routing(locale, &customer.name),
    }
}

/// The end screen.
#[component]
pub fn Done(draft: Draft) -> impl IntoView {
    let locale = use_locale();
    draft.customer().map(|customer| {
        let href = route::href(&route::customer(&customer.id));
        let state = customer.reason;
        let (tone, icon) = states::look(state);
        view! {
            <StepHeading draft step=Step::Done />
            <Notice tone icon><p>{said(move || sentence(locale.get(), &customer))}</p></Notice>
            <div><StateBadge state /></div>
            <p><a href=href>{text(t::open_customer)}</a></p>
        }
    })
}

/// Opened for a participant that is a customer already.
#[component]
pub fn Duplicate(name: String, customer_id: String, on_close: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    let href = route::href(&route::customer(&customer_id));
    view! {
        <div class="dialog__body">
            <Notice tone=Tone::Info icon="info"><p>{said(move || t::duplicate(locale.get(), &name))}</p></Notice>
            <p><a href=href>{text(t::open_customer)}</a></p>
        </div>
        <div class="dialog__foot">
            <button class="btn btn--primary" type="button" on:click=move |_| on_close.run(())>
                {text(common::close)}
            </button>
        </div>
    }
}
