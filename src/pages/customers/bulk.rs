//! What is done with the checked customers at once: a bar under the list, a confirmation that names what is deleted,
//! and afterwards a notice with the way back.

use carnet_core::wire::{Bulk, BulkAction, BulkDone, Locale};
use leptos::{prelude::*, task::spawn_local};

use super::selection::{Picked, Selection};
use crate::{
    api::{Api, ApiError, use_api},
    i18n::{Text, customers as t, problems, states::Tone, text, use_locale},
    ui::{Dialog, El, Notices, button, el, live, said, use_notices},
};

/// What the bar works with.
#[derive(Clone, Copy)]
struct Work {
    api: Api,
    notices: Notices,
    locale: Signal<Locale>,
    selection: Selection,
    busy: RwSignal<bool>,
    /// The rows are out of date.
    changed: Callback<()>,
}

/// The bar while something is checked, and its dialog; `export` opens the export of what is checked.
pub fn bulk(selection: Selection, export: Callback<()>, changed: Callback<()>) -> Vec<AnyView> {
    let work = Work {
        api: use_api(),
        notices: use_notices(),
        locale: use_locale(),
        selection,
        busy: RwSignal::new(false),
        changed,
    };
    let deleting = RwSignal::new(false);
    let some = Memo::new(move |_| selection.count() > 0);
    let bar = live(move || some.get().then(|| bar(work, deleting, export).view()));
    let dialog = view! {
        <Dialog open=deleting on_close=move |()| deleting.set(false) id="customers-delete" title=said(move || t::delete_title(work.locale.get(), selection.count()))>
            {confirmation(work, deleting)}
        </Dialog>
    };
    vec![bar.into_any(), dialog.into_any()]
}

fn bar(work: Work, deleting: RwSignal<bool>, export: Callback<()>) -> El {
    let locale = work.locale;
    let count = said(move || t::selected(locale.get(), work.selection.count()));
    let act = move |label: Text, action| {
        button("btn btn--small", text(label), move || run(work, action, ids(&work.selection.get_untracked()), false))
    };
    let remove = said(move || t::delete_count(locale.get(), work.selection.count()));
    let buttons = el("span")
        .class("bulk__all")
        .add(act(t::activate, BulkAction::Activate))
        .add(act(t::deactivate, BulkAction::Deactivate))
        .add(button("btn btn--small", text(t::export), move || export.run(())))
        .add(
            button("btn btn--small btn--danger-quiet", remove, move || deleting.set(true))
                .attr("aria-haspopup", "dialog"),
        )
        .add(button("btn btn--small btn--plain", text(t::select_none), move || work.selection.clear()));
    el("div")
        .class("bulk")
        .attr("role", "region")
        .attr("aria-label", text(t::bulk))
        .add(el("b").add(count))
        .add(buttons)
}

/// Names each customer and the numbers that become free.
fn confirmation(work: Work, deleting: RwSignal<bool>) -> Vec<AnyView> {
    let locale = work.locale;
    let picked = work.selection.get_untracked();
    let names: Vec<El> = picked
        .iter()
        .map(|one| {
            let numbers = one.numbers.join(", ");
            let freed = said(move || if numbers.is_empty() { String::new() } else { t::freed(locale.get(), &numbers) });
            el("li").add(el("b").add(one.name.clone())).add(" ").add(el("span").class("muted").add(freed))
        })
        .collect();
    let body = el("div")
        .class("dialog__body")
        .add(el("p").add(text(t::delete_why)))
        .add(el("ul").class("list").attr("tabindex", "0").attr("aria-label", text(t::delete_list)).add(names));
    let keep = button("btn", text(t::keep), move || deleting.set(false)).attr("autofocus", "");
    let count = picked.len() as u64;
    let remove = said(move || t::delete_count(locale.get(), count));
    let remove = button("btn btn--danger", remove, move || {
        deleting.set(false);
        run(work, BulkAction::Delete, ids(&picked), false);
    });
    vec![body.view(), el("div").class("dialog__foot").add(keep).add(remove).view()]
}

fn ids(picked: &[Picked]) -> Vec<String> {
    picked.iter().map(|one| one.id.clone()).collect()
}

fn run(work: Work, action: BulkAction, ids: Vec<String>, undoing: bool) {
    if work.busy.try_get_untracked() == Some(true) {
        return;
    }
    work.busy.try_set(true);
    spawn_local(async move {
        let done = work.api.bulk(&Bulk { action, ids }).await;
        work.busy.try_set(false);
        tell(work, action, done, undoing);
        work.changed.try_run(());
    });
}

/// What became of it, and the way back for what was changed; an undo has none of its own.
fn tell(work: Work, action: BulkAction, done: Result<BulkDone, ApiError>, undoing: bool) {
    let done = match done {
        Ok(done) => done,
        Err(error) => {
            work.notices.say(Tone::Danger, move |locale| error.sentence(locale));
            return;
        }
    };
    // What could not be done stays checked, to be looked at.
    let left: Vec<String> = done.refused.iter().map(|one| one.id.clone()).collect();
    work.selection.keep(&left);
    let tone = if done.refused.is_empty() { Tone::Success } else { Tone::Warning };
    let ids = done.done.clone();
    let sentence = move |locale| sentence(locale, action, &done);
    match undo_of(action).filter(|_| !undoing && !ids.is_empty()) {
        None => work.notices.say(tone, sentence),
        Some(back) => {
            work.notices.say_undoable(tone, sentence, move || run(work, back, ids.clone(), true));
        }
    }
}

fn undo_of(action: BulkAction) -> Option<BulkAction> {
    match action {
        BulkAction::Activate => Some(BulkAction::Deactivate),
        BulkAction::Deactivate => Some(BulkAction::Activate),
        BulkAction::Delete => Some(BulkAction::Restore),
        BulkAction::Restore => None,
    }
}

fn sentence(locale: Locale, action: BulkAction, done: &BulkDone) -> String {
    let count = done.done.len() as u64;
    let mut parts = vec![match action {
        BulkAction::Activate => t::activated(locale, count),
        BulkAction::Deactivate => t::deactivated(locale, count),
        BulkAction::Delete => t::deleted(locale, count),
        BulkAction::Restore => t::restored(locale, count),
    }];
    if !done.unchanged.is_empty() {
        parts.push(t::were_so(locale, done.unchanged.len() as u64));
    }
    for refused in &done.refused {
        parts.push(t::refused(locale, &refused.name, problems::sentence(locale, refused.code)));
    }
    for lost in &done.not_restored {
        parts.push(t::number_lost(locale, lost.number.as_deref().unwrap_or_default(), &lost.name));
    }
    parts.join(" ")
}
