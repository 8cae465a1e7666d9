//! A message in the page that stays until closed, and a disclosure for what few people need.

use leptos::prelude::*;

use super::icon::Icon;
use crate::i18n::{common as t, states::Tone, text};

/// White with a coloured edge. Live regions are the caller's: put it where it is already announced, or say it.
#[component]
pub fn Notice(
    tone: Tone,
    icon: &'static str,
    /// With it the notice can be closed.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class=format!("notice notice--{}", tone.class())>
            <Icon name=icon/>
            <div>{children()}</div>
            {on_close
                .map(|on_close| {
                    view! {
                        <button
                            class="btn btn--plain btn--icon btn--small"
                            type="button"
                            aria-label=text(t::hide_message)
                            on:click=move |_| on_close.run(())
                        >
                            <Icon name="x"/>
                        </button>
                    }
                })}
        </div>
    }
}

/// A native disclosure.
#[component]
pub fn Disclosure(#[prop(into)] summary: Signal<String>, children: Children) -> impl IntoView {
    view! {
        <details class="disclosure">
            <summary>
                <Icon name="chevron-right"/>
                {move || summary.get()}
            </summary>
            {children()}
        </details>
    }
}
