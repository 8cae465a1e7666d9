//! The answer: its groups, or why there is none.

use carnet_core::wire::{Group, Locale, MatchKind, ParticipantSearch};
use leptos::prelude::*;

use super::{Answer, focus_id, group::GroupSection, state, zero};
use crate::{
    api::ApiError,
    failure::failure,
    i18n::{search as t, use_locale},
    route::Search,
    ui::{SkeletonRows, flag, live},
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

#[component]
pub fn Results(
    answer: LocalResource<Answer>,
    question: Memo<Search>,
    /// The whole address, with what is open over the results.
    address: Memo<Search>,
    /// Participants added since the answer came, with their customer ids.
    added: RwSignal<Vec<(String, String)>>,
) -> impl IntoView {
    let locale = use_locale();
    // Old rows stay while the next are on their way, and say so.
    let stale = Memo::new(move |_| {
        answer.with(|answer| answer.as_ref().is_some_and(|(asked, _)| question.with(|question| question != asked)))
    });
    focus_after_paging(answer);
    let content = live(move || match answer.get() {
        None if question.with(state::is_empty) => ().into_any(),
        None => view! { <div class="sheet section"><SkeletonRows /></div> }.into_any(),
        Some((_, None)) => ().into_any(),
        Some((_, Some(Err(ApiError::Aborted)))) => ().into_any(),
        Some((_, Some(Err(error)))) => {
            view! { <div class="section">{failure(error, move || answer.refetch())}</div> }.into_any()
        }
        Some((asked, Some(Ok(found)))) => groups(locale.get(), &asked, found, address, added),
    });
    view! { <div aria-busy=flag(move || stale.get()) class:is-stale=stale>{content}</div> }
}

fn groups(
    locale: Locale,
    asked: &Search,
    found: ParticipantSearch,
    address: Memo<Search>,
    added: RwSignal<Vec<(String, String)>>,
) -> AnyView {
    let total = |kind| found.groups.iter().find(|group| group.kind == kind).map_or(0, |group| group.total);
    let reason = zero::reason(&found, total(MatchKind::Literal), total(MatchKind::Close));
    found
        .groups
        .into_iter()
        .map(|group| {
            let empty = (group.total == 0).then(|| zero::explain(locale, asked, group.kind, &reason));
            view! { <GroupSection locale asked=asked.clone() group empty address added /> }
        })
        .collect_view()
        .into_any()
}

/// Going to another page, or into one group, gives the focus to the heading of the rows.
fn focus_after_paging(answer: LocalResource<Answer>) {
    Effect::new(move |before: Option<Option<Search>>| {
        let now = answer.with(|answer| answer.as_ref().map(|(asked, _)| asked.clone()));
        if let (Some(Some(before)), Some(now)) = (before, &now) {
            let alike = |search: &Search| Search { only: None, page: 1, ..search.clone() };
            if before != *now && alike(&before) == alike(now) {
                let id = super::group::heading_id(now.only.unwrap_or(MatchKind::Literal));
                request_animation_frame(move || focus_id(id));
            }
        }
        now
    });
}
