//! The last step: everything that will be stored, each line with the way back to change it.

use leptos::prelude::*;

use super::{
    draft::{Draft, Step},
    steps::StepHeading,
};
use crate::{
    i18n::{adding as t, common, text, use_locale},
    ui::{IdentifierText, NumberChips, country_name, said},
};

#[component]
pub fn CheckStep(draft: Draft) -> impl IntoView {
    let locale = use_locale();
    let participant = draft.participant();
    let (place, country) = (participant.place, participant.country);
    let whereabouts = said(move || {
        let country = country_name(locale.get(), &country);
        place.as_ref().map_or_else(|| country.clone(), |place| format!("{place}, {country}"))
    });
    let numbers = draft.numbers().numbers;
    let provider = draft.provider().map(|provider| provider.name);
    let choice = draft.has_choice();
    let edit = move |step: Step, label: fn(crate::i18n::Locale) -> &'static str| {
        view! {
            <button class="linkbtn" type="button" aria-label=text(label) on:click=move |_| draft.go(step)>
                {text(t::edit)}
            </button>
        }
    };
    view! {
        <StepHeading draft step=Step::Check />
        <dl class="facts">
            <div>
                <dt>{text(t::customer)}</dt>
                <dd>{participant.name} <br /> <span class="muted">{whereabouts}</span></dd>
            </div>
            <div>
                <dt>{text(t::address)}</dt>
                <dd><IdentifierText scheme="" value=participant.participant_id /></dd>
            </div>
            <div>
                <dt>{text(t::numbers)}</dt>
                <dd><NumberChips numbers /></dd>
                <dd>{edit(Step::Numbers, t::edit_numbers)}</dd>
            </div>
            <div>
                <dt>{text(t::provider)}</dt>
                <dd>{said(move || provider.clone().unwrap_or_else(|| common::none(locale.get()).to_owned()))}</dd>
                {choice.then(|| view! { <dd>{edit(Step::Provider, t::edit_provider)}</dd> })}
            </div>
        </dl>
        <p class="small muted">{text(t::not_before)}</p>
    }
}
