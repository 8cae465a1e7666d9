//! A moment in words with its machine form, and the name of a source.

use leptos::prelude::*;

use crate::i18n::{Locale, common as t, format, use_locale};

/// `25 novembre 2026`, with `relative` also « il y a 12 jours ». `at` is RFC 3339.
#[component]
pub fn TimeText(
    #[prop(into)] at: String,
    /// For narrow columns.
    #[prop(optional)]
    short: bool,
    /// Adds how long ago it is.
    #[prop(optional)]
    relative: bool,
) -> impl IntoView {
    let locale = use_locale();
    let machine = at.clone();
    let text = move || {
        let locale = locale.get();
        let date = if short { format::short_date(locale, &at) } else { format::date(locale, &at) };
        match format::age(locale, &at) {
            Some(age) if relative => format!("{date} ({age})"),
            _ => date,
        }
    };
    view! { <time datetime=machine>{text}</time> }
}

/// A source by its name for people; an unknown one as the server calls it.
pub fn source_name(locale: Locale, source: &str) -> String {
    match source {
        "peppol-directory" => t::source_peppol(locale).to_owned(),
        "operator" => t::source_operator(locale).to_owned(),
        "demo" => t::source_demo(locale).to_owned(),
        other => other.to_owned(),
    }
}
