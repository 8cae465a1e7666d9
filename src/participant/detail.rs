//! Everything the public directory says of one participant, in the panel and on the page of its permalink.

use carnet_core::wire::{NetworkStatus, Participant};
use leptos::prelude::*;

use super::sections::{Identifiers, Names, Place, Providers, Section, Types};
use crate::{
    i18n::{
        format, owned, search as t,
        states::{self, Facts},
        text, use_locale,
    },
    route::{self, Search},
    ui::{StateBadge, StateWhy, TimeText, company_identifier, said, source_name},
};

/// Level of the headings: 3 below an `h2`, 2 below an `h1`.
#[component]
pub fn Detail(participant: Participant, level: u8) -> impl IntoView {
    let locale = use_locale();
    let source = participant.source.clone();
    view! {
        <Standing participant=participant.clone() />
        <Identifiers id=participant.participant_id.clone() identifiers=participant.identifiers level />
        <Names main=participant.name names=participant.names level />
        <Place place=participant.place country=participant.country website=participant.website level />
        <Providers providers=participant.providers level />
        <Types types=participant.document_types level />
        <Section level id="p-source" title=owned(t::details_source)>
            <p class="small">
                {said(move || source_name(locale.get(), &source))} " · " <TimeText at=participant.as_of relative=true />
            </p>
        </Section>
    }
}

/// The state, why it holds, and what to do about it.
#[component]
fn Standing(participant: Participant) -> impl IntoView {
    let locale = use_locale();
    let state = states::of_participant(participant.state);
    let gone = participant.network_status == NetworkStatus::Removed;
    let company = company_identifier(&participant.participant_id, &participant.identifiers);
    let search = |id: String| route::href(&Search { id, ..Search::default() }.path());
    let successor = participant.successor.clone().map(|id| {
        let href = search(id.clone());
        view! { <a href=href>{said(move || t::details_successor(locale.get(), &id))}</a> }
    });
    let replacement = company.filter(|_| gone).map(|id| {
        let href = search(id.value);
        view! { <a href=href>{said(move || states::next(locale.get(), state, &Facts::default()))}</a> }
    });
    let facts = Signal::derive(move || {
        let locale = locale.get();
        Facts {
            address: participant.participant_id.clone(),
            name: participant.name.clone(),
            provider: participant.providers.first().map_or_else(String::new, |provider| provider.name.clone()),
            date: format::date(locale, &participant.as_of),
            source: source_name(locale, &participant.source),
            successor: participant.successor.clone().unwrap_or_default(),
        }
    });
    view! {
        <div class="stack stack--tight">
            <div><StateBadge state /></div>
            <p class="small"><StateWhy state facts /></p>
            {gone.then(|| view! { <p class="small">{text(t::removed_advice)}</p> })}
            <div class="row small">{successor} {replacement}</div>
        </div>
    }
}
