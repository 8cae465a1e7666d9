//! What this browser remembers for the person in front of it: language, theme, density, single-key shortcuts.
//! Reading and writing may be refused by the browser (private windows): then nothing is remembered.
//! `public/boot.js` applies the same keys before the first paint.

use leptos::prelude::{document, window};

pub const LANGUAGE: &str = "carnet.lang";
pub const THEME: &str = "carnet.theme";
pub const DENSITY: &str = "carnet.density";
pub const KEYS: &str = "carnet.keys";

pub const LIGHT: &str = "light";
pub const DARK: &str = "dark";
pub const COMPACT: &str = "compact";
/// Of [`KEYS`].
pub const OFF: &str = "off";

pub fn read(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

pub fn write(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        // A full or refused storage loses the preference, nothing else.
        let _ = storage.set_item(key, value);
    }
}

pub fn forget(key: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.remove_item(key);
    }
}

/// Whether single keys are shortcuts.
pub fn single_keys() -> bool {
    read(KEYS).as_deref() != Some(OFF)
}

/// Takes up a preference; empty: what holds without a word.
pub fn choose(key: &str, value: &str) {
    if value.is_empty() {
        forget(key);
    } else {
        write(key, value);
    }
    let attribute = match key {
        THEME => "data-theme",
        DENSITY => "data-density",
        _ => return,
    };
    set_root_attribute(attribute, Some(value).filter(|value| !value.is_empty()));
}

/// Sets or removes an attribute of `<html>`.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = document().document_element() {
        // Only an invalid attribute name can fail; ours are constants.
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}
