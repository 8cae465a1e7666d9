//! The question before a decision on a supplier: what will follow, in numbers, and room for a few words.

use carnet_core::wire::{Directory, Locale, Supplier};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{
    acts::{Act, Deciding, failed, is_conflict},
    cells::{button_id, name_id},
};
use crate::{
    i18n::{common, states::Tone, suppliers as t, text, use_locale},
    ui::{Dialog, El, ErrorBlock, Notice, button, el, flag, live, said, text_area},
};

fn title(locale: Locale, act: Act, name: &str) -> String {
    match act {
        Act::Approve | Act::AfterAll => t::approve_ask(locale, name),
        Act::Deny => t::deny_ask(locale, name),
        Act::Remove => t::remove_ask(locale, name),
    }
}

fn consequence(locale: Locale, act: Act, supplier: &Supplier, directory: Option<Directory>) -> String {
    let (name, held) = (supplier.name.as_str(), supplier.held);
    match act {
        Act::Approve | Act::AfterAll if held == 0 => t::approve_why_none(locale, name),
        Act::Approve | Act::AfterAll => t::approve_why(locale, held, name),
        Act::Deny => t::deny_why(locale, held, name),
        Act::Remove if directory == Some(Directory::Open) => t::remove_why_open(locale, name),
        Act::Remove => t::remove_why(locale, name),
    }
}

/// `on_closed` runs when the dialog has been left, with or without doing it, with the ids of what it was opened from:
/// the button and the name in its row.
pub fn dialog(deciding: Deciding, on_closed: Callback<Vec<String>>) -> AnyView {
    let locale = use_locale();
    let open = Signal::derive(move || deciding.asking.read().is_some());
    let title = said(move || {
        deciding.asking.with(|asking| {
            asking.as_ref().map_or_else(String::new, |(act, supplier)| title(locale.get(), *act, &supplier.name))
        })
    });
    let close = Callback::new(move |()| deciding.asking.set(None));
    Effect::new(move |was: Option<Option<Vec<String>>>| {
        let now = deciding.asking.with(|asking| {
            asking.as_ref().map(|(act, supplier)| vec![button_id(*act, &supplier.id), name_id(&supplier.id)])
        });
        if let (Some(Some(opener)), None) = (was, &now) {
            on_closed.run(opener);
        }
        now
    });
    // Made once per question: the supplier may become another version under it.
    let asked = Memo::new(move |_| deciding.asking.with(|asking| asking.as_ref().map(|(act, _)| *act)));
    let content = move || live(move || asked.get().map(|act| question(deciding, act, close)).unwrap_or_default());
    view! { <Dialog open on_close=close id="supplier" title>{content()}</Dialog> }.into_any()
}

fn question(deciding: Deciding, act: Act, close: Callback<()>) -> Vec<AnyView> {
    let locale = use_locale();
    let why = said(move || {
        let directory = deciding.directory.get();
        deciding.asking.with(|asking| {
            asking.as_ref().map_or_else(String::new, |(_, one)| consequence(locale.get(), act, one, directory))
        })
    });
    let confirm = Callback::new(move |()| {
        if let Some((act, supplier)) = deciding.asking.get_untracked() {
            deciding.run(act, supplier);
        }
    });
    let body = el("form")
        .class("dialog__body")
        .attr("id", "supplier-form")
        .attr("novalidate", "")
        .on_submit(move || confirm.run(()))
        .add(trouble(deciding))
        .add(el("p").add(why))
        .add((act == Act::AfterAll).then(|| el("p").class("muted").add(text(t::after_all_rejected))))
        .add((act != Act::Remove).then(|| words(deciding, confirm)));
    // Where something cannot be undone the focus starts on leaving it.
    let leave = button("btn", text(common::cancel), move || close.run(()));
    let leave = if act == Act::Deny { leave.attr("autofocus", "") } else { leave };
    let class = if act == Act::Deny { "btn btn--danger" } else { "btn btn--primary" };
    let label =
        said(move || if deciding.busy.get() { t::busy(locale.get()) } else { act.label()(locale.get()) }.to_owned());
    let go = el("button")
        .class(class)
        .attr("type", "submit")
        .attr("form", "supplier-form")
        .attr("aria-disabled", flag(move || deciding.busy.get()))
        .add(label);
    vec![body.view(), el("div").class("dialog__foot").add(leave).add(go).view()]
}

/// Room for a few words.
fn words(deciding: Deciding, confirm: Callback<()>) -> El {
    let control = text_area(deciding.words)
        .attr("id", "supplier-words")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "supplier-hint")
        .on_event("keydown", move |event| submit_on_enter(&event, confirm));
    let label = el("label")
        .class("field__label")
        .attr("for", "supplier-words")
        .add(text(t::words_label))
        .add(" ")
        .add(el("span").add(text(common::optional)));
    let hint = el("p").class("field__hint").attr("id", "supplier-hint").add(text(t::words_hint));
    el("div").class("field").add(label).add(hint).add(control)
}

/// Ctrl or ⌘ with Enter, as Enter alone is a line break here.
fn submit_on_enter(event: &web_sys::Event, confirm: Callback<()>) {
    let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
    if key.key() == "Enter" && (key.ctrl_key() || key.meta_key()) {
        key.prevent_default();
        confirm.run(());
    }
}

fn trouble(deciding: Deciding) -> El {
    let locale = use_locale();
    let trouble = live(move || {
        let error = deciding.trouble.get()?;
        if is_conflict(&error) {
            let sentence = el("p").add(text(t::decided_meanwhile)).view();
            return Some(view! { <Notice tone=Tone::Warning icon="alert">{sentence}</Notice> }.into_any());
        }
        let (what, reference) = (failed(locale.get(), &error), error.reference());
        Some(view! { <ErrorBlock what reference/> }.into_any())
    });
    el("div").attr("role", "status").add(trouble)
}
