//! Never a silent zero: why a group is empty, as far as the answer tells, and a way out.

use carnet_core::wire::{Locale, MatchKind, ParticipantSearch, Source};

use super::state;
use crate::{
    i18n::{format, search as t},
    route::Search,
    ui::{Child, El, coded, country_name, el, link},
};

/// Why a search found nothing, the first that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nobody has the name as typed; so many come close.
    Case { close: u64 },
    /// Found, but only without provider and country.
    Filters { without: u64 },
    /// Not in these sources.
    None { sources: Vec<Source> },
    /// Something was found; this group only adds nothing.
    Elsewhere,
}

pub fn reason(found: &ParticipantSearch, literal: u64, close: u64) -> Reason {
    match (literal, close, found.without_filters) {
        (1.., _, _) => Reason::Elsewhere,
        (0, 1.., _) => Reason::Case { close },
        (0, 0, Some(without @ 1..)) => Reason::Filters { without },
        (0, 0, _) => Reason::None { sources: found.sources.clone() },
    }
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
        (MatchKind::Literal, Reason::Filters { without }) => {
            block(t::zero_filter(locale, &filters(locale, asked), *without)).add(remove_filters(locale, asked))
        }
        (MatchKind::Literal, Reason::None { sources }) if sources.is_empty() => block(t::zero_empty(locale).to_owned()),
        (MatchKind::Literal, Reason::None { sources }) => {
            let has_filters = !asked.provider.is_empty() || !asked.country.is_empty();
            let has_question = !state::asked(asked).is_empty();
            block(not_found(locale, asked, sources))
                .add(inside(locale, asked))
                .add((has_filters && has_question).then(|| remove_filters(locale, asked)))
        }
        (MatchKind::Close, _) | (MatchKind::Literal, Reason::Elsewhere) => {
            el("p").class("muted").add(t::zero_close(locale))
        }
    }
}

fn not_found(locale: Locale, asked: &Search, sources: &[Source]) -> String {
    let question = state::asked(asked);
    if question.is_empty() {
        return t::zero_filter_alone(locale, &filters(locale, asked));
    }
    let names: Vec<String> = sources.iter().map(|source| in_source(locale, &source.name)).collect();
    // The oldest of the dates: the answer is no fresher than that.
    let as_of = sources.iter().map(|source| source.as_of.as_str()).min().unwrap_or_default();
    t::zero_none(locale, &question, &names.join(", "), &format::date(locale, as_of))
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

/// The filters in words.
fn filters(locale: Locale, asked: &Search) -> String {
    let country = || country_name(locale, &asked.country);
    match (asked.provider.is_empty(), asked.country.is_empty()) {
        (false, false) => t::filter_both(locale, &asked.provider, &country()),
        (false, true) => t::filter_provider(locale, &asked.provider),
        (true, _) => t::filter_country(locale, &country()),
    }
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
        assert_eq!(reason(&found(None), 1, 0), Reason::Elsewhere);
        assert_eq!(reason(&found(Some(9)), 0, 3), Reason::Case { close: 3 });
        assert_eq!(reason(&found(Some(9)), 0, 0), Reason::Filters { without: 9 });
        assert_eq!(reason(&found(Some(0)), 0, 0), Reason::None { sources: sources.clone() });
        assert_eq!(reason(&found(None), 0, 0), Reason::None { sources: sources.clone() });
    }
}
