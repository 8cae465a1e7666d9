//! One import of the public directory: its stages, how far it is, the decision it waits for, and its report. The page
//! follows the state of the import, and can be left and come back to.

mod compare;
mod decide;
mod lists;
mod progress;
mod start;

use carnet_core::wire::{Locale, NetworkImport, NetworkImportState as State, ObjectKind};
use leptos::prelude::*;

pub use start::start;

use crate::{
    api::{ApiError, use_api},
    failure::failure,
    i18n::{common, format, network, network_import as t, owned, states::Tone, text, use_locale},
    live::use_changes,
    load::{Loaded, load},
    route,
    ui::{
        El, Notice, PageHeading, SkeletonRows, badge, crumb, el, focus_if_lost, link, live, page_head, said,
        source_name, use_announcer,
    },
};

/// Id of the heading of what the import is at.
const HEADING: &str = "network-import-stage";

/// The import, and the way to read it again.
#[derive(Clone, Copy)]
struct Job {
    known: Memo<Option<Result<NetworkImport, ApiError>>>,
    answer: Loaded<Result<NetworkImport, ApiError>>,
}

impl Job {
    fn get(self) -> Option<NetworkImport> {
        self.known.get().and_then(Result::ok)
    }

    fn runs(self) -> bool {
        self.known.with_untracked(|known| matches!(known, Some(Ok(one)) if runs(one.state)))
    }

    fn refetch(self) {
        self.answer.refetch();
    }
}

fn runs(state: State) -> bool {
    matches!(state, State::Staging | State::Applying)
}

fn one(id: String) -> Vec<AnyView> {
    let (api, locale) = (use_api(), use_locale());
    let changes = use_changes(ObjectKind::Import);
    let answer = load(move || {
        changes.track();
        let id = id.clone();
        async move { api.network_import(&id).await }
    });
    let job = Job { known: Memo::new(move |_| answer.get()), answer };
    let title = live(move || job.get().map(|one| el("p").class("lead").add(name(locale.get(), &one)).view()));
    // Made anew with another state alone; what changes within it, it follows by itself.
    let state = Memo::new(move |_| job.get().map(|one| (one.state, one.comparison.is_some())));
    let failed = Memo::new(move |_| job.known.get().and_then(Result::err));
    say(state);
    let content = live(move || match (state.get(), failed.get()) {
        (Some(_), _) => untrack(|| show(job)),
        (None, Some(error)) => vec![failure(error, move || answer.refetch())],
        (None, None) => vec![el("div").class("sheet").add(view! { <SkeletonRows/> }.into_any()).view()],
    });
    vec![title.into_any(), el("div").class("block").add(content).view()]
}

fn name(locale: Locale, one: &NetworkImport) -> String {
    match &one.file {
        Some(file) => t::import_of(locale, &file.name),
        None => t::import_from(locale, &source_name(locale, &one.source)),
    }
}

/// The end of what runs is said, and does not take the focus away.
fn say(state: Memo<Option<(State, bool)>>) {
    let (locale, announcer) = (use_locale(), use_announcer());
    Effect::new(move |before: Option<Option<(State, bool)>>| {
        let now = state.get();
        if let (Some(Some((before, _))), Some((now, _))) = (before, now)
            && runs(before)
            && !runs(now)
        {
            let words = match now {
                State::Applied => t::announce_done,
                State::Suspended => t::announce_suspended,
                _ => t::announce_failed,
            };
            announcer.say(words(locale.get_untracked()));
            focus_if_lost(vec![HEADING.to_owned()]);
        }
        now
    });
}

fn show(job: Job) -> Vec<AnyView> {
    let locale = use_locale();
    let Some(one) = job.get() else { return Vec::new() };
    let head = live(move || job.get().map(|one| facts(locale.get(), &one).view()));
    let stages = one.file.is_some().then(|| stages(one.state).view());
    let mut parts = vec![head.into_any(), stages.into_any()];
    parts.extend(match one.state {
        State::Staging | State::Applying => progress::progress(job),
        State::Suspended if one.comparison.is_some() => compare::compare(job, &one),
        _ => ended(&one),
    });
    parts
}

fn facts(locale: Locale, one: &NetworkImport) -> El {
    let (tone, icon) = network::look(one.state);
    let state = badge(tone, icon, Signal::stored(network::state(locale, one.state).to_owned()), true);
    let mut when = t::started(locale, &format::date_time(locale, &one.started_at));
    if let Some(at) = &one.finished_at {
        when = format!("{when}, {}", t::finished(locale, &format::date_time(locale, at)));
    }
    el("p").class("row").add(state).add(el("span").class("muted").add(when))
}

/// What an import goes through, and where this one is.
fn stages(state: State) -> El {
    let locale = use_locale();
    let at = match state {
        State::Staging => 0,
        State::Applying | State::Suspended => 1,
        _ => 2,
    };
    let stage = |(place, label): (usize, crate::i18n::Text)| {
        let item = el("li");
        if place < at && matches!(state, State::Applying | State::Suspended | State::Applied) {
            let done = said(move || t::stage_done(locale.get(), label(locale.get())));
            return item
                .class("is-done")
                .add(el("span").attr("aria-hidden", "true").add(text(label)))
                .add(el("span").class("visually-hidden").add(done));
        }
        let item = item.add(text(label));
        if place == at { item.attr("aria-current", "step") } else { item }
    };
    let all: [crate::i18n::Text; 3] = [t::stage_read, t::stage_apply, t::stage_report];
    let stages: Vec<El> = all.into_iter().enumerate().map(stage).collect();
    el("ol").class("steps").attr("aria-label", text(t::stages)).add(stages)
}

/// How it ended, what it did, and what was wrong with cards.
fn ended(one: &NetworkImport) -> Vec<AnyView> {
    let locale = use_locale();
    let heading = el("h2").attr("id", HEADING).attr("tabindex", "-1").add(text(t::report));
    let (now, known) = (one.clone(), one.clone());
    let why = live(move || why(locale.get(), &known));
    let figures = live(move || compare::done(locale.get(), &now).map(El::view));
    let section = el("section").class("section").attr("aria-labelledby", HEADING);
    let section = section.add(heading).add(why).add(el("div").class("sheet").add(figures));
    let mut parts = vec![section.view()];
    if one.file.is_some() {
        parts.push(lists::problems(one));
    }
    parts.push(el("p").add(link(route::NETWORK_IMPORTS, text(t::all))).view());
    parts
}

/// Why nothing was changed.
fn why(locale: Locale, one: &NetworkImport) -> Option<AnyView> {
    let sentence = match (one.state, &one.failure) {
        (State::Failed, Some(failure)) => t::malformed(locale, &format::number(locale, failure.line)),
        (State::Failed, None) => t::failed(locale).to_owned(),
        (State::Interrupted, _) => t::interrupted(locale).to_owned(),
        (State::Superseded, _) => t::superseded(locale).to_owned(),
        (State::Dropped, _) => t::dropped(locale).to_owned(),
        (State::Suspended, _) => t::suspended_over(locale).to_owned(),
        _ => return None,
    };
    let tone = if matches!(one.state, State::Failed | State::Interrupted) { Tone::Danger } else { Tone::Neutral };
    // The reader's own words, which are in one language.
    let detail = one.failure.as_ref().map(|failure| {
        el("p").class("small").add(el("code").attr("lang", "en").attr("translate", "no").add(failure.detail.clone()))
    });
    let content = el("div").add(el("p").add(sentence)).add(detail).view();
    Some(view! { <Notice tone icon="alert">{content}</Notice> }.into_any())
}

#[component]
pub fn NetworkImportPage(id: String) -> impl IntoView {
    let heading = view! { <PageHeading title=owned(network::imports)/> }.into_any();
    let all = crumb(link(route::NETWORK_IMPORTS, text(network::imports)));
    let head = page_head(vec![crumb(text(common::nav_operator)), all], heading, Vec::new());
    vec![head.view(), super::for_operator(move || one(id.clone()))]
}
