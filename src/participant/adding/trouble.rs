//! What keeps the dialog from going on, each in its own words and with its way out.

use carnet_core::wire::Code;
use leptos::prelude::*;

use super::draft::Draft;
use crate::{
    api::ApiError,
    i18n::{Locale, adding as t, owned, problems, states::Tone, text, use_locale},
    route,
    ui::{ErrorBlock, Notice, live, said},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A number that cannot be one; `position` counts from 0.
    Fault {
        position: usize,
        code: Code,
    },
    Taken {
        number: String,
        id: String,
        name: String,
    },
    NoProvider,
    /// In the directory already.
    Owned {
        id: String,
        name: String,
        number: Option<String>,
    },
    /// The answer was lost, and it is being asked whether it was done.
    Asking,
    /// The answer was lost, and it was not done.
    NotDone,
    Api(ApiError),
}

impl Trouble {
    pub fn of(error: ApiError) -> Self {
        let holder = error.holder().cloned();
        match (error.code(), holder) {
            (Some(Code::CustomerNumberTaken), Some(holder)) => {
                Self::Taken { number: holder.number.unwrap_or_default(), id: holder.id, name: holder.name }
            }
            (Some(Code::AlreadyInDirectory), Some(holder)) => {
                Self::Owned { id: holder.id, name: holder.name, number: holder.number }
            }
            _ => Self::Api(error),
        }
    }

    /// The sentence for the field of numbers, if it is about them.
    pub fn about_numbers(&self, locale: Locale) -> Option<String> {
        match self {
            Self::Fault { position, code } => {
                Some(t::number_fault(locale, *position as u64 + 1, problems::sentence(locale, *code)))
            }
            Self::Taken { number, name, .. } => Some(t::number_taken(locale, number, name)),
            _ => None,
        }
    }

    /// The customer in the way: id and name.
    pub fn holder(&self) -> Option<(String, String)> {
        match self {
            Self::Taken { id, name, .. } | Self::Owned { id, name, .. } => Some((id.clone(), name.clone())),
            _ => None,
        }
    }
}

/// Trouble that belongs to no field, above the step.
#[component]
pub fn TroubleNote(draft: Draft) -> impl IntoView {
    let locale = use_locale();
    let note = live(move || {
        let trouble = draft.trouble()?;
        let error = |what: Signal<String>, reference: Option<String>| {
            view! { <ErrorBlock what=what reference=reference /> }.into_any()
        };
        Some(match trouble {
            Trouble::Owned { id, name, number } => {
                let sentence = said(move || match &number {
                    Some(number) => t::duplicate_number(locale.get(), &name, number),
                    None => t::duplicate(locale.get(), &name),
                });
                let href = route::href(&route::customer(&id));
                view! {
                    <Notice tone=Tone::Info icon="info">
                        <p>{sentence} " " <a href=href>{text(t::open_customer)}</a></p>
                    </Notice>
                }
                .into_any()
            }
            Trouble::Asking => view! {
                <Notice tone=Tone::Info icon="loader"><p>{text(t::unknown_outcome)}</p></Notice>
            }
            .into_any(),
            Trouble::NotDone => error(owned(t::not_done), None),
            Trouble::Api(failure) => {
                let reference = failure.reference();
                error(Signal::derive(move || failure.sentence(locale.get())), reference)
            }
            Trouble::Fault { .. } | Trouble::Taken { .. } | Trouble::NoProvider => return None,
        })
    });
    view! { <div role="status">{note}</div> }
}
