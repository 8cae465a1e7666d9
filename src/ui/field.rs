//! Form fields: label, hint, error, and the control between them.

use leptos::prelude::*;

use super::icon::Icon;
use crate::i18n::{common as t, use_locale};

/// Value of `aria-describedby` for the control of the field `id`: its hint and its error, where there are any.
pub fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    let ids: Vec<String> = [(hint, "hint"), (error, "error")]
        .into_iter()
        .filter(|(there, _)| *there)
        .map(|(_, part)| format!("{id}-{part}"))
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// Frame of a field. The child is the control; give it `id`, `aria-invalid` and `aria-describedby`
/// ([`described_by`]). The parts are named `{id}-hint` and `{id}-error`.
#[component]
pub fn Field(
    id: &'static str,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    /// What is wrong and an example of what is right.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    #[prop(optional)] required: bool,
    #[prop(optional)] optional: bool,
    children: Children,
) -> impl IntoView {
    let locale = use_locale();
    let mark = move || match (required, optional) {
        (true, _) => Some(t::required(locale.get())),
        (false, true) => Some(t::optional(locale.get())),
        (false, false) => None,
    };
    view! {
        <div class="field" class:field--error=move || error.get().is_some()>
            <label class="field__label" for=id>
                {move || label.get()} {move || mark().map(|mark| view! { " "<span>{mark}</span> })}
            </label>
            {children()}
            {move || hint.get().map(|hint| view! { <p class="field__hint" id=format!("{id}-hint")>{hint}</p> })}
            {move || {
                error
                    .get()
                    .map(|error| {
                        view! {
                            <p class="field__error" id=format!("{id}-error")>
                                <Icon name="alert"/>
                                <span>{error}</span>
                            </p>
                        }
                    })
            }}
        </div>
    }
}

/// One entry of a [`Select`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub text: String,
}

/// A native select. The first entry may have an empty value.
#[component]
pub fn Select(
    id: &'static str,
    /// Name in the form.
    name: &'static str,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(into)] value: Signal<String>,
    #[prop(optional, into)] on_change: Option<Callback<String>>,
    /// For a select without a visible label.
    #[prop(optional, into)]
    aria_label: MaybeProp<String>,
) -> impl IntoView {
    let options = move || {
        let chosen = value.get();
        choices
            .get()
            .into_iter()
            .map(|choice| {
                let selected = choice.value == chosen;
                view! { <option value=choice.value selected=selected>{choice.text}</option> }
            })
            .collect_view()
    };
    let change = move |ev| {
        if let Some(on_change) = on_change {
            on_change.run(event_target_value(&ev));
        }
    };
    view! {
        <div class="select">
            <select class="input" id=id name=name aria-label=move || aria_label.get() on:change=change>
                {options}
            </select>
            <Icon name="chevron-down"/>
        </div>
    }
}
