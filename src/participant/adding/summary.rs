//! The last step: everything that will be stored, each line with the way back to change it.

use leptos::prelude::*;

use super::{
    draft::{Draft, Step},
    steps,
};
use crate::{
    i18n::{Text, adding as t, common, text, use_locale},
    ui::{El, button, country_name, el, fact, identifier, number_chips, said},
};

pub fn check(draft: Draft) -> Vec<AnyView> {
    let locale = use_locale();
    let participant = draft.participant();
    let (place, country) = (participant.place, participant.country);
    let whereabouts = said(move || {
        let country = country_name(locale.get(), &country);
        match &place {
            Some(place) => format!("{place}, {country}"),
            None => country,
        }
    });
    let provider = draft.provider().map(|provider| provider.name);
    let provider = said(move || provider.clone().unwrap_or_else(|| common::none(locale.get()).to_owned()));
    let edit = move |step: Step, label: Text| -> El {
        el("dd").add(button("linkbtn", text(t::edit), move || draft.go(step)).attr("aria-label", text(label)))
    };
    let customer =
        vec![participant.name.into_any(), el("br").view(), el("span").class("muted").add(whereabouts).view()];
    let facts = el("dl")
        .class("facts")
        .add(fact(t::customer, customer))
        .add(fact(t::address, identifier("", &participant.participant_id)))
        .add(fact(t::numbers, number_chips(&draft.numbers().numbers)).add(edit(Step::Numbers, t::edit_numbers)))
        .add(fact(t::provider, provider).add(draft.has_choice().then(|| edit(Step::Provider, t::edit_provider))));
    let mut parts = steps::heading(draft, Step::Check);
    parts.push(facts.view());
    parts.push(el("p").class("small muted").add(text(t::not_before)).view());
    parts
}
