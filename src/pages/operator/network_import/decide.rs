//! The operator's decision on a suspended import: apply it in spite of the removals, or drop it. Both ask first.

use carnet_core::wire::{ImportComparison, NetworkImport};
use leptos::{prelude::*, task::spawn_local};

use super::{HEADING, Job};
use crate::{
    api::{Api, ApiError, use_api},
    i18n::{network_import as t, owned, text, use_locale},
    ui::{Dialog, El, ErrorBlock, button, el, flag, focus_after_dialog, live, said},
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Apply,
    Drop,
}

/// A question that is asked, and its answer.
#[derive(Clone, Copy)]
struct Deciding {
    job: Job,
    api: Api,
    word: Word,
    open: RwSignal<bool>,
    busy: RwSignal<bool>,
    failed: RwSignal<Option<ApiError>>,
}

pub(super) fn foot(job: Job, one: &NetworkImport, comparison: ImportComparison) -> El {
    let deciding = |word| Deciding {
        job,
        api: use_api(),
        word,
        open: RwSignal::new(false),
        busy: RwSignal::new(false),
        failed: RwSignal::new(None),
    };
    let (apply, drop) = (deciding(Word::Apply), deciding(Word::Drop));
    el("div")
        .class("sheet__foot")
        .add(opener(apply, "btn btn--danger-quiet", t::apply))
        .add(opener(drop, "btn btn--primary", t::drop_it))
        .add(confirm(apply, "network-import-apply", one.id.clone(), comparison))
        .add(confirm(drop, "network-import-drop", one.id.clone(), comparison))
}

fn opener(deciding: Deciding, class: &'static str, label: crate::i18n::Text) -> El {
    let ask = move || {
        deciding.failed.set(None);
        deciding.open.set(true);
    };
    button(class, text(label), ask).attr("aria-haspopup", "dialog")
}

fn confirm(deciding: Deciding, id: &'static str, import: String, comparison: ImportComparison) -> AnyView {
    let title = owned(if deciding.word == Word::Apply { t::apply_title } else { t::drop_title });
    let close = Callback::new(move |()| deciding.open.set(false));
    view! {
        <Dialog open=deciding.open on_close=close id title small=true>
            {question(deciding, import.clone(), comparison, close)}
        </Dialog>
    }
    .into_any()
}

fn question(deciding: Deciding, id: String, comparison: ImportComparison, close: Callback<()>) -> Vec<AnyView> {
    let locale = use_locale();
    let failed = live(move || {
        let error = deciding.failed.get()?;
        let (what, reference) = (error.sentence(locale.get()), error.reference());
        Some(view! { <ErrorBlock what reference/> }.into_any())
    });
    let what = said(move || match deciding.word {
        Word::Apply => t::apply_what(locale.get(), comparison.vanishing),
        Word::Drop => t::drop_what(locale.get()).to_owned(),
    });
    let body = el("div").class("dialog__body").add(failed).add(el("p").add(what));
    let (class, label): (_, crate::i18n::Text) = match deciding.word {
        Word::Apply => ("btn btn--danger", t::apply),
        Word::Drop => ("btn btn--primary", t::drop_it),
    };
    let act = button(class, text(label), move || decide(deciding, id.clone()));
    let foot = el("div")
        .class("dialog__foot")
        .add(button("btn", text(t::back), move || close.run(())).attr("autofocus", ""))
        .add(act.attr("aria-disabled", flag(move || deciding.busy.get())));
    vec![body.view(), foot.view()]
}

fn decide(deciding: Deciding, id: String) {
    if deciding.busy.get_untracked() {
        return;
    }
    deciding.busy.set(true);
    spawn_local(async move {
        let answer = match deciding.word {
            Word::Apply => deciding.api.apply_network_import(&id).await,
            Word::Drop => deciding.api.drop_network_import(&id).await,
        };
        if deciding.busy.try_set(false).is_some() {
            // One has left the page meanwhile, or it shows the next state already.
            return;
        }
        match answer {
            Err(error) if !error.is_unknown_outcome() => deciding.failed.set(Some(error)),
            // Whether it was done is read, never guessed.
            _ => {
                deciding.open.set(false);
                focus_after_dialog(HEADING);
            }
        }
        deciding.job.refetch();
    });
}
