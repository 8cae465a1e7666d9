//! The three facts a state is made of, apart: the network's word, one's own, and how far the two sides have come.

use carnet_core::{
    state::{CustomerState, OwnStatus, Relationship},
    wire::{Customer, NetworkStatus},
};
use leptos::prelude::*;

use super::BLOCK;
use crate::{
    i18n::{Text, customers as t, owned, states::Tone},
    ui::{Badge, El, el, fact, section, state_badge},
};

/// A fact that is as it should be, or the state it leads to.
fn badge(bad: Option<CustomerState>, good: Text) -> AnyView {
    match bad {
        Some(state) => state_badge(state, false),
        None => view! { <Badge tone=Tone::Success icon="check" text=owned(good) quiet=true /> }.into_any(),
    }
}

pub fn axes(customer: &Customer) -> El {
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
        Relationship::Cancelled => Some(CustomerState::Cancelled),
    };
    section(2, "c-axes", BLOCK, t::axes).add(
        el("dl")
            .class("facts")
            .add(fact(t::axis_network, badge(network, t::network_registered)))
            .add(fact(t::axis_own, badge(own, t::own_active)))
            .add(fact(t::axis_relationship, badge(relationship, t::relationship_ready))),
    )
}
