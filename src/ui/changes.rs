//! What a change changed: each field with its value before and after.

use carnet_core::wire::{FieldChange, Locale};

use super::{El, el};
use crate::i18n::audit as t;

/// A list of fields: `100 → 0100`; of what was not there before, only what it became.
pub fn field_changes(locale: Locale, changes: &[FieldChange]) -> El {
    let value = |text: &Option<String>| match text.as_deref() {
        None | Some("") => t::nothing(locale).to_owned(),
        Some(text) => text.split(", ").map(|word| t::value(locale, word)).collect::<Vec<_>>().join(", "),
    };
    let line = |change: &FieldChange| {
        let (field, after) = (t::field(locale, &change.field), value(&change.after));
        el("li").add(match change.before {
            None => t::set(locale, field, &after),
            Some(_) => t::change(locale, field, &value(&change.before), &after),
        })
    };
    let lines: Vec<El> = changes.iter().map(line).collect();
    el("ul").class("changes").add(lines)
}
