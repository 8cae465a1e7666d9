//! The document's number belongs to another customer: whose it is, and what moving it means.

use leptos::prelude::*;

use super::{acts, here::Here};
use crate::{
    i18n::{common, documents as t, text},
    ui::{Dialog, button, el, live, said},
};

/// A number to take from whoever has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moving {
    pub number: String,
    /// Who has it.
    pub holder: String,
    /// Who shall have it.
    pub customer_id: String,
    pub name: String,
}

pub fn dialog(here: Here) -> AnyView {
    let locale = here.locale;
    let open = Signal::derive(move || here.moving.read().is_some());
    let number = move || here.moving.with(|moving| moving.as_ref().map_or_else(String::new, |one| one.number.clone()));
    let title = said(move || t::number_move_title(locale.get(), &number()));
    let on_close = Callback::new(move |()| here.moving.set(None));
    let content = move || live(move || here.moving.get().map(|moving| question(here, moving)).unwrap_or_default());
    view! { <Dialog open on_close id="doc-move" title small=true>{content()}</Dialog> }.into_any()
}

fn question(here: Here, moving: Moving) -> Vec<AnyView> {
    let locale = here.locale;
    let (taken, effect) = (moving.clone(), moving.clone());
    let body = el("div")
        .class("dialog__body")
        .add(el("p").add(said(move || t::number_taken(locale.get(), &taken.number, &taken.holder))))
        .add(el("p").add(said(move || t::number_move(locale.get(), &effect.number, &effect.holder, &effect.name))));
    let go = move || {
        here.moving.set(None);
        acts::move_number(here, moving.clone());
    };
    let leave = button("btn", text(common::cancel), move || here.moving.set(None)).attr("autofocus", "");
    let go = button("btn btn--primary", text(t::number_move_go), go);
    vec![body.view(), el("div").class("dialog__foot").add(leave).add(go).view()]
}
