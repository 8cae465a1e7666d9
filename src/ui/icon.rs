//! A picture from the sprite `public/icons.svg`. Always beside words, so assistive technology never reads it.

use leptos::prelude::*;

/// `name` is the symbol without its `i-`.
#[component]
pub fn Icon(
    #[prop(into)] name: Signal<&'static str>,
    /// 16 px instead of 20.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let class = if small { "icon icon--small" } else { "icon" };
    // Relative to the document's base, where the sprite lies.
    view! {
        <svg class=class aria-hidden="true">
            <use_ href=move || format!("icons.svg#i-{}", name.get())></use_>
        </svg>
    }
}

/// The mark of the product.
#[component]
pub fn Logo() -> impl IntoView {
    // Not a literal: a wholly static element would be written with the macro's name of `use`, which draws nothing.
    let href = String::from("icons.svg#logo");
    view! {
        <svg class="brand__mark" aria-hidden="true">
            <use_ href=href></use_>
        </svg>
    }
}
