//! Customer numbers as outlined chips: spaces and leading zeros inside are visible.

use leptos::prelude::*;

use crate::i18n::{common as t, text};

#[component]
pub fn NumberChips(numbers: Vec<String>) -> impl IntoView {
    if numbers.is_empty() {
        return view! {
            <span aria-hidden="true">"—"</span>
            <span class="visually-hidden">{text(t::none)}</span>
        }
        .into_any();
    }
    let chips = numbers.into_iter().map(|number| view! { <li class="num" translate="no">{number}</li> }).collect_view();
    view! { <ul class="nums">{chips}</ul> }.into_any()
}
