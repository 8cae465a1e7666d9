//! Never a silent zero: why a group is empty, as far as the answer tells, and a way out.

use carnet_core::wire::{Locale, MatchKind, ParticipantSearch, Source};
use leptos::prelude::*;

use super::state;
use crate::{
    i18n::{format, search as t},
    route::{self, Search},
    ui::{coded, country_name, source_name},
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

/// The sentence under the heading of an empty group.
pub fn explain(locale: Locale, asked: &Search, kind: MatchKind, reason: &Reason) -> AnyView {
    match (kind, reason) {
        (MatchKind::Literal, Reason::Case { close }) => view! {
            <div class="empty sheet">
                <p>{t::zero_case(locale, &state::asked(asked), &format::number(locale, *close))}</p>
                <p class="muted small">{t::zero_case_note(locale)}</p>
                {inside(locale, asked)}
            </div>
        }
        .into_any(),
        (MatchKind::Literal, Reason::Filters { without }) => view! {
            <div class="empty sheet">
                <p>{t::zero_filter(locale, *without, &filters(locale, asked))}</p>
                <div class="row">{remove_filters(locale, asked)}</div>
            </div>
        }
        .into_any(),
        (MatchKind::Literal, Reason::None { sources }) if sources.is_empty() => {
            view! { <div class="empty sheet"><p>{t::zero_empty(locale)}</p></div> }.into_any()
        }
        (MatchKind::Literal, Reason::None { sources }) => not_found(locale, asked, sources),
        (MatchKind::Close, _) | (MatchKind::Literal, Reason::Elsewhere) => {
            view! { <p class="muted">{t::zero_close(locale)}</p> }.into_any()
        }
    }
}

fn not_found(locale: Locale, asked: &Search, sources: &[Source]) -> AnyView {
    let names: Vec<String> = sources.iter().map(|source| source_name(locale, &source.name)).collect();
    // The oldest of the dates: the answer is no fresher than that.
    let as_of = sources.iter().map(|source| source.as_of.as_str()).min().unwrap_or_default();
    let date = format::date(locale, as_of);
    let has_filters = !asked.provider.is_empty() || !asked.country.is_empty();
    let question = state::asked(asked);
    let sentence = if question.is_empty() {
        t::zero_filter_alone(locale, &filters(locale, asked))
    } else {
        t::zero_none(locale, &question, &names.join(", "), &date)
    };
    view! {
        <div class="empty sheet">
            <p>{sentence}</p>
            {inside(locale, asked)}
            {(has_filters && !question.is_empty()).then(|| view! { <div class="row">{remove_filters(locale, asked)}</div> })}
        </div>
    }
    .into_any()
}

/// The name anywhere in a name, where it was asked for as a whole.
fn inside(locale: Locale, asked: &Search) -> Option<impl IntoView + use<>> {
    let name = asked.name.as_str();
    let wide = (!name.is_empty() && !name.contains('*') && !name.ends_with('\\')).then(|| format!("*{name}*"))?;
    let href = route::href(&state::named(asked, &wide).path());
    let label = t::try_inside(locale, &wide);
    Some(view! { <div class="row"><a class="btn btn--small" href=href data-noscroll="">{coded(&label)}</a></div> })
}

fn remove_filters(locale: Locale, asked: &Search) -> impl IntoView + use<> {
    let href = route::href(&state::without_filters(asked).path());
    view! { <a class="btn btn--small" href=href data-noscroll="">{t::remove_filters(locale)}</a> }
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
