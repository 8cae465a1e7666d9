//! Badges of a document that was sent: its state, or why it is stopped.

use carnet_core::wire::{Document, DocumentStatus, Locale, StopCause};
use leptos::prelude::*;

use super::badge;
use crate::i18n::{documents as t, routing as r, states::Tone};

pub fn status_badge(locale: Locale, status: DocumentStatus, quiet: bool) -> AnyView {
    let (tone, picture, word) = t::look(status);
    let calm = matches!(tone, Tone::Success | Tone::Info);
    badge(tone, picture, Signal::stored(word(locale).to_owned()), quiet && calm)
}

/// The cause of what is stopped, else the state.
pub fn document_badge(locale: Locale, document: &Document, quiet: bool) -> AnyView {
    match document.cause.filter(|_| document.status == DocumentStatus::Stopped) {
        Some(cause) => cause_badge(locale, cause),
        None => status_badge(locale, document.status, quiet),
    }
}

fn cause_badge(locale: Locale, cause: StopCause) -> AnyView {
    let (tone, picture) = r::cause_look(cause);
    badge(tone, picture, Signal::stored(r::cause_badge(locale, cause).to_owned()), false)
}
