//! What keeps the dialog from going on, each in its own words and with its way out.

use carnet_core::wire::Code;
use leptos::prelude::*;

use super::draft::Draft;
use crate::{
    api::ApiError,
    i18n::{Locale, adding as t, problems, states::Tone, use_locale},
    route,
    ui::{El, ErrorBlock, Notice, el, link, live},
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
}

/// Trouble that belongs to no field, above the step.
pub fn note(draft: Draft) -> El {
    let locale = use_locale();
    let note = live(move || {
        let locale = locale.get();
        let error = |what: String, reference: Option<String>| view! { <ErrorBlock what reference /> }.into_any();
        Some(match draft.trouble()? {
            Trouble::Owned { id, name, number } => {
                let sentence = match &number {
                    Some(number) => t::duplicate_number(locale, &name, number),
                    None => t::duplicate(locale, &name),
                };
                let link = link(&route::customer(&id), t::open_customer(locale));
                info("info", el("p").add(sentence).add(" ").add(link))
            }
            Trouble::Asking => info("loader", el("p").add(t::unknown_outcome(locale))),
            Trouble::NotDone => error(t::not_done(locale).to_owned(), None),
            Trouble::Api(failure) => error(failure.sentence(locale), failure.reference()),
            Trouble::Fault { .. } | Trouble::Taken { .. } | Trouble::NoProvider => return None,
        })
    });
    el("div").attr("role", "status").add(note)
}

fn info(icon: &'static str, sentence: El) -> AnyView {
    let sentence = sentence.view();
    view! { <Notice tone=Tone::Info icon>{sentence}</Notice> }.into_any()
}
