//! What a change changed: each field with its value before and after.

use carnet_core::wire::{FieldChange, Locale};

use super::{El, el};
use crate::i18n::audit as t;

/// A list of fields; before is struck through, after stands out, and the arrow is read as words by the sentence
/// around it: the text alone says all.
pub fn field_changes(locale: Locale, changes: &[FieldChange]) -> El {
    let value = |text: &Option<String>| match text.as_deref() {
        None | Some("") => t::nothing(locale).to_owned(),
        Some(text) => text.split(", ").map(|word| t::value(locale, word)).collect::<Vec<_>>().join(", "),
    };
    let lines: Vec<El> = changes
        .iter()
        .map(|change| {
            el("li").add(t::change(
                locale,
                t::field(locale, &change.field),
                &value(&change.before),
                &value(&change.after),
            ))
        })
        .collect();
    el("ul").class("changes").add(lines)
}
