//! The three facts a state is made of, apart: the network's word, one's own, and how far the two sides have come.

use carnet_core::{
    state::{CustomerState, OwnStatus, Relationship},
    wire::{Customer, NetworkStatus},
};
use leptos::prelude::*;

use crate::{
    i18n::{Text, customers as t, owned, states::Tone, text},
    ui::{Badge, StateBadge},
};

/// A fact that is as it should be, or the state it leads to.
fn badge(bad: Option<CustomerState>, good: Text) -> AnyView {
    match bad {
        Some(state) => view! { <StateBadge state /> }.into_any(),
        None => view! { <Badge tone=Tone::Success icon="check" text=owned(good) quiet=true /> }.into_any(),
    }
}

#[component]
pub fn Axes(customer: Customer) -> impl IntoView {
    let network = match customer.network_status {
        NetworkStatus::Registered => None,
        NetworkStatus::Removed => Some(CustomerState::NonExisting),
    };
    let own = match customer.own_status {
        OwnStatus::Active => None,
        OwnStatus::Deactivated => Some(CustomerState::Deactivated),
    };
    let relationship = match customer.relationship {
        Relationship::Ready => None,
        Relationship::AwaitingAcceptance => Some(CustomerState::AwaitingAcceptance),
        Relationship::AwaitingRouting => Some(CustomerState::AwaitingRouting),
        Relationship::Refused => Some(CustomerState::Refused),
    };
    view! {
        <section class="sheet sheet--pad" aria-labelledby="c-axes">
            <h2 class="side__title" id="c-axes">{text(t::axes)}</h2>
            <dl class="facts">
                <div><dt>{text(t::axis_network)}</dt><dd>{badge(network, t::network_registered)}</dd></div>
                <div><dt>{text(t::axis_own)}</dt><dd>{badge(own, t::own_active)}</dd></div>
                <div><dt>{text(t::axis_relationship)}</dt><dd>{badge(relationship, t::relationship_ready)}</dd></div>
            </dl>
        </section>
    }
}
