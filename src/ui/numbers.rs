//! Customer numbers as outlined chips: spaces and leading zeros inside are visible.

use leptos::prelude::*;

use crate::i18n::{common as t, use_locale};

#[component]
pub fn NumberChips(numbers: Vec<String>) -> impl IntoView {
    let locale = use_locale();
    if numbers.is_empty() {
        return view! {
            <span aria-hidden="true">"—"</span>
            <span class="visually-hidden">{move || t::none(locale.get())}</span>
        }
        .into_any();
    }
    let chips = numbers.into_iter().map(|number| view! { <li class="num" translate="no">{number}</li> }).collect_view();
    view! { <ul class="nums">{chips}</ul> }.into_any()
}
