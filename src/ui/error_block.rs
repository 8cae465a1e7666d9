//! Something could not be loaded or done: what, what was kept, how to try again, what to quote.

use leptos::prelude::*;

use super::{El, el, icon::Icon, link};
use crate::{
    i18n::{Locale, common as t, support, text, use_locale},
    query::with_query,
    route,
};

/// The reference, and the way to ask about it.
fn quoted(locale: Locale, id: &str) -> AnyView {
    let ask = link(&with_query(route::SUPPORT, [("reference", id)]), support::contact(locale));
    let quoted: El = el("p").class("small muted").add(t::reference(locale, id)).add(" · ").add(ask);
    quoted.view()
}

#[component]
pub fn ErrorBlock(
    /// What happened and what was kept.
    #[prop(into)]
    what: Signal<String>,
    /// What to quote to support.
    #[prop(optional, into)]
    reference: MaybeProp<String>,
    #[prop(optional, into)] retry: Option<Callback<()>>,
) -> impl IntoView {
    let locale = use_locale();
    view! {
        <div class="notice notice--danger" role="alert">
            <Icon name="alert"/>
            <div>
                <p>{move || what.get()}</p>
                {move || reference.get().map(|id| quoted(locale.get(), &id))}
            </div>
            {retry
                .map(|retry| {
                    view! {
                        <div class="notice__actions">
                            <button class="btn btn--small" type="button" on:click=move |_| retry.run(())>
                                <Icon name="refresh"/>
                                {text(t::retry)}
                            </button>
                        </div>
                    }
                })}
        </div>
    }
}
