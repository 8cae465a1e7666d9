//! Importing customers from a file (R18), in five steps: file, columns, preview, import, report. Each job has its own
//! address, and the step follows from the state of the job.

mod columns;
mod earlier;
mod file;
mod job;
mod line;
mod lines;
mod preview;
mod progress;
mod report;

use leptos::prelude::*;

use crate::{
    i18n::{Text, common, importing as t, owned, text, use_locale},
    route,
    ui::{El, PageHeading, crumb, el, link, page_head, said},
};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd)]
enum Step {
    File,
    Columns,
    Preview,
    Import,
    Report,
}

const STEPS: [(Step, Text); 5] = [
    (Step::File, t::step_file),
    (Step::Columns, t::step_columns),
    (Step::Preview, t::step_preview),
    (Step::Import, t::step_import),
    (Step::Report, t::step_report),
];

/// `id` is the import's; empty for a new one.
#[component]
pub fn ImportPage(id: String) -> impl IntoView {
    let heading = view! { <PageHeading title=owned(common::nav_import)/> }.into_any();
    let mine = link(route::CUSTOMERS, text(common::nav_my_customers));
    let crumbs = vec![crumb(text(common::nav_customers)), crumb(mine)];
    let content = if id.is_empty() { file::choose() } else { job::job(id) };
    std::iter::once(page_head(crumbs, heading, Vec::new()).view()).chain(content).collect::<Vec<_>>()
}

/// Where one is. The steps before are done.
fn stepper(at: Step) -> El {
    let locale = use_locale();
    let step = |(step, label): (Step, Text)| {
        let item = el("li");
        if step < at {
            let done = said(move || t::step_done(locale.get(), label(locale.get())));
            return item
                .class("is-done")
                .add(el("span").attr("aria-hidden", "true").add(text(label)))
                .add(el("span").class("visually-hidden").add(done));
        }
        let item = item.add(text(label));
        if step == at { item.attr("aria-current", "step") } else { item }
    };
    let steps: Vec<El> = STEPS.into_iter().map(step).collect();
    el("ol").class("steps").attr("aria-label", text(t::steps)).add(steps)
}

/// Id of the heading of a step.
const STEP_HEADING: &str = "import-step";

/// The heading of a step, with a sentence beside it.
fn step_head(title: Signal<String>, note: Option<Signal<String>>) -> El {
    let heading = el("h2").attr("id", STEP_HEADING).attr("tabindex", "-1").add(title);
    el("div").class("section__head").add(heading).add(note.map(|note| el("p").add(note)))
}
