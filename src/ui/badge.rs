//! States in words: a badge, the sentence of why, the next action. One fact, one badge.

use carnet_core::state::CustomerState;
use leptos::prelude::*;

use super::icon::Icon;
use crate::i18n::{
    states::{self, Facts, Tone},
    use_locale,
};

/// An icon and a word. Quiet: coloured icon, ink text.
#[component]
pub fn Badge(
    tone: Tone,
    icon: &'static str,
    #[prop(into)] text: Signal<String>,
    #[prop(optional)] quiet: bool,
) -> impl IntoView {
    let class = format!("badge badge--{}{}", tone.class(), if quiet { " badge--quiet" } else { "" });
    view! {
        <span class=class>
            <Icon name=icon/>
            <span>{move || text.get()}</span>
        </span>
    }
}

/// The badge of a state (a participant's state through [`states::of_participant`]). In lists (`quiet`) the states
/// that ask for nothing stay quiet, so that the others are seen.
#[component]
pub fn StateBadge(state: CustomerState, #[prop(optional)] quiet: bool) -> impl IntoView {
    let locale = use_locale();
    let (tone, icon) = states::look(state);
    let calm = matches!(tone, Tone::Success | Tone::Info | Tone::Neutral);
    let text = Signal::derive(move || states::badge(locale.get(), state).to_owned());
    view! { <Badge tone icon text quiet=quiet && calm/> }
}

/// The sentence of why a state holds.
#[component]
pub fn StateWhy(state: CustomerState, #[prop(into)] facts: Signal<Facts>) -> impl IntoView {
    let locale = use_locale();
    move || states::why(locale.get(), state, &facts.get())
}

/// The guide's red words beside a name, whatever the state column says.
#[component]
pub fn Gone() -> impl IntoView {
    let locale = use_locale();
    view! {
        <span class="gone">
            <Icon name="unlink" small=true/>
            <span>{move || states::badge(locale.get(), CustomerState::NonExisting)}</span>
        </span>
    }
}
