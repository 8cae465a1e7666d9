//! The question before a setting changes: what holds now, what will, what it would have done.

use carnet_core::wire::SettingsEffect;
use leptos::prelude::*;

use super::{
    change::{Changing, is_conflict},
    position::{effects, of, setting_of},
};
use crate::{
    api::ApiError,
    i18n::{
        company::{self as t, Position},
        states::Tone,
        text, use_locale,
    },
    load::Loaded,
    ui::{Dialog, El, ErrorBlock, Notice, button, el, fact, flag, live, said},
};

pub type Effect = Loaded<Result<SettingsEffect, ApiError>>;

pub fn dialog(changing: Changing, effect: Effect) -> AnyView {
    let locale = use_locale();
    let open = Signal::derive(move || changing.asking.read().is_some());
    let title = said(move || {
        changing.asking.get().map_or_else(String::new, |target| (target.taking().0)(locale.get()).to_owned())
    });
    let close = Callback::new(move |()| changing.close());
    let content = move || {
        live(move || changing.asking.get().map(|target| question(changing, effect, target)).unwrap_or_default())
    };
    view! { <Dialog open on_close=close id="setting" title>{content()}</Dialog> }.into_any()
}

fn question(changing: Changing, effect: Effect, target: Position) -> Vec<AnyView> {
    let locale = use_locale();
    let now = live(move || {
        let now = changing.known.with(|known| known.as_ref().map(|known| of(known, setting_of(target))));
        now.map(|now| stands(now).into_iter().map(El::view).collect::<Vec<_>>())
    });
    let facts = el("dl").class("facts").add(fact(t::now, now)).add(fact(t::then, stands(target)));
    let body = el("div")
        .class("dialog__body")
        .add(trouble(changing, target))
        .add(facts)
        .add(el("div").class("stack stack--tight").add(effect_of(effect, target, usize::MAX)));
    let leave = button("btn", text(t::keep), move || changing.close()).attr("autofocus", "");
    let go = live(move || {
        // Nothing left to do once it stands there.
        (!changing.is_at(target)).then(|| {
            let label = said(move || {
                let words = if changing.busy.get() { t::saving } else { target.taking().1 };
                words(locale.get()).to_owned()
            });
            button("btn btn--primary", label, move || changing.run(target))
                .attr("id", "setting-confirm")
                .attr("aria-disabled", flag(move || changing.busy.get()))
                .view()
        })
    });
    vec![body.view(), el("div").class("dialog__foot").add(leave).add(go).view()]
}

/// The word and what it means.
fn stands(position: Position) -> Vec<El> {
    vec![el("b").add(text(position.word())), el("p").add(text(position.meaning()))]
}

/// What the position would have done, as far as that is known; so many sentences at most.
pub fn effect_of(effect: Effect, target: Position, most: usize) -> AnyView {
    let locale = use_locale();
    live(move || {
        let sentences = match effect.get() {
            None => Vec::new(),
            Some(Err(_)) => vec![t::effect_unknown(locale.get()).to_owned()],
            Some(Ok(effect)) => effects(locale.get(), target, &effect),
        };
        sentences.into_iter().take(most).map(|sentence| el("p").class("small").add(sentence).view()).collect::<Vec<_>>()
    })
    .into_any()
}

fn trouble(changing: Changing, target: Position) -> El {
    let locale = use_locale();
    let trouble = live(move || {
        let error = changing.trouble.get()?;
        if is_conflict(&error) {
            let words = if changing.is_at(target) { t::already } else { t::conflict };
            let sentence = el("p").add(text(words)).view();
            return Some(view! { <Notice tone=Tone::Warning icon="alert">{sentence}</Notice> }.into_any());
        }
        let (what, reference) = (error.sentence(locale.get()), error.reference());
        Some(view! { <ErrorBlock what reference/> }.into_any())
    });
    el("div").attr("role", "status").add(trouble)
}
