//! The `h1` of a page. It names the document, and after a change of page it takes the focus and is announced.

use leptos::{html, prelude::*};

use super::announcer::use_announcer;
use crate::i18n::{common as t, use_locale};

#[component]
pub fn PageHeading(
    /// The heading, and the first part of the document's title.
    #[prop(into)]
    title: Signal<String>,
    /// The first part of the document's title where it says more (`Erreur : …`, `… – page 2 sur 7`).
    #[prop(optional, into)]
    document_title: Option<Signal<String>>,
    /// False on a page that puts the focus elsewhere itself.
    #[prop(default = true)]
    focus: bool,
) -> impl IntoView {
    let locale = use_locale();
    let announcer = use_announcer();
    let heading = NodeRef::<html::H1>::new();
    let full = Memo::new(move |_| t::title(locale.get(), &document_title.unwrap_or(title).get()));
    Effect::new(move |_| document().set_title(&full.get()));
    heading.on_load(move |heading| {
        if announcer.has_navigated() {
            if focus {
                // A focus that fails leaves the reader where it was; the announcement still comes.
                let _ = heading.focus();
            }
            announcer.say(full.get_untracked());
        }
    });
    view! { <h1 tabindex="-1" node_ref=heading>{move || title.get()}</h1> }
}
