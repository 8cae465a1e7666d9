//! What keeps the settings from being stored, in its own words.

use carnet_core::wire::Code;
use leptos::prelude::*;

use super::Settings;
use crate::{
    api::ApiError,
    i18n::{Locale, adding, customer as t, problems, states::Tone},
    ui::{El, ErrorBlock, Notice, el, live},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A number that cannot be one; `position` counts from 0.
    Fault {
        position: usize,
        code: Code,
    },
    /// A number of another customer.
    Taken {
        number: String,
        id: String,
        name: String,
    },
    /// The answer was lost, and it is being asked whether it was done.
    Asking,
    /// The answer was lost, and it was not done.
    NotDone,
    Api(ApiError),
}

impl Trouble {
    pub fn of(error: ApiError) -> Self {
        match (error.code(), error.holder()) {
            (Some(Code::CustomerNumberTaken), Some(holder)) => Self::Taken {
                number: holder.number.clone().unwrap_or_default(),
                id: holder.id.clone(),
                name: holder.name.clone(),
            },
            _ => Self::Api(error),
        }
    }

    /// The sentence at the field of numbers, if it is about them.
    pub fn about_numbers(&self, locale: Locale) -> Option<String> {
        match self {
            Self::Fault { position, code } => {
                Some(adding::number_fault(locale, *position as u64 + 1, problems::sentence(locale, *code)))
            }
            Self::Taken { number, name, .. } => Some(adding::number_taken(locale, number, name)),
            Self::Asking | Self::NotDone | Self::Api(_) => None,
        }
    }
}

/// Trouble that belongs to no field, above the form.
pub fn note(all: Settings) -> El {
    let note = live(move || {
        let locale = all.here.locale.get();
        let error = |what: String, reference: Option<String>| view! { <ErrorBlock what reference /> }.into_any();
        Some(match all.draft.trouble.get()? {
            Trouble::Asking => {
                let sentence = el("p").add(adding::unknown_outcome(locale)).view();
                view! { <Notice tone=Tone::Info icon="loader">{sentence}</Notice> }.into_any()
            }
            Trouble::NotDone => error(t::not_saved(locale).to_owned(), None),
            Trouble::Api(failure) => error(failure.sentence(locale), failure.reference()),
            Trouble::Fault { .. } | Trouble::Taken { .. } => return None,
        })
    });
    el("div").attr("role", "status").add(note)
}
