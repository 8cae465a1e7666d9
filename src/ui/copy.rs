//! A button that copies a text and says so.

use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{announcer::use_announcer, icon::Icon};
use crate::i18n::{common as t, use_locale};

/// Copies `text`; `what` completes « Copier … » (`le SIREN`, `le lien`).
#[component]
pub fn CopyButton(
    #[prop(into)] text: Signal<String>,
    #[prop(into)] what: Signal<String>,
    /// Shows the words too, not the icon alone.
    #[prop(optional)]
    labelled: bool,
) -> impl IntoView {
    let locale = use_locale();
    let announcer = use_announcer();
    let label = move || t::copy(locale.get(), &what.get());
    let copy = move |_| {
        let promise = window().navigator().clipboard().write_text(&text.get_untracked());
        let locale = locale.get_untracked();
        spawn_local(async move {
            let said = match JsFuture::from(promise).await {
                Ok(_) => t::copied(locale),
                Err(_) => t::copy_failed(locale),
            };
            announcer.say(said);
        });
    };
    let class = if labelled { "btn btn--small" } else { "btn btn--plain btn--icon btn--small" };
    view! {
        <button class=class type="button" on:click=copy aria-label=move || (!labelled).then(label) title=move || (!labelled).then(label)>
            <Icon name="copy"/>
            {move || labelled.then(label)}
        </button>
    }
}
