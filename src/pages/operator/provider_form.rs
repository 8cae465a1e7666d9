//! Adding a service provider, or editing one: a dialog with its fields.

use carnet_core::wire::ProviderRecord;
use leptos::prelude::*;

use super::{
    provider_editing::{CODE, CONTACT, Editing, NAME, Trouble},
    provider_hand_off::fields,
};
use crate::{
    i18n::{common, operator as t, text, use_locale},
    ui::{Dialog, ErrorBlock, Need, button, code_box, el, flag, form_field, live, said, text_box},
};

const FORM: &str = "provider-form";

/// `known` are the providers as they are now: after a conflict their version is the one to change.
pub fn dialog(editing: Editing, known: Signal<Vec<ProviderRecord>>) -> AnyView {
    let locale = use_locale();
    Effect::new(move |_| {
        let known = known.get();
        let conflict = editing.trouble.with_untracked(|trouble| *trouble == Some(Trouble::Changed));
        editing.before.update(|before| {
            if let Some(before) = before
                && conflict
                && let Some(now) = known.iter().find(|now| now.id == before.id)
            {
                before.version = now.version;
            }
        });
    });
    let title = said(move || {
        let locale = locale.get();
        editing.before.with(|before| match before {
            Some(before) => t::provider_edit(locale, &before.name),
            None => t::provider_add(locale).to_owned(),
        })
    });
    let close = Callback::new(move |()| editing.open.set(false));
    view! { <Dialog open=editing.open on_close=close id="provider" title>{content(editing, close)}</Dialog> }.into_any()
}

fn content(editing: Editing, close: Callback<()>) -> Vec<AnyView> {
    let locale = use_locale();
    let wrong = editing.wrong;
    let trouble = live(move || {
        let locale = locale.get();
        let (what, reference) = match editing.trouble.get()? {
            Trouble::Changed => (t::provider_changed(locale).to_owned(), None),
            Trouble::Failed(error) => (error.sentence(locale), error.reference()),
        };
        Some(view! { <ErrorBlock what reference/> }.into_any())
    });
    let name = text_box(editing.name).attr("autofocus", "");
    let code = editing.before.with_untracked(Option::is_none).then(|| {
        let code = code_box(editing.code.into(), move |typed| editing.code.set(typed));
        form_field(CODE, t::col_code, Need::Required, Some(t::code_hint), wrong, code)
    });
    let setup = el("input")
        .attr("type", "checkbox")
        .switch("checked", editing.setup.into())
        .on_change(move |_| editing.setup.update(|on| *on = !*on));
    let contact = text_box(editing.contact).attr("type", "email");
    let body = el("form")
        .class("dialog__body")
        .attr("id", FORM)
        .attr("novalidate", "")
        .on_submit(move || editing.save())
        .add(trouble)
        .add(form_field(NAME, t::col_name, Need::Required, None, wrong, name))
        .add(code)
        .add(el("label").class("tick").add(setup).add(el("span").add(text(t::setup_label))))
        .add(form_field(CONTACT, t::col_contact, Need::Optional, Some(t::contact_hint), wrong, contact))
        .add(fields(editing));
    let save = el("button")
        .class("btn btn--primary")
        .attr("type", "submit")
        .attr("form", FORM)
        .attr("aria-disabled", flag(move || editing.busy.get()))
        .add(text(t::save));
    let cancel = button("btn", text(common::cancel), move || close.run(()));
    vec![body.view(), el("div").class("dialog__foot").add(cancel).add(save).view()]
}
