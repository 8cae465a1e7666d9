//! A button that copies a text and says so.

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{announcer::use_announcer, live::said, short::button};
use crate::i18n::{common as t, use_locale};

/// Copies `text`; `what` completes « Copier … » (`le SIREN`, `le lien`).
#[component]
pub fn CopyButton(
    #[prop(into)] text: Signal<String>,
    #[prop(into)] what: Signal<String>,
    /// What is copied, as a picture.
    #[prop(default = "copy")]
    icon: &'static str,
    /// Shows the words too, not the icon alone.
    #[prop(optional)]
    labelled: bool,
) -> impl IntoView {
    let locale = use_locale();
    let announcer = use_announcer();
    let label = said(move || t::copy(locale.get(), &what.get()));
    let copy = move || {
        let navigator = window().navigator();
        // Browsers have no clipboard for pages that did not come over a secure connection.
        let there = Reflect::has(&navigator, &"clipboard".into()) == Ok(true) && !navigator.clipboard().is_undefined();
        let written = there.then(|| JsFuture::from(navigator.clipboard().write_text(&text.get_untracked())));
        let locale = locale.get_untracked();
        spawn_local(async move {
            let done = match written {
                Some(written) => written.await.is_ok(),
                None => false,
            };
            announcer.say(if done { t::copied(locale) } else { t::copy_failed(locale) });
        });
    };
    if labelled {
        button("btn", super::short::icon(icon), copy).add(label).view()
    } else {
        button("btn btn--plain btn--icon btn--small", super::short::icon(icon), copy)
            .attr("aria-label", label)
            .attr("title", label)
            .view()
    }
}
