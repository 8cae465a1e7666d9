//! The rows of a correction: kind and value of each identifier, as many as there are.

use carnet_core::wire::{IdentifierKind, MAX_IDENTIFIERS, RouteIdentifier};
use leptos::prelude::*;

use super::correct::{Draft, value_id};
use crate::{
    i18n::{Locale, documents as t, routing as r, text, use_locale},
    ui::{El, button, code_box, el, error_note, flag, focus_soon, icon, live, option, said, select_box, use_announcer},
};

fn kind_id(index: usize) -> String {
    format!("correct-kind-{index}")
}

pub fn rows(draft: Draft) -> El {
    let locale = use_locale();
    let count = Memo::new(move |_| draft.rows.read().len());
    let groups = live(move || {
        draft.filled.track();
        let (count, locale) = (count.get(), locale.get());
        (0..count).map(|index| group(draft, locale, index, count).view()).collect::<Vec<_>>()
    });
    let add = move || {
        let mut index = 0;
        draft.rows.update(|rows| {
            index = rows.len();
            rows.push(RouteIdentifier { kind: IdentifierKind::OrgNumber, value: String::new() });
        });
        focus_soon(kind_id(index));
    };
    let more = live(move || {
        let more = button("btn btn--small", icon("plus"), add).attr("id", "correct-more").add(text(t::add_row));
        (count.get() < MAX_IDENTIFIERS).then(|| more.view())
    });
    el("section")
        .class("stack")
        .attr("aria-labelledby", "correct-rows")
        .add(el("h3").attr("id", "correct-rows").add(text(t::correct_rows)))
        .add(groups)
        .add(el("div").add(more))
}

fn group(draft: Draft, locale: Locale, index: usize, count: usize) -> El {
    let error = draft.wrong.of(&value_id(index));
    let number = index as u64 + 1;
    let pair = el("div").class("idpair").add(kind(draft, locale, index)).add(value(draft, index, error));
    let pair = if count > 1 { pair.add(remover(draft, locale, index)) } else { pair };
    el("fieldset")
        .class("group")
        .class_while("group--error", Signal::derive(move || error.read().is_some()))
        .add(el("legend").add(t::correct_row(locale, number)))
        .add(error_note(format!("{}-error", value_id(index)), error))
        .add(pair)
}

fn kind(draft: Draft, locale: Locale, index: usize) -> El {
    let chosen = draft.rows.with_untracked(|rows| rows.get(index).map(|row| row.kind));
    let options: Vec<El> = IdentifierKind::ALL
        .into_iter()
        .map(|kind| option(kind.rank().to_string(), r::kind(locale, kind), chosen == Some(kind)))
        .collect();
    let select = el("select").attr("id", kind_id(index)).add(options).on_change(move |rank| {
        let kind = IdentifierKind::ALL.into_iter().find(|kind| kind.rank().to_string() == rank);
        draft.rows.update(|rows| {
            if let (Some(row), Some(kind)) = (rows.get_mut(index), kind) {
                row.kind = kind;
            }
        });
    });
    let label = el("label").class("field__label").attr("for", kind_id(index)).add(text(t::kind));
    el("div").class("field").add(label).add(select_box(select))
}

fn value(draft: Draft, index: usize, error: Signal<Option<String>>) -> El {
    let id = value_id(index);
    let typed = said(move || draft.rows.with(|rows| rows.get(index).map(|row| row.value.clone())).unwrap_or_default());
    let input = code_box(typed, move |value| {
        draft.rows.update(|rows| {
            if let Some(row) = rows.get_mut(index) {
                row.value = value;
            }
        });
    });
    let input = input
        .attr("id", id.clone())
        .attr("required", "")
        .attr("aria-describedby", format!("{id}-error"))
        .attr("aria-invalid", flag(move || error.read().is_some()));
    let input = if index == 0 { input.attr("autofocus", "") } else { input };
    let label = el("label").class("field__label").attr("for", id).add(text(t::value));
    el("div").class("field").add(label).add(input)
}

/// Takes the row away; the focus goes to the one that takes its place.
fn remover(draft: Draft, locale: Locale, index: usize) -> El {
    let announcer = use_announcer();
    let number = index as u64 + 1;
    let remove = move || {
        let mut left = 0;
        draft.rows.update(|rows| {
            if index < rows.len() {
                rows.remove(index);
            }
            left = rows.len();
        });
        draft.filled.update(|times| *times += 1);
        draft.wrong.tell_at_field(Vec::new());
        announcer.say(t::row_removed(locale, number));
        focus_soon(value_id(index.min(left.saturating_sub(1))));
    };
    button("btn btn--plain btn--icon", icon("x"), remove).attr("aria-label", t::remove_row(locale, number))
}
