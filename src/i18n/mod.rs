//! The words of the app in French and English, and the language in use.
//!
//! `texts!` makes one function per text; a missing language or an unknown placeholder does not compile.
//! Texts are whole sentences, never glued from words: the two languages order them differently.

#[macro_use]
mod texts;
pub mod adding;
pub mod addresses;
pub mod audit;
pub mod checks;
pub mod common;
pub mod company;
pub mod customer;
pub mod customers;
pub mod demo;
pub mod documents;
pub mod figures;
pub mod format;
pub mod identifiers;
pub mod import_reasons;
pub mod importing;
pub mod keys;
pub mod messages;
pub mod myself;
pub mod network;
pub mod network_import;
pub mod operator;
pub mod palette;
pub mod people;
pub mod problems;
mod problems_company;
mod problems_routing;
pub mod requests;
pub mod routing;
pub mod search;
pub mod service;
pub mod shortcuts;
pub mod site;
pub mod start;
pub mod states;
pub mod suggest;
pub mod suppliers;
pub mod support;

pub use carnet_core::wire::Locale;
use leptos::prelude::*;

use crate::prefs;

#[derive(Clone, Copy)]
struct Language {
    chosen: RwSignal<Locale>,
    /// Made once, where the app is: one made on a page would end with it, under an answer that arrives right then.
    in_use: Signal<Locale>,
}

/// The language tag for `<html lang>` and for the browser's own formatting of dates and numbers.
pub fn tag(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "fr",
        Locale::En => "en",
    }
}

fn from_tag(tag: &str) -> Option<Locale> {
    match tag.get(..2)? {
        "fr" => Some(Locale::Fr),
        "en" => Some(Locale::En),
        _ => None,
    }
}

/// Starts with the language chosen in this browser, else the browser's own, else French; `<html lang>` follows.
pub fn provide_locale() {
    let chosen = prefs::read(prefs::LANGUAGE).and_then(|tag| from_tag(&tag));
    let browser = || window().navigator().language().and_then(|tag| from_tag(&tag));
    let chosen = RwSignal::new(chosen.or_else(browser).unwrap_or_default());
    Effect::new(move |_| prefs::set_root_attribute("lang", Some(tag(chosen.get()))));
    provide(chosen);
}

fn provide(chosen: RwSignal<Locale>) {
    provide_context(Language { chosen, in_use: chosen.into() });
}

/// The language in use.
pub fn use_locale() -> Signal<Locale> {
    use_context::<Language>().map_or_else(|| Signal::stored(Locale::default()), |language| language.in_use)
}

/// One text of `texts!` without arguments.
pub type Text = fn(Locale) -> &'static str;

/// A text in the language in use, for a view or an attribute. All texts share one type, hence one piece of code in
/// the download, which a closure for each would not.
pub fn text(key: Text) -> Signal<&'static str> {
    let locale = use_locale();
    Signal::derive(move || key(locale.get()))
}

/// The same for a part that takes an owned text.
pub fn owned(key: Text) -> Signal<String> {
    let locale = use_locale();
    Signal::derive(move || key(locale.get()).to_owned())
}

/// A function that changes the language and remembers it in this browser.
pub fn use_set_locale() -> impl Fn(Locale) + Copy {
    let language = use_context::<Language>();
    move |locale| {
        prefs::write(prefs::LANGUAGE, tag(locale));
        if let Some(language) = language {
            language.chosen.set(locale);
        }
    }
}

/// A function that takes over the language of a person who has just signed in, unless this browser has its own.
pub fn use_adopt_locale() -> impl Fn(Locale) + Copy {
    let language = use_context::<Language>();
    move |locale| {
        if let Some(language) = language
            && prefs::read(prefs::LANGUAGE).is_none()
        {
            language.chosen.set(locale);
        }
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn the_language_outlives_the_page_that_asked_for_it() {
        let app = Owner::new();
        app.with(|| {
            let chosen = RwSignal::new(Locale::Fr);
            provide(chosen);
            let page = app.child();
            let locale = page.with(use_locale);
            page.cleanup();
            drop(page);
            chosen.set(Locale::En);
            assert_eq!(locale.try_get_untracked(), Some(Locale::En));
        });
    }
}
