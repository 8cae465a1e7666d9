//! One import: which step its state asks for.

use carnet_core::wire::{CsvImport, CsvState, ObjectKind};
use leptos::prelude::*;

use super::{STEP_HEADING, Step, columns::columns, preview::preview, progress::progress, report::report, stepper};
use crate::{
    api::{ApiError, use_api},
    failure::failure,
    i18n::{importing as t, use_locale},
    live::use_changes,
    load::{Loaded, load},
    query::with_query,
    route,
    ui::{SkeletonRows, el, focus_soon, live, use_announcer},
    url_state::use_query,
};

/// The import, and the way to read it again.
#[derive(Clone, Copy)]
pub struct Job {
    known: Memo<Option<Result<CsvImport, ApiError>>>,
    answer: Loaded<Result<CsvImport, ApiError>>,
}

impl Job {
    pub fn get(self) -> Option<CsvImport> {
        self.known.get().and_then(Result::ok)
    }

    pub fn is_running(self) -> bool {
        self.known.with_untracked(|known| matches!(known, Some(Ok(job)) if job.state == CsvState::Running))
    }

    pub fn refetch(self) {
        self.answer.refetch();
    }
}

/// The address of the columns of an import that has a preview already.
pub fn columns_path(id: &str) -> String {
    with_query(&route::import(id), [("step", "columns")])
}

pub fn job(id: String) -> Vec<AnyView> {
    let (api, query) = (use_api(), use_query());
    let changes = use_changes(ObjectKind::Import);
    let answer = load(move || {
        changes.track();
        let id = id.clone();
        async move { api.import(&id).await }
    });
    let job = Job { known: Memo::new(move |_| answer.get()), answer };
    let back = Memo::new(move |_| query.with(|query| query.get("step") == "columns"));
    let step = Memo::new(move |_| job.get().map(|job| step_of(&job, back.get())));
    follow(step);
    let steps = live(move || step.get().map(|step| stepper(step).view()));
    // A step is made once; what changes within it, it follows by itself.
    let failed = Memo::new(move |_| job.known.get().and_then(Result::err));
    let content = live(move || match (step.get(), failed.get()) {
        (Some(step), _) => vec![untrack(|| show(step, job))],
        (None, Some(error)) => vec![failure(error, move || answer.refetch())],
        (None, None) => vec![el("div").class("sheet").add(view! { <SkeletonRows/> }.into_any()).view()],
    });
    vec![steps.into_any(), el("section").class("section").add(content).view()]
}

fn step_of(job: &CsvImport, back: bool) -> Step {
    match job.state {
        CsvState::Uploaded => Step::Columns,
        CsvState::Previewed | CsvState::Failed if back || job.counts.is_none() => Step::Columns,
        CsvState::Previewed | CsvState::Failed => Step::Preview,
        CsvState::Running => Step::Import,
        CsvState::Applied | CsvState::Undone => Step::Report,
    }
}

/// Another step takes the focus to its heading; the end of the import is said.
fn follow(step: Memo<Option<Step>>) {
    let (locale, announcer) = (use_locale(), use_announcer());
    Effect::new(move |before: Option<Option<Step>>| {
        let now = step.get();
        if let (Some(Some(before)), Some(now)) = (before, now)
            && before != now
        {
            focus_soon(STEP_HEADING);
            if (before, now) == (Step::Import, Step::Report) {
                announcer.say(t::announce_done(locale.get_untracked()));
            }
        }
        now
    });
}

fn show(step: Step, job: Job) -> AnyView {
    match step {
        // Not the step of a job: the first page has it.
        Step::File => ().into_any(),
        Step::Columns => columns(job),
        Step::Preview => preview(job),
        Step::Import => progress(job),
        Step::Report => report(job),
    }
}
