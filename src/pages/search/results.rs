//! The answer: its groups, or why there is none.

use carnet_core::wire::{Group, Locale, MatchKind, ParticipantSearch};
use leptos::prelude::*;

use super::{Answer, added::Added, group, state, zero};
use crate::{
    failure::failure,
    i18n::{search as t, use_locale},
    load::Loaded,
    route::Search,
    ui::{SkeletonRows, el, flag, focus_soon, live},
};

/// What is announced: `1 correspondance exacte, 3 correspondances proches.`
pub fn summary(locale: Locale, found: &ParticipantSearch) -> String {
    let counted = |group: &Group| match (group.kind, group.total_is_exact) {
        (MatchKind::Literal, true) => t::counted_literal(locale, group.total),
        (MatchKind::Literal, false) => t::counted_over_literal(locale, group.total),
        (MatchKind::Close, true) => t::counted_close(locale, group.total),
        (MatchKind::Close, false) => t::counted_over_close(locale, group.total),
    };
    match found.groups.as_slice() {
        [literal, close, ..] => t::announce_both(locale, &counted(literal), &counted(close)),
        [one] => t::announce_alone(locale, &counted(one)),
        [] => t::announce_alone(locale, &t::counted_literal(locale, 0)),
    }
}

/// `question` is the one in the URL, `address` all of the URL's state, `added` who was added since the answer came.
pub fn results(answer: Loaded<Answer>, question: Memo<Search>, address: Memo<Search>, added: Added) -> AnyView {
    let locale = use_locale();
    // Old rows stay while the next are on their way, and say so.
    let stale = answer.is_stale(question);
    focus_after_paging(answer);
    let content = live(move || match answer.get() {
        None if question.with(state::is_empty) => ().into_any(),
        None => el("div").class("sheet section").add(view! { <SkeletonRows /> }.into_any()).view(),
        Some((_, None)) => ().into_any(),
        Some((_, Some(Err(error)))) => el("div").class("section").add(failure(error, move || answer.refetch())).view(),
        Some((asked, Some(Ok(found)))) => groups(locale.get(), &asked, found, address, added),
    });
    el("div").attr("aria-busy", flag(move || stale.get())).class_while("is-stale", stale).add(content).view()
}

fn groups(locale: Locale, asked: &Search, found: ParticipantSearch, address: Memo<Search>, added: Added) -> AnyView {
    let total = |kind| found.groups.iter().find(|group| group.kind == kind).map_or(0, |group| group.total);
    let reason = zero::reason(&found, &asked.name, total(MatchKind::Literal), total(MatchKind::Close));
    found
        .groups
        .into_iter()
        // A close group that adds nothing to what was found, or to a zero that is explained, is left out.
        .filter(|group| group.total > 0 || group.kind == MatchKind::Literal || asked.only == Some(MatchKind::Close))
        .map(|group| {
            let empty = (group.total == 0).then(|| zero::explain(locale, asked, group.kind, &reason));
            group::section(locale, asked, group, empty, address, added).view()
        })
        .collect_view()
        .into_any()
}

/// Going to another page, or into one group, gives the focus to the heading of the rows.
fn focus_after_paging(answer: Loaded<Answer>) {
    Effect::new(move |before: Option<Option<Search>>| {
        let now = answer.with(|answer| answer.map(|(asked, _)| asked.clone()));
        if let (Some(Some(before)), Some(now)) = (before, &now) {
            let alike = |search: &Search| Search { only: None, page: 1, ..search.clone() };
            if before != *now && alike(&before) == alike(now) {
                focus_soon(group::heading_id(now.only.unwrap_or(MatchKind::Literal)));
            }
        }
        now
    });
}
