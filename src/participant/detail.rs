//! Everything the public directory says of one participant, in the panel and on the page of its permalink.

use carnet_core::wire::{NetworkStatus, Participant};
use leptos::prelude::*;

use super::{
    addresses::{begins, other_addresses, validity},
    check::check,
    sections::{identifiers, names, place, providers, types},
};
use crate::{
    i18n::{
        common, format, search as t,
        states::{self, Facts},
        text, use_locale,
    },
    route::{self, Search},
    ui::{El, StateWhy, company_identifier, date_and_age, el, link, said, section, source_name, state_badge},
};

/// Level of the headings: 3 below an `h2`, 2 below an `h1`. `on_checked` reads the participant again.
pub fn detail(participant: Participant, level: u8, on_checked: impl Fn() + Copy + 'static) -> Vec<AnyView> {
    let locale = use_locale();
    let standing = standing(participant.clone());
    let check = check(participant.participant_id.clone(), participant.check.clone(), level, "", on_checked);
    let others = other_addresses(&participant.participant_id, &participant.country, level, "").map(IntoAny::into_any);
    let source = participant.source;
    let source = el("p")
        .class("small")
        .add(said(move || source_name(locale.get(), &source)))
        .add(" · ")
        .add(date_and_age(&participant.as_of));
    let parts = [
        Some(standing),
        Some(identifiers(participant.participant_id, participant.identifiers, level)),
        names(&participant.name, participant.names, level),
        Some(place(participant.place, participant.country, participant.website, level)),
        Some(providers(participant.providers, level)),
        Some(types(participant.document_types, level)),
        Some(section(level, "p-source", "", t::details_source).add(source)),
        Some(check),
    ];
    parts.into_iter().flatten().map(El::view).chain(others).collect()
}

/// The state, why it holds, and what to do about it.
fn standing(participant: Participant) -> El {
    let locale = use_locale();
    let state = states::of_participant(participant.state);
    let gone = participant.network_status == NetworkStatus::Removed;
    let search = |id: String| Search { id, ..Search::default() }.path();
    let successor = participant.successor.clone().map(|id| {
        let path = search(id.clone());
        link(&path, said(move || t::details_successor(locale.get(), &id)))
    });
    let company = company_identifier(&participant.participant_id, &participant.identifiers);
    let replacement = company
        .filter(|_| gone)
        .map(|id| link(&search(id.value), said(move || states::next(locale.get(), state, &Facts::default()))));
    let valid = participant.address.clone().map(validity);
    let test = link(&route::test_address(&participant.participant_id), text(common::nav_route_test));
    let facts = Signal::derive(move || {
        let locale = locale.get();
        Facts {
            address: participant.participant_id.clone(),
            name: participant.name.clone(),
            provider: participant.providers.first().map_or_else(String::new, |provider| provider.name.clone()),
            date: format::date(locale, &participant.as_of),
            source: source_name(locale, &participant.source),
            successor: participant.successor.clone().unwrap_or_default(),
            begins: begins(locale, participant.address.as_ref()),
        }
    });
    el("div")
        .class("stack stack--tight")
        .add(el("div").add(state_badge(state, false)))
        .add(el("p").class("small").add(view! { <StateWhy state facts /> }.into_any()))
        .add(valid)
        .add(gone.then(|| el("p").class("small").add(text(t::removed_advice))))
        .add(el("div").class("row small").add(test).add(successor).add(replacement))
}
