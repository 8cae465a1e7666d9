//! The validity of a participant's address.

use carnet_core::wire::{Address, Locale};

use crate::i18n::format;

/// The day from which an address is active, for people; empty where nothing says.
pub fn begins(locale: Locale, address: Option<&Address>) -> String {
    let from = address.and_then(|address| address.from.as_deref());
    from.map_or_else(String::new, |from| format::date(locale, from))
}
