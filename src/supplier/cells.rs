//! The parts of a supplier's row that tables and cards share.

use carnet_core::wire::{Locale, Supplier, SupplierStatus};
use leptos::prelude::*;

use super::acts::{Act, Deciding};
use crate::{
    i18n::{format, states::Tone, suppliers as t},
    ui::{El, badge, button, company_identifier, el, identifier, no_value},
};

pub fn name_id(id: &str) -> String {
    format!("supplier-{id}")
}

pub fn button_id(act: Act, id: &str) -> String {
    format!("{}-{id}", act.name())
}

/// The badge, and under it why it is so.
pub fn status(locale: Locale, supplier: &Supplier) -> El {
    let (tone, picture, word) = t::look(supplier.status);
    let quiet = matches!(tone, Tone::Success | Tone::Neutral);
    let badge = badge(tone, picture, Signal::stored(word(locale).to_owned()), quiet);
    el("div").class("status").add(badge).add(why(locale, supplier).map(|why| el("span").class("sub").add(why)))
}

fn why(locale: Locale, supplier: &Supplier) -> Option<String> {
    let held = || {
        let date = format::short_date(locale, &supplier.since);
        (supplier.held > 0).then(|| t::held_since(locale, supplier.held, &date))
    };
    match supplier.status {
        SupplierStatus::Authorized => None,
        SupplierStatus::ToApprove => held(),
        SupplierStatus::Denied => decided(locale, supplier),
    }
}

/// When it was decided on, and by whom.
pub fn decided(locale: Locale, supplier: &Supplier) -> Option<String> {
    let date = format::short_date(locale, supplier.decided_at.as_ref()?);
    let who = supplier.decided_by.as_ref()?;
    match supplier.status {
        SupplierStatus::Authorized => Some(t::authorized_by(locale, &date, who)),
        SupplierStatus::ToApprove => None,
        SupplierStatus::Denied => Some(t::denied_why(locale, &date, who)),
    }
}

/// The company's identifier, and under it the address.
pub fn identifier_cell(locale: Locale, supplier: &Supplier) -> Vec<AnyView> {
    let address = supplier.participant_id.as_deref().unwrap_or_default();
    match company_identifier(address, &supplier.identifiers).or_else(|| supplier.identifiers.first().cloned()) {
        Some(id) => {
            vec![el("span").class("scheme").add(id.label).view(), " ".into_any(), identifier(&id.scheme, &id.value)]
        }
        None if address.is_empty() => nothing(locale),
        None => vec![identifier("", address)],
    }
}

/// The first provider and how many more there are.
pub fn provider_cell(locale: Locale, supplier: &Supplier) -> Vec<AnyView> {
    let Some(first) = supplier.providers.first() else { return nothing(locale) };
    let mut parts = vec![first.name.clone().into_any()];
    let others = supplier.providers.len() as u64 - 1;
    if others > 0 {
        parts.push(" ".into_any());
        parts.push(el("span").class("sub").add(t::more(locale, others)).view());
    }
    parts
}

/// The buttons. In a table the likeliest has a border, those after it have not, and labels are short.
pub fn actions(locale: Locale, supplier: &Supplier, deciding: Deciding, in_table: bool) -> Vec<El> {
    let act = |(place, act): (usize, &Act)| {
        let (act, supplier) = (*act, supplier.clone());
        let plain = in_table && (place > 0 || act == Act::Remove);
        let class = if plain { "btn btn--small btn--plain" } else { "btn btn--small" };
        let label = if in_table { act.short() } else { act.label() };
        let (id, named) = (button_id(act, &supplier.id), act.named(locale, &supplier.name));
        button(class, label(locale), move || deciding.start(act, supplier.clone()))
            .attr("aria-label", named)
            .attr("id", id)
    };
    Act::of(supplier.status).iter().enumerate().map(act).collect()
}

fn nothing(locale: Locale) -> Vec<AnyView> {
    no_value(locale).into_iter().map(El::view).collect()
}
