//! Step 5: what became of each line, to download, and undoing all of it.

use carnet_core::wire::{CsvImport, CsvState, Locale};
use leptos::{prelude::*, task::spawn_local};

use super::{
    STEP_HEADING,
    earlier::state_badge,
    job::Job,
    lines::{download, lines},
    preview::figures,
    step_head,
};
use crate::{
    api::{Api, ApiError, use_api},
    i18n::{format, importing as t, states::Tone, text, use_locale},
    route,
    ui::{Dialog, El, ErrorBlock, Notice, button, el, flag, focus_after_dialog, icon, link, live, said},
};

/// The question whether to undo, and its answer.
#[derive(Clone, Copy)]
struct Undoing {
    job: Job,
    api: Api,
    open: RwSignal<bool>,
    busy: RwSignal<bool>,
    failed: RwSignal<Option<ApiError>>,
}

pub fn report(job: Job) -> AnyView {
    let locale = use_locale();
    let Some(now) = job.get() else { return ().into_any() };
    let undoing = Undoing {
        job,
        api: use_api(),
        open: RwSignal::new(false),
        busy: RwSignal::new(false),
        failed: RwSignal::new(None),
    };
    let counts = Memo::new(move |_| job.get().and_then(|job| job.counts).unwrap_or_default());
    let figures = live(move || figures(locale.get(), counts.get(), true).view());
    let state = live(move || job.get().map(|job| state(locale.get(), &job).view()));
    let file = now.file_name.clone();
    let title = said(move || t::report_of(locale.get(), &file));
    let sheet = el("div").class("sheet").add(figures).add(lines(&now, counts, None)).add(foot(&now, undoing));
    el("div")
        .add(step_head(title, None))
        .add(el("div").class("notices").attr("role", "status").add(state))
        .add(sheet)
        .add(confirm(undoing, now))
        .view()
}

/// When it was done; after an undo, what was put back and what stayed.
fn state(locale: Locale, job: &CsvImport) -> El {
    let badge = state_badge(locale, job);
    if job.state == CsvState::Undone {
        let undone = el("p").add(t::undone(locale, job.undone.unwrap_or(0)));
        let kept = job.kept.filter(|kept| *kept > 0).map(|kept| el("p").add(t::kept(locale, kept)));
        let content = el("div").class("stack stack--tight").add(badge).add(undone).add(kept).view();
        return el("div").add(view! { <Notice tone=Tone::Neutral icon="undo">{content}</Notice> }.into_any());
    }
    let at = job.finished_at.as_ref().map(|at| el("span").add(t::finished(locale, &format::date_time(locale, at))));
    el("div").class("row").add(badge).add(at)
}

fn foot(now: &CsvImport, undoing: Undoing) -> El {
    let (locale, id) = (use_locale(), now.id.clone());
    let undo = live(move || {
        let applied = undoing.job.get().is_some_and(|job| job.state == CsvState::Applied);
        let ask = move || {
            undoing.failed.set(None);
            undoing.open.set(true);
        };
        applied.then(|| {
            button("btn btn--danger-quiet", icon("undo"), ask)
                .attr("aria-haspopup", "dialog")
                .add(text(t::undo_all))
                .view()
        })
    });
    let file = live(move || download(&id, "", t::report_file(locale.get())).class("btn").view());
    el("div")
        .class("sheet__foot")
        .add(el("span").add(undo))
        .add(link(route::IMPORT, text(t::import_more)))
        .add(file)
        .add(link(route::CUSTOMERS, text(t::to_customers)).class("btn btn--primary"))
}

fn confirm(undoing: Undoing, now: CsvImport) -> AnyView {
    let locale = use_locale();
    let file = now.file_name.clone();
    let title = said(move || t::undo_title(locale.get(), &file));
    let close = Callback::new(move |()| undoing.open.set(false));
    view! {
        <Dialog open=undoing.open on_close=close id="import-undo" title small=true>{question(undoing, now.clone(), close)}</Dialog>
    }
    .into_any()
}

fn question(undoing: Undoing, now: CsvImport, close: Callback<()>) -> Vec<AnyView> {
    let locale = use_locale();
    let counts = now.counts.unwrap_or_default();
    let failed = live(move || {
        let error = undoing.failed.get()?;
        let (what, reference) = (error.sentence(locale.get()), error.reference());
        Some(view! { <ErrorBlock what reference/> }.into_any())
    });
    let body = el("div")
        .class("dialog__body")
        .add(failed)
        .add(el("p").add(said(move || t::undo_what(locale.get(), counts.created, counts.updated))));
    let id = now.id;
    let act = move || {
        if undoing.busy.get_untracked() {
            return;
        }
        undoing.busy.set(true);
        let id = id.clone();
        spawn_local(async move {
            let answer = undoing.api.undo_import(&id).await;
            if undoing.busy.try_set(false).is_some() {
                // One has left the page meanwhile.
                return;
            }
            match answer {
                Ok(_) => {
                    undoing.open.set(false);
                    // The button that opened the question is gone.
                    focus_after_dialog(STEP_HEADING);
                }
                Err(error) => undoing.failed.set(Some(error)),
            }
            undoing.job.refetch();
        });
    };
    let foot = el("div")
        .class("dialog__foot")
        .add(button("btn", text(t::keep), move || close.run(())).attr("autofocus", ""))
        .add(button("btn btn--danger", text(t::undo_all), act).attr("aria-disabled", flag(move || undoing.busy.get())));
    vec![body.view(), foot.view()]
}
