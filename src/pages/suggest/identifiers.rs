//! The identifiers of a suggestion: each a group of type and value, as many as one knows.

use carnet_core::identifier::{SCHEMES, Scheme, SchemeState};
use leptos::prelude::*;

use super::draft::{Draft, MAX_IDENTIFIERS, value_id};
use crate::{
    i18n::{Locale, common, suggest as t, text, use_locale},
    ui::{
        El, button, code_box, el, error_note, flag, focus_soon, icon, judge, live, option, said, scheme_with_code,
        select_box, use_announcer,
    },
};

fn scheme_id(index: usize) -> String {
    format!("suggest-scheme-{index}")
}

pub fn identifiers(draft: Draft) -> El {
    let locale = use_locale();
    let count = Memo::new(move |_| draft.identifiers.read().len());
    let groups = live(move || {
        draft.filled.track();
        let (count, locale) = (count.get(), locale.get());
        (0..count).map(|index| group(draft, locale, index, count).view()).collect::<Vec<_>>()
    });
    let announcer = use_announcer();
    let add = move || {
        let mut index = 0;
        draft.identifiers.update(|rows| {
            index = rows.len();
            rows.push(Default::default());
        });
        announcer.say(t::added_n(locale.get_untracked(), index as u64 + 1));
        focus_soon(scheme_id(index));
    };
    let more = live(move || {
        let more = button("btn btn--small", icon("plus"), add).attr("id", "suggest-more").add(text(t::add_identifier));
        (count.get() < MAX_IDENTIFIERS).then(|| more.view())
    });
    el("div").class("stack").add(groups).add(el("div").add(more))
}

fn group(draft: Draft, locale: Locale, index: usize, count: usize) -> El {
    let error = draft.wrong.of(&value_id(index));
    let number = index as u64 + 1;
    let legend = el("legend").add(t::identifier_n(locale, number)).add(" ");
    let legend = if index == 0 { legend.add(el("span").add(common::required(locale))) } else { legend };
    let pair = el("div").class("idpair").add(kind(draft, locale, index)).add(value(draft, index, error));
    let pair = if count > 1 { pair.add(remover(draft, locale, index)) } else { pair };
    el("fieldset")
        .class("group")
        .class_while("group--error", Signal::derive(move || error.read().is_some()))
        .add(legend)
        .add(error_note(format!("{}-error", value_id(index)), error))
        .add(pair)
        .add(note(draft, index))
}

/// What the value is read as, said a moment after it was typed.
fn note(draft: Draft, index: usize) -> El {
    let locale = use_locale();
    let row = Memo::new(move |_| draft.identifiers.with(|rows| rows.get(index).cloned()).unwrap_or_default());
    let note = live(move || {
        let (scheme, value) = row.get();
        let locale = locale.get();
        (value.trim().len() > 2).then(|| judge(locale, &scheme, &value).note(locale, &value).view())
    });
    el("div").attr("id", format!("{}-note", value_id(index))).add(note)
}

/// Schemes in use, those of the chosen country first.
fn schemes(country: &str) -> Vec<&'static Scheme> {
    let in_use = SCHEMES.iter().filter(|scheme| scheme.state == SchemeState::Active);
    let (mut own, others): (Vec<_>, Vec<_>) = in_use.partition(|scheme| scheme.country == country);
    own.extend(others);
    own
}

fn kind(draft: Draft, locale: Locale, index: usize) -> El {
    let options = live(move || {
        let chosen = draft.identifiers.with_untracked(|rows| rows.get(index).map(|row| row.0.clone()));
        let chosen = chosen.unwrap_or_default();
        let any = option(String::new(), t::kind_any(locale), chosen.is_empty()).view();
        let each = schemes(&draft.country.get()).into_iter().map(|scheme| {
            let name = scheme_with_code(locale, scheme.name, scheme.code);
            option(scheme.code.to_owned(), name, chosen == scheme.code).view()
        });
        std::iter::once(any).chain(each).collect::<Vec<_>>()
    });
    let select = el("select").attr("id", scheme_id(index)).add(options).on_change(move |code| {
        draft.identifiers.update(|rows| {
            if let Some(row) = rows.get_mut(index) {
                row.0 = code;
            }
        });
    });
    let label = el("label").class("field__label").attr("for", scheme_id(index)).add(text(t::kind));
    el("div").class("field").add(label).add(select_box(select))
}

fn value(draft: Draft, index: usize, error: Signal<Option<String>>) -> El {
    let id = value_id(index);
    let typed =
        said(move || draft.identifiers.with(|rows| rows.get(index).map(|row| row.1.clone())).unwrap_or_default());
    let described = format!("{id}-error {id}-note");
    let input = code_box(typed, move |value| {
        draft.identifiers.update(|rows| {
            if let Some(row) = rows.get_mut(index) {
                row.1 = value;
            }
        });
    });
    let input = input
        .attr("id", id.clone())
        .attr("aria-describedby", described)
        .attr("aria-invalid", flag(move || error.read().is_some()));
    let input = if index == 0 { input.attr("required", "") } else { input };
    let label = el("label").class("field__label").attr("for", id).add(text(t::value));
    el("div").class("field").add(label).add(input)
}

/// Takes the group away; the focus goes to the one that takes its place.
fn remover(draft: Draft, locale: Locale, index: usize) -> El {
    let announcer = use_announcer();
    let number = index as u64 + 1;
    let remove = move || {
        let mut left = 0;
        draft.identifiers.update(|rows| {
            if index < rows.len() {
                rows.remove(index);
            }
            left = rows.len();
        });
        draft.wrong.tell(Vec::new());
        announcer.say(t::removed_n(locale, number));
        focus_soon(value_id(index.min(left.saturating_sub(1))));
    };
    button("btn btn--plain", icon("x"), remove).attr("aria-label", t::remove_n(locale, number)).add(t::remove(locale))
}
