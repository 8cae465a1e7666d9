//! Step 3: what would be done with each line, and the button that does it.

use carnet_core::wire::{CsvCounts, CsvImport, CsvOutcome, CsvState, Locale};
use leptos::{prelude::*, task::spawn_local};

use super::{
    columns::lost_zeros,
    job::{Job, columns_path},
    lines::{OUTCOMES, lines},
    step_head,
};
use crate::{
    api::{ApiError, use_api},
    history::use_navigate,
    i18n::{format, importing as t, owned, states::Tone, text, use_locale},
    ui::{El, ErrorBlock, Notice, button, el, flag, link, live, said},
};

pub fn preview(job: Job) -> AnyView {
    let locale = use_locale();
    let Some(now) = job.get() else { return ().into_any() };
    let counts = Memo::new(move |_| job.get().and_then(|job| job.counts).unwrap_or_default());
    let figures = live(move || figures(locale.get(), counts.get(), false).view());
    let failed = RwSignal::new(None::<ApiError>);
    let file = now.file_name.clone();
    let title = said(move || t::preview_of(locale.get(), &file));
    let sheet =
        el("div").class("sheet").add(figures).add(lines(&now, counts, Some(job))).add(foot(job, &now, counts, failed));
    el("div")
        .add(step_head(title, Some(owned(t::nothing_written))))
        .add(el("div").class("notices").add(wrong(job, failed)))
        .add(lost_zeros(&now))
        .add(sheet)
        .view()
}

/// Lines by outcome. `done`: what has become of them, else what would.
pub fn figures(locale: Locale, counts: CsvCounts, done: bool) -> El {
    let figure = |outcome: CsvOutcome| {
        let n = t::counted(counts, outcome);
        let words: fn(Locale, u64) -> String = match outcome {
            CsvOutcome::Created if done => t::created,
            CsvOutcome::Updated if done => t::updated,
            CsvOutcome::Created => t::to_create,
            CsvOutcome::Updated => t::to_update,
            CsvOutcome::Unchanged => t::unchanged,
            CsvOutcome::Ambiguous => t::ambiguous,
            CsvOutcome::Rejected => t::in_error,
        };
        el("div").add(el("dt").add(words(locale, n))).add(el("dd").add(format::number(locale, n)))
    };
    let figures: Vec<El> = OUTCOMES.into_iter().map(figure).collect();
    el("dl").class("figures figures--top").add(figures)
}

/// That the last try failed, and why this one did not start.
fn wrong(job: Job, failed: RwSignal<Option<ApiError>>) -> Vec<crate::ui::Live> {
    let locale = use_locale();
    let before = Memo::new(move |_| job.get().is_some_and(|job| job.state == CsvState::Failed));
    let before = live(move || {
        before.get().then(|| {
            let sentence = el("p").add(text(t::failed)).view();
            view! { <Notice tone=Tone::Danger icon="alert">{sentence}</Notice> }.into_any()
        })
    });
    let now = live(move || {
        let error = failed.get()?;
        let (what, reference) = (error.sentence(locale.get()), error.reference());
        Some(view! { <ErrorBlock what reference/> }.into_any())
    });
    vec![before, now]
}

fn foot(job: Job, now: &CsvImport, counts: Memo<CsvCounts>, failed: RwSignal<Option<ApiError>>) -> El {
    let (api, locale, navigate) = (use_api(), use_locale(), use_navigate());
    let busy = RwSignal::new(false);
    let some = Memo::new(move |_| counts.with(|counts| counts.created + counts.updated));
    let id = now.id.clone();
    let go = move || {
        if busy.get_untracked() || some.get_untracked() == 0 {
            return;
        }
        failed.set(None);
        busy.set(true);
        let id = id.clone();
        spawn_local(async move {
            let answer = api.apply_import(&id).await;
            if busy.try_set(false).is_some() {
                return;
            }
            // The address of the report has no filter of the preview.
            navigate(
                &crate::route::import(&id),
                crate::history::NavigateOptions { replace: true, ..Default::default() },
            );
            match answer {
                Err(error) if !error.is_unknown_outcome() => failed.set(Some(error)),
                // Whether it runs is read, never guessed.
                _ => job.refetch(),
            }
        });
    };
    let left = said(move || {
        let left = counts.with(|counts| counts.ambiguous + counts.rejected);
        if left > 0 { t::left_out(locale.get(), left) } else { String::new() }
    });
    let label = said(move || t::import_n(locale.get(), some.get()));
    let act = live(move || {
        if some.get() == 0 {
            return el("p").add(text(t::import_nothing)).view();
        }
        button("btn btn--primary", label, go.clone())
            .attr("id", "import-go")
            .attr("aria-disabled", flag(move || busy.get()))
            .view()
    });
    el("div")
        .class("sheet__foot")
        .add(link(&columns_path(&now.id), text(t::back_to_columns)).class("btn btn--ghost"))
        .add(el("p").class("small muted").add(left))
        .add(act)
}
