//! The dialogs of requests: what will follow, room for a few words where they are read, confirm or leave it.

use carnet_core::wire::{Request, RequestKind};
use leptos::prelude::*;

use super::{
    acts::{Act, Acting, failed},
    cells::{button_id, name_id},
};
use crate::{
    i18n::{Locale, Text, common, requests as t, text, use_locale},
    participant::{About, Letter},
    ui::{Dialog, El, ErrorBlock, button, el, flag, live, said},
};

fn title(locale: Locale, act: Act, name: &str) -> String {
    match act {
        Act::Activate => t::activate_ask(locale, name),
        Act::Cancel => t::cancel_ask(locale, name),
        Act::Accept => t::accept_ask(locale, name),
        Act::Refuse => t::refuse_ask(locale, name),
        Act::Email => t::letter_title(locale, name),
        Act::Remind | Act::Again => act.named(locale, name),
    }
}

fn consequence(locale: Locale, act: Act, request: &Request) -> String {
    let name = request.name.as_str();
    match act {
        Act::Activate => match &request.provider {
            Some(provider) => t::activate_why(locale, &provider.name),
            None => t::activate_why_unnamed(locale).to_owned(),
        },
        Act::Cancel if request.kind == RequestKind::Routing => t::cancel_routing_why(locale, name),
        Act::Cancel => t::cancel_why(locale, name),
        Act::Accept => t::accept_why(locale, name),
        Act::Refuse => t::refuse_why(locale, name),
        Act::Email | Act::Remind | Act::Again => String::new(),
    }
}

/// `on_closed` runs when the dialog has been left, with or without doing it, with the ids of what it was opened from:
/// the button and the name in its row.
pub fn dialog(acting: Acting, on_closed: Callback<Vec<String>>) -> AnyView {
    let locale = use_locale();
    let open = Signal::derive(move || acting.asking.with(Option::is_some));
    let title = said(move || {
        acting.asking.with(|asking| {
            asking.as_ref().map_or_else(String::new, |(act, request)| title(locale.get(), *act, &request.name))
        })
    });
    let close = Callback::new(move |()| acting.asking.set(None));
    Effect::new(move |was: Option<Option<Vec<String>>>| {
        let now = acting.asking.with(|asking| {
            asking.as_ref().map(|(act, request)| vec![button_id(*act, &request.id), name_id(&request.id)])
        });
        if let (Some(Some(opener)), None) = (was, &now) {
            on_closed.run(opener);
        }
        now
    });
    let content = move || {
        live(move || match acting.asking.get() {
            None => Vec::new(),
            Some((Act::Email, request)) => letter(acting, request, close),
            Some((act, request)) => question(acting, act, request, close),
        })
    };
    view! { <Dialog open on_close=close id="request" title>{content()}</Dialog> }.into_any()
}

fn question(acting: Acting, act: Act, request: Request, close: Callback<()>) -> Vec<AnyView> {
    let locale = use_locale();
    let words = RwSignal::new(String::new());
    let about = request.clone();
    let why = el("p").add(said(move || consequence(locale.get(), act, &about)));
    let confirm = Callback::new(move |()| {
        let words = words.get_untracked().trim().to_owned();
        acting.run(act, request.clone(), (!words.is_empty()).then_some(words));
    });
    let body = el("form")
        .class("dialog__body")
        .attr("id", "request-form")
        .attr("novalidate", "")
        .on_submit(move || confirm.run(()))
        .add(trouble(acting))
        .add(why)
        .add(field_of(act, words, confirm));
    // Where nothing can be undone the focus starts on leaving it.
    let final_one = matches!(act, Act::Cancel | Act::Refuse);
    let leave = if act == Act::Cancel { t::keep } else { common::cancel };
    let leave = button("btn", text(leave), move || close.run(()));
    let leave = if final_one { leave.attr("autofocus", "") } else { leave };
    let class = if final_one { "btn btn--danger" } else { "btn btn--primary" };
    let label =
        said(move || if acting.busy.get() { t::busy(locale.get()) } else { act.label()(locale.get()) }.to_owned());
    let go = el("button")
        .class(class)
        .attr("type", "submit")
        .attr("form", "request-form")
        .attr("aria-disabled", flag(move || acting.busy.get()))
        .add(label);
    vec![body.view(), el("div").class("dialog__foot").add(leave).add(go).view()]
}

/// Room for a few words: those of an answer, or the reference of the provider's.
fn field_of(act: Act, words: RwSignal<String>, confirm: Callback<()>) -> Option<El> {
    let (label, hint): (Text, Text) = match act {
        Act::Accept | Act::Refuse => (t::words_label, t::words_hint),
        Act::Activate => (t::reference_label, t::reference_hint),
        Act::Cancel | Act::Email | Act::Remind | Act::Again => return None,
    };
    let with = |control: El| {
        control
            .class("input")
            .attr("id", "request-words")
            .attr("autocomplete", "off")
            .attr("aria-describedby", "request-hint")
            .on_input(move |text| words.set(text))
    };
    let control = if act == Act::Activate {
        with(el("input"))
    } else {
        with(el("textarea")).attr("rows", "4").on_event("keydown", move |event| submit_on_enter(&event, confirm))
    };
    let label = el("label")
        .class("field__label")
        .attr("for", "request-words")
        .add(text(label))
        .add(" ")
        .add(el("span").add(text(common::optional)));
    let hint = el("p").class("field__hint").attr("id", "request-hint").add(text(hint));
    Some(el("div").class("field").add(label).add(hint).add(control))
}

/// Ctrl or ⌘ with Enter, as Enter alone is a line break here.
fn submit_on_enter(event: &web_sys::Event, confirm: Callback<()>) {
    use wasm_bindgen::JsCast;
    let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
    if key.key() == "Enter" && (key.ctrl_key() || key.meta_key()) {
        key.prevent_default();
        confirm.run(());
    }
}

fn trouble(acting: Acting) -> El {
    let locale = use_locale();
    let trouble = live(move || {
        let error = acting.trouble.get()?;
        let (what, reference) = (failed(locale.get(), &error), error.reference());
        Some(view! { <ErrorBlock what reference/> }.into_any())
    });
    el("div").attr("role", "status").add(trouble)
}

/// The prepared e-mail. Copying or opening it is remembered as its sending.
fn letter(acting: Acting, request: Request, close: Callback<()>) -> Vec<AnyView> {
    let letter = Letter::new(About {
        name: request.name.clone(),
        participant_id: request.participant_id.clone().unwrap_or_default(),
        provider: request.provider.as_ref().map_or_else(String::new, |provider| provider.name.clone()),
        contact: request.provider_contact.clone(),
    });
    let ways = letter.ways(move || acting.run(Act::Email, request.clone(), None));
    let body = el("div").class("dialog__body").add(trouble(acting)).add(letter.recipient()).add(letter.fields());
    let done = button("btn btn--primary", text(common::close), move || close.run(()));
    vec![body.view(), el("div").class("dialog__foot").add(ways).add(done).view()]
}
