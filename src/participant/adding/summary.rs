//! The last step: everything that will be stored, each line with the way back to change it.

use leptos::prelude::*;

use super::{
    draft::{Draft, Move, Step},
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
        .add(moves(draft))
        .add(fact(t::provider, provider).add(draft.has_choice().then(|| edit(Step::Provider, t::edit_provider))))
        .add(draft.needs_routing().then(|| {
            let sent = if draft.is_emailed() { t::email_sent } else { t::email_not_sent };
            fact(t::email, text(sent)).add(edit(Step::Routing, t::edit_email))
        }));
    let mut parts = steps::heading(draft, Step::Check);
    parts.push(facts.view());
    parts.push(el("p").class("small muted").add(text(t::not_before)).view());
    parts
}

/// Numbers that another customer will lose to this one, each in a sentence.
fn moves(draft: Draft) -> Option<El> {
    let moves = draft.moves();
    if moves.is_empty() {
        return None;
    }
    let locale = use_locale();
    let line = |one: Move| el("li").add(said(move || t::number_moved(locale.get(), &one.number, &one.holder)));
    let lines: Vec<El> = moves.into_iter().map(line).collect();
    Some(fact(t::moves, el("ul").class("plain").add(lines)))
}
