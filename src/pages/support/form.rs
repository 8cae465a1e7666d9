//! The form: what it is about, what happened, and what goes with it.

use leptos::prelude::*;

use super::{
    context::ticks,
    draft::{Draft, MESSAGE, SUBJECT},
};
use crate::{
    api::use_api,
    i18n::{support as t, use_locale},
    ui::{El, ErrorBlock, Need, el, form_field, live, said, text_area, text_box, use_notices},
};

pub fn form(draft: Draft, changed: Callback<()>) -> El {
    let (api, notices, locale) = (use_api(), use_notices(), use_locale());
    let failed = live(move || {
        let error = draft.trouble.get()?;
        let locale = locale.get();
        // An answer that was lost is no refusal: the list below says what became of it.
        let what =
            if error.is_unknown_outcome() { t::unknown_outcome(locale).to_owned() } else { error.sentence(locale) };
        Some(view! { <ErrorBlock what reference=error.reference()/> }.into_any())
    });
    let label =
        said(move || if draft.busy.get() { t::sending(locale.get()) } else { t::send(locale.get()) }.to_owned());
    let message = text_area(draft.message).attr("rows", "6");
    el("form")
        .class("sheet sheet--pad stack suggest")
        .attr("novalidate", "")
        .attr("aria-busy", said(move || draft.busy.get().to_string()))
        .on_submit(move || draft.send(api, notices, changed))
        .add(form_field(SUBJECT, t::subject, Need::Required, None, draft.wrong, text_box(draft.subject)))
        .add(form_field(MESSAGE, t::message, Need::Required, Some(t::message_hint), draft.wrong, message))
        .add(draft.facts.with_value(|facts| ticks(facts, draft.left_out)))
        .add(el("div").class("row").add(el("button").class("btn btn--primary").attr("type", "submit").add(label)))
        .add(el("div").class("notices").attr("role", "alert").add(failed))
}
