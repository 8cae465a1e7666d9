//! Something could not be loaded or done: what, what was kept, how to try again, what to quote.

use leptos::prelude::*;

use super::icon::Icon;
use crate::i18n::{common as t, text, use_locale};

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
                {move || reference.get().map(|id| view! { <p class="small muted">{t::reference(locale.get(), &id)}</p> })}
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
