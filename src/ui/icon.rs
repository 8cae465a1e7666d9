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
