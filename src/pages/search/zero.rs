//! Never a silent zero: why a group is empty, as far as the answer tells, and a way out.

use carnet_core::wire::{Locale, MatchKind, ParticipantSearch, Source};
use leptos::prelude::*;

use super::state;
use crate::{
    api::use_api,
    i18n::{format, search as t, suppliers},
    load::load,
    route::{self, Search, Side},
    ui::{Child, El, coded, country_name, el, link, said},
};

/// Why a search found nothing, the first that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nobody has the name as typed; so many come close.
    Case { close: u64 },
    /// Names contain the text as typed, but none is just that.
    Whole { close: u64 },
    /// Found, but only without provider and country.
    Filters { without: u64 },
    /// Not in these sources.
    None { sources: Vec<Source> },
    /// Something was found; this group only adds nothing.
    Elsewhere,
}

/// `name`: the text of the name field, as typed.
pub fn reason(found: &ParticipantSearch, name: &str, literal: u64, close: u64) -> Reason {
    match (literal, close, found.without_filters) {
        (1.., _, _) => Reason::Elsewhere,
        (0, 1.., _) if contained(found, name) => Reason::Whole { close },
        (0, 1.., _) => Reason::Case { close },
        (0, 0, Some(without @ 1..)) => Reason::Filters { without },
        (0, 0, _) => Reason::None { sources: found.sources.clone() },
    }
}

/// Whether a name among the close ones has the text in it as it stands.
fn contained(found: &ParticipantSearch, name: &str) -> bool {
    let mut names = found.groups.iter().flat_map(|group| &group.items).flat_map(|item| &item.names);
    !name.is_empty() && names.any(|entry| entry.name.contains(name))
}

/// What stands in the place of the rows of an empty group; nothing for a close group that adds nothing.
pub fn explain(locale: Locale, asked: &Search, kind: MatchKind, reason: &Reason) -> El {
    let block = |sentence: String| el("div").class("empty sheet").add(el("p").add(sentence));
    match (kind, reason) {
        (MatchKind::Literal, Reason::Case { close }) => {
            block(t::zero_case(locale, &state::asked(asked), &format::number(locale, *close)))
                .add(el("p").class("muted small").add(t::zero_case_note(locale)))
                .add(inside(locale, asked))
        }
        (MatchKind::Literal, Reason::Whole { close }) => {
            block(t::zero_whole(locale, &state::asked(asked), &format::number(locale, *close)))
                .add(inside(locale, asked))
        }
        (MatchKind::Literal, Reason::Filters { without }) => {
            let (asked_for, without) = (asked.clone(), *without);
            let sentence = filters(locale, asked);
            el("div")
                .class("empty sheet")
                .add(el("p").add(said(move || t::zero_filter(locale, &sentence.get(), without))))
                .add(remove_filters(locale, &asked_for))
        }
        (MatchKind::Literal, Reason::None { sources }) if sources.is_empty() => block(t::zero_empty(locale).to_owned()),
        (MatchKind::Literal, Reason::None { sources }) => {
            let has_filters = !asked.provider.is_empty() || !asked.country.is_empty();
            let has_question = !state::asked(asked).is_empty();
            el("div")
                .class("empty sheet")
                .add(el("p").add(not_found(locale, asked, sources)))
                .add(inside(locale, asked))
                .add(has_question.then(|| elsewhere(locale, asked)))
                .add((has_filters && has_question).then(|| remove_filters(locale, asked)))
        }
        (MatchKind::Close, _) | (MatchKind::Literal, Reason::Elsewhere) => {
            el("p").class("muted").add(t::zero_close(locale))
        }
    }
}

fn not_found(locale: Locale, asked: &Search, sources: &[Source]) -> Signal<String> {
    let question = state::asked(asked);
    if question.is_empty() {
        let filters = filters(locale, asked);
        return said(move || t::zero_filter_alone(locale, &filters.get()));
    }
    let names: Vec<String> = sources.iter().map(|source| in_source(locale, &source.name)).collect();
    // The oldest of the dates: the answer is no fresher than that.
    let as_of = sources.iter().map(|source| source.as_of.as_str()).min().unwrap_or_default();
    Signal::stored(t::zero_none(locale, &question, &names.join(", "), &format::date(locale, as_of)))
}

/// Who is missing can be proposed as a customer, with what was typed; as a supplier it needs no entry.
fn elsewhere(locale: Locale, asked: &Search) -> El {
    if asked.side == Side::Suppliers {
        return el("p").class("muted small").add(suppliers::search_zero(locale));
    }
    let path = route::suggest(asked.name.trim_matches('*'), &asked.id, &asked.country);
    el("div").class("row").add(link(&path, t::suggest(locale)).class("btn btn--small"))
}

/// A source with its article.
fn in_source(locale: Locale, source: &str) -> String {
    match source {
        "peppol-directory" => t::in_peppol(locale).to_owned(),
        "demo" => t::in_demo(locale).to_owned(),
        other => other.to_owned(),
    }
}

fn way(path: &str, label: impl Child) -> El {
    el("div").class("row").add(link(path, label).class("btn btn--small").attr("data-noscroll", ""))
}

/// The name anywhere in a name, where it was asked for as a whole.
fn inside(locale: Locale, asked: &Search) -> Option<El> {
    let name = asked.name.as_str();
    let wide = (!name.is_empty() && !name.contains('*') && !name.ends_with('\\')).then(|| format!("*{name}*"))?;
    Some(way(&state::named(asked, &wide).path(), coded(&t::try_inside(locale, &wide))))
}

fn remove_filters(locale: Locale, asked: &Search) -> El {
    way(&state::without_filters(asked).path(), t::remove_filters(locale))
}

/// The filters in words; the provider by its name as soon as that is known.
fn filters(locale: Locale, asked: &Search) -> Signal<String> {
    let (id, country) = (asked.provider.clone(), asked.country.clone());
    let api = use_api();
    let wanted = !id.is_empty();
    let providers = load(move || async move { if wanted { api.providers().await.ok() } else { None } });
    said(move || {
        let known = providers.get().flatten().and_then(|all| all.into_iter().find(|provider| provider.id == id));
        let provider = known.map_or_else(|| id.clone(), |provider| provider.name);
        let country_in_words = || country_name(locale, &country);
        match (provider.is_empty(), country.is_empty()) {
            (false, false) => t::filter_both(locale, &provider, &country_in_words()),
            (false, true) => t::filter_provider(locale, &provider),
            (true, _) => t::filter_country(locale, &country_in_words()),
        }
    })
}

#[cfg(test)]
mod tests {
    use carnet_core::wire::{ParticipantSearch, Source};
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{Reason, reason};

    #[wasm_bindgen_test]
    fn the_nearest_reason_is_given() {
        let sources = vec![Source { name: "demo".into(), as_of: "2026-11-25T10:00:00Z".into() }];
        let found = |without_filters| ParticipantSearch {
            readings: Vec::new(),
            stripped: None,
            groups: Vec::new(),
            without_filters,
            sources: sources.clone(),
        };
        assert_eq!(reason(&found(None), "Robit", 1, 0), Reason::Elsewhere);
        assert_eq!(reason(&found(Some(9)), "Robit", 0, 3), Reason::Case { close: 3 });
        assert_eq!(reason(&found(Some(9)), "Robit", 0, 0), Reason::Filters { without: 9 });
        assert_eq!(reason(&found(Some(0)), "Robit", 0, 0), Reason::None { sources: sources.clone() });
        assert_eq!(reason(&found(None), "Robit", 0, 0), Reason::None { sources: sources.clone() });
    }
}
