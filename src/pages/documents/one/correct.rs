//! *Corriger et renvoyer*: the identifiers that the document is routed by, beside what the directory has. Sending routes
//! it at once; somebody else's change in between is told, and what was typed stays.

use carnet_core::wire::{Code, DocumentDetail, IdentifierKind, MAX_IDENTIFIER_CHARS, RouteIdentifier};
use leptos::prelude::*;

use super::{CORRECT, acts, acts::Trouble, here::Here, hints, rows};
use crate::{
    api::ApiError,
    i18n::{common, documents as t, owned, states::Tone, text},
    leaving,
    ui::{Dialog, El, ErrorBlock, Notice, Says, Wrong, button, el, flag, focus_after_dialog, live, said, says},
    url_state::Query,
};

/// What is being typed.
#[derive(Clone, Copy)]
pub struct Draft {
    pub here: Here,
    pub rows: RwSignal<Vec<RouteIdentifier>>,
    /// Grows when all rows were replaced.
    pub filled: RwSignal<u32>,
    pub wrong: Wrong,
    /// What nobody has typed: the rows as they were filled in first, or were sent.
    start: StoredValue<Vec<RouteIdentifier>>,
    /// Of the document that the rows are sent against.
    version: StoredValue<u64>,
    trouble: RwSignal<Option<ApiError>>,
}

/// The field of a row, by its place.
pub fn value_id(index: usize) -> String {
    format!("correct-value-{index}")
}

impl Draft {
    fn new(here: Here) -> Self {
        let draft = Self {
            here,
            rows: RwSignal::new(Vec::new()),
            filled: RwSignal::new(0),
            wrong: Wrong::nothing(),
            start: StoredValue::default(),
            version: StoredValue::new(0),
            trouble: RwSignal::new(None),
        };
        draft.version.set_value(draft.now());
        let detail = here.document.with_untracked(|document| document.as_ref().and_then(|one| one.detail.clone()));
        draft.fill(detail.map_or_else(Vec::new, |detail| detail.identifiers));
        draft.start.set_value(draft.rows.get_untracked());
        draft
    }

    fn is_dirty(self) -> bool {
        self.start.with_value(|start| self.rows.with_untracked(|rows| rows != start))
    }

    /// Nothing of it would be lost any more.
    fn is_done(self) {
        self.rows.try_with_untracked(|rows| self.start.try_set_value(rows.clone()));
    }

    /// The version of the document as it was read last.
    fn now(self) -> u64 {
        self.here.document.with_untracked(|document| document.as_ref().map_or(0, |document| document.version))
    }

    pub fn fill(self, mut rows: Vec<RouteIdentifier>) {
        if rows.is_empty() {
            rows.push(RouteIdentifier { kind: IdentifierKind::CustomerNumber, value: String::new() });
        }
        self.rows.set(rows);
        self.filled.update(|times| *times += 1);
    }

    /// A value of the directory: in the first row of its kind, else in a row of its own.
    pub fn take(self, taken: &RouteIdentifier) -> usize {
        let mut at = 0;
        self.rows.update(|rows| {
            at = rows.iter().position(|row| row.kind == taken.kind).unwrap_or(rows.len());
            match rows.get_mut(at) {
                Some(row) => row.value.clone_from(&taken.value),
                None => rows.push(taken.clone()),
            }
        });
        self.filled.update(|times| *times += 1);
        at
    }

    fn faults(self) -> Vec<(String, Says)> {
        let fault = |(index, row): (usize, &RouteIdentifier)| {
            let value = row.value.trim();
            if value.is_empty() {
                return Some((value_id(index), says(t::value_needed)));
            }
            (value.chars().count() > MAX_IDENTIFIER_CHARS).then(|| (value_id(index), says(t::value_long)))
        };
        self.rows.with_untracked(|rows| rows.iter().enumerate().filter_map(fault).collect())
    }

    fn send(self) {
        let faults = self.faults();
        let stop = !faults.is_empty();
        self.wrong.tell_at_field(faults);
        if stop {
            return;
        }
        self.trouble.set(None);
        let mut rows = self.rows.get_untracked();
        for row in &mut rows {
            row.value = row.value.trim().to_owned();
        }
        let here = self.here;
        acts::run(here, async move {
            match here.api.correct_document(&here.id(), self.version.get_value(), rows).await {
                Ok(document) => {
                    self.is_done();
                    here.close();
                    Ok(document)
                }
                Err(error) => Err(self.refused(error).await),
            }
        });
    }

    /// A refusal stays in the dialog; after somebody else's change the next try is of the document as it is now.
    async fn refused(self, error: ApiError) -> Trouble {
        if error.code() == Some(Code::ChangedMeanwhile)
            && let Ok(document) = self.here.api.document(&self.here.id()).await
        {
            self.version.try_set_value(document.version);
        }
        self.trouble.try_set(Some(error));
        Trouble::Told
    }
}

pub fn dialog(here: Here) -> AnyView {
    let open = here.is_open(CORRECT);
    let on_close = Callback::new(move |()| here.close());
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now {
            focus_after_dialog(super::STATE);
        }
        now
    });
    // An address may open it before the document is here.
    let ready = Memo::new(move |_| here.document.with(Option::is_some));
    let content = move || live(move || if ready.get() { form(here, on_close) } else { Vec::new() });
    view! { <Dialog open on_close id="doc-correct-dialog" title=owned(t::correct) wide=true>{content()}</Dialog> }
        .into_any()
}

fn form(here: Here, on_close: Callback<()>) -> Vec<AnyView> {
    let draft = Draft::new(here);
    let keeps = |query: &Query| query.get("open") == CORRECT;
    let guard = leaving::guard(move || draft.is_dirty(), keeps, move || draft.is_done());
    let beside = el("div").class("correct").add(rows::rows(draft)).add(hints::hints(draft));
    let body = el("form")
        .class("dialog__body")
        .attr("id", "correct-form")
        .attr("novalidate", "")
        .on_submit(move || draft.send())
        .add(trouble(draft))
        .add(el("p").class("muted").add(text(t::correct_why)))
        .add(beside);
    let back = given(here).map(|given| {
        button("btn btn--plain start", text(t::put_back), move || draft.fill(given.clone())).attr("id", "correct-back")
    });
    let locale = here.locale;
    let label =
        said(move || if here.busy.get() { t::sending(locale.get()) } else { t::correct(locale.get()) }.to_owned());
    let go = el("button")
        .class("btn btn--primary")
        .attr("type", "submit")
        .attr("form", "correct-form")
        .attr("aria-disabled", flag(move || here.busy.get()))
        .add(label);
    let leave = button("btn", text(common::cancel), move || on_close.run(()));
    vec![body.view(), el("div").class("dialog__foot").add(back).add(leave).add(go).view(), guard]
}

/// The identifiers of the source, where they were corrected.
fn given(here: Here) -> Option<Vec<RouteIdentifier>> {
    let given = |detail: &DocumentDetail| detail.given.clone();
    here.document.with_untracked(|document| document.as_ref()?.detail.as_deref().and_then(given))
}

fn trouble(draft: Draft) -> El {
    let locale = draft.here.locale;
    let note = live(move || {
        let error = draft.trouble.get()?;
        if error.code() == Some(Code::ChangedMeanwhile) {
            let sentence = el("p").add(text(t::changed_meanwhile)).view();
            return Some(view! { <Notice tone=Tone::Warning icon="alert">{sentence}</Notice> }.into_any());
        }
        let (what, reference) = (error.sentence(locale.get()), error.reference());
        Some(view! { <ErrorBlock what reference/> }.into_any())
    });
    el("div").attr("role", "status").add(note)
}
