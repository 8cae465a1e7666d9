//! What an import would do, or has done, in figures; and the suspended import in front of the operator's decision.

use carnet_core::wire::{ImportComparison, Locale, NetworkImport};
use leptos::prelude::*;

use super::{HEADING, Job, decide, lists};
use crate::{
    i18n::{format, network_import as t, states::Tone, text, use_locale},
    ui::{El, Notice, el, live},
};

pub(super) fn compare(job: Job, one: &NetworkImport) -> Vec<AnyView> {
    let locale = use_locale();
    let Some(comparison) = one.comparison else { return Vec::new() };
    let heading = el("h2").attr("id", HEADING).attr("tabindex", "-1").add(text(t::compare));
    let why = live(move || {
        let sentence = el("p").add(t::suspended(locale.get(), &percent(comparison))).view();
        view! { <Notice tone=Tone::Warning icon="pause">{sentence}</Notice> }.into_any()
    });
    let figures = live(move || would(locale.get(), comparison).view());
    let sheet = el("div").class("sheet").add(figures).add(decide::foot(job, one, comparison));
    let section = el("section").class("section").attr("aria-labelledby", HEADING);
    let section = section.add(heading).add(el("div").attr("role", "alert").add(why)).add(sheet);
    vec![section.view(), lists::vanishing(&one.id), lists::problems(one)]
}

/// Rounded up: none of them is said to be none.
fn percent(comparison: ImportComparison) -> String {
    let registered = comparison.registered.max(1);
    (comparison.vanishing * 100).div_ceil(registered).to_string()
}

fn would(locale: Locale, comparison: ImportComparison) -> El {
    figures(
        locale,
        &[
            (t::vanishing(locale), comparison.vanishing),
            (t::registered(locale), comparison.registered),
            (t::to_create(locale), comparison.created),
            (t::to_update(locale), comparison.updated),
            (t::unchanged(locale), comparison.unchanged),
        ],
    )
}

/// What was read and changed; `None` when the import says neither.
pub(super) fn done(locale: Locale, one: &NetworkImport) -> Option<El> {
    let mut all = Vec::new();
    if let Some(file) = &one.file {
        all.extend([(t::read(locale), file.read), (t::skipped(locale), file.skipped)]);
    }
    if let Some(done) = &one.done {
        all.extend([
            (t::created(locale), done.created),
            (t::updated(locale), done.updated),
            (t::unchanged(locale), done.unchanged),
            (t::removed(locale), done.removed),
        ]);
    }
    (!all.is_empty()).then(|| figures(locale, &all))
}

fn figures(locale: Locale, all: &[(&'static str, u64)]) -> El {
    let figure = |(words, n): &(&'static str, u64)| {
        el("div").add(el("dt").add(*words)).add(el("dd").add(format::number(locale, *n)))
    };
    el("dl").class("figures figures--top").add(all.iter().map(figure).collect::<Vec<_>>())
}
