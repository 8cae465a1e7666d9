//! What the operator has to see to: the oldest suggestion, questions without an answer, documents that providers do not
//! take, and how fresh each source of the public directory is. What is zero is not there.

use carnet_core::wire::{
    NetworkImportState, NetworkImports, ObjectKind, ProviderRecord, Suggestion, SuggestionState, SupportRequest,
};
use futures_util::future::{try_join, try_join4};
use leptos::prelude::*;

use super::{for_operator, imports::sources};
use crate::{
    api::{Api, ApiError, use_api},
    failure::failure,
    i18n::{Locale, common, format, network as t, owned, text, use_locale},
    live::use_changes,
    load::{Loaded, load},
    route,
    ui::{El, Empty, PageHeading, SkeletonRows, crumb, el, keep_focus, link, live, page_head, section, todo_line},
};

/// What there is to do.
#[derive(Clone, PartialEq, Eq)]
struct Open {
    /// Those nobody has decided, and the oldest of them.
    suggestions: u64,
    oldest: Option<Suggestion>,
    /// The oldest first.
    questions: Vec<SupportRequest>,
    /// Providers that did not take documents.
    failing: Vec<ProviderRecord>,
    network: NetworkImports,
}

async fn open(api: Api) -> Result<Open, ApiError> {
    let suggestions = try_join(
        api.suggestions(Some(SuggestionState::Submitted), "", 1),
        api.suggestions(Some(SuggestionState::Checking), "", 1),
    );
    let all = try_join4(suggestions, api.support_queue(true), api.provider_records(), api.network_imports()).await?;
    let ((submitted, checking), questions, mut failing, network) = all;
    failing.retain(|provider| provider.failed > 0);
    let oldest = submitted.items.into_iter().chain(checking.items);
    let oldest = oldest.min_by(|one, other| one.created_at.cmp(&other.created_at));
    Ok(Open { suggestions: submitted.total + checking.total, oldest, questions, failing, network })
}

#[component]
pub fn OverviewPage() -> impl IntoView {
    let (api, changes) = (use_api(), [ObjectKind::Suggestion, ObjectKind::Support, ObjectKind::Provider]);
    let changes = changes.map(use_changes);
    let answer = load(move || {
        for change in changes {
            change.track();
        }
        open(api)
    });
    let heading = view! { <PageHeading title=owned(t::overview)/> }.into_any();
    let oldest = live(move || {
        let id = answer.with(|answer| Some(answer?.as_ref().ok()?.oldest.as_ref()?.id.clone()))?;
        Some(link(&route::suggestion(&id), text(t::oldest_open)).class("btn btn--primary").view())
    });
    let head = page_head(vec![crumb(text(common::nav_operator))], heading, vec![oldest.into_any()]);
    vec![head.view(), for_operator(move || vec![content(answer)])]
}

fn content(answer: Loaded<Result<Open, ApiError>>) -> AnyView {
    let locale = use_locale();
    let content = live(move || {
        keep_focus();
        match answer.get() {
            None => vec![el("div").class("sheet").add(view! { <SkeletonRows rows=3/> }.into_any()).view()],
            Some(Err(error)) => vec![failure(error, move || answer.refetch())],
            Some(Ok(open)) => vec![todo(locale.get(), &open).view(), public(locale.get(), &open.network).view()],
        }
    });
    el("div").add(content).view()
}

fn todo(locale: Locale, open: &Open) -> El {
    let age = |at: &str| format::age(locale, at).unwrap_or_default();
    let mut lines = Vec::new();
    if let Some(oldest) = &open.oldest {
        let why = t::suggestions_why(locale, &oldest.name, &age(&oldest.created_at));
        let words = t::suggestions(locale, open.suggestions);
        lines.push(line(locale, route::SUGGESTIONS, open.suggestions, words, why));
    }
    if let Some(oldest) = open.questions.first() {
        let number = open.questions.len() as u64;
        let why = t::questions_why(locale, &oldest.subject, &age(&oldest.at));
        lines.push(line(locale, route::OPERATOR_SUPPORT, number, t::questions(locale, number), why));
    }
    let failed = open.failing.iter().map(|provider| provider.failed).sum();
    if failed > 0 {
        let names: Vec<&str> = open.failing.iter().map(|provider| provider.name.as_str()).collect();
        let why = t::failing_why(locale, &names.join(", "));
        lines.push(line(locale, route::PROVIDERS, failed, t::failing(locale, failed), why));
    }
    let suspended = suspended(&open.network);
    if suspended > 0 {
        let why = t::suspended_why(locale).to_owned();
        lines.push(line(locale, route::NETWORK_IMPORTS, suspended, t::suspended(locale, suspended), why));
    }
    let list = match lines.is_empty() {
        true => el("div").class("sheet").add(view! { <Empty title=owned(common::start_nothing)/> }.into_any()),
        false => el("ul").class("todo sheet").add(lines),
    };
    section(2, "open", "", common::start_todo).add(list)
}

/// Sources whose last import waits for somebody to decide.
fn suspended(network: &NetworkImports) -> u64 {
    let last = |source: &String| network.imports.iter().find(|one| one.source == *source);
    let waits = |source: &&String| last(source).is_some_and(|one| one.state == NetworkImportState::Suspended);
    let mut named: Vec<&String> = network.imports.iter().map(|one| &one.source).collect();
    named.sort_unstable();
    named.dedup();
    named.iter().filter(|source| waits(source)).count() as u64
}

fn line(locale: Locale, path: &str, number: u64, words: String, why: String) -> El {
    let number = el("span").class("todo__n").add(format::number(locale, number));
    todo_line(path, number, words, why)
}

fn public(locale: Locale, network: &NetworkImports) -> El {
    let all = el("p").add(link(route::NETWORK_IMPORTS, text(t::see_imports)));
    let heading = el("h2").attr("id", "sources").add(text(t::sources));
    let head = el("div").class("section__head").add(heading).add(all);
    let section = el("section").class("section").attr("aria-labelledby", "sources");
    section.add(head).add(sources(locale, network))
}
