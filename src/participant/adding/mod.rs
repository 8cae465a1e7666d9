//! The dialog that adds a participant to one's own directory, step by step. Which participant, and whether the
//! dialog is open at all, stands in the URL; nothing is stored before the last step is confirmed.

mod calls;
mod draft;
mod kept;
mod outcome;
mod routing;
mod steps;
mod summary;
mod trouble;

use carnet_core::wire::{Customer, Participant};
use leptos::prelude::*;

use crate::{
    api::use_api,
    failure::failure,
    i18n::{adding as t, common, text, use_locale},
    load::load,
    ui::{Dialog, El, Loading, button, el, flag, live, said},
};
use draft::{Draft, Step};
use kept::Kept;

/// `id` is the participant id in the URL, empty while the dialog is closed; `on_added` gets the stored customer.
pub fn add_dialog(id: Signal<String>, on_close: Callback<()>, on_added: Callback<Customer>) -> AnyView {
    let locale = use_locale();
    let api = use_api();
    // What was typed for a participant survives closing the dialog, as long as the page is open.
    let kept = StoredValue::new(Kept::default());
    let participant = load(move || {
        let id = id.get();
        async move { if id.is_empty() { None } else { Some(api.participant(&id).await) } }
    });
    let title = said(move || {
        let name = participant.with(|answer| match answer {
            Some(Some(Ok(participant))) => Some(participant.name.clone()),
            _ => None,
        });
        t::title(locale.get(), &name.unwrap_or_else(|| id.get()))
    });
    let open = Signal::derive(move || !id.with(String::is_empty));
    let content = move || {
        live(move || match participant.get().flatten() {
            None => {
                let loading = view! { <Loading><p>{text(common::loading)}</p></Loading> }.into_any();
                vec![el("div").class("dialog__body").add(loading).view()]
            }
            Some(Err(error)) => {
                let failure = failure(error, move || participant.refetch());
                vec![el("div").class("dialog__body").add(failure).view()]
            }
            Some(Ok(participant)) => flow(participant, kept, on_close, on_added),
        })
    };
    view! { <Dialog open on_close id="add" title>{content()}</Dialog> }.into_any()
}

/// Body and foot of the dialog for one participant.
fn flow(
    participant: Participant,
    kept: StoredValue<Kept>,
    on_close: Callback<()>,
    on_added: Callback<Customer>,
) -> Vec<AnyView> {
    if let Some(customer_id) = participant.customer_id {
        return outcome::duplicate(participant.name, &customer_id, on_close);
    }
    let draft = Draft::new(participant, use_api(), kept, on_added);
    let step = live(move || match draft.step() {
        Step::Numbers => steps::numbers(draft),
        Step::Provider => steps::provider(draft),
        Step::Routing => routing::routing(draft),
        Step::Check => summary::check(draft),
        Step::Done => outcome::done(draft),
    });
    let body = el("form")
        .class("dialog__body")
        .attr("id", "add-form")
        .attr("novalidate", "")
        .on_submit(move || draft.next())
        .add(trouble::note(draft))
        .add(step);
    vec![body.view(), foot(draft, on_close).view()]
}

fn foot(draft: Draft, on_close: Callback<()>) -> El {
    let locale = use_locale();
    let go = Signal::derive(move || {
        let locale = locale.get();
        match (draft.step(), draft.is_busy()) {
            (Step::Check, true) => t::saving(locale),
            (Step::Check, false) => t::confirm(locale),
            (_, true) => t::checking(locale),
            (_, false) => common::next(locale),
        }
    });
    let buttons = live(move || {
        if draft.step() == Step::Done {
            return vec![close_button(on_close)];
        }
        let back = (draft.position() > 1)
            .then(|| button("btn btn--ghost start", text(common::back), move || draft.back()).view());
        let cancel = button("btn", text(common::cancel), move || on_close.run(())).view();
        let next = el("button")
            .class("btn btn--primary")
            .attr("type", "submit")
            .attr("form", "add-form")
            .attr("aria-disabled", flag(move || draft.is_busy()))
            .add(go)
            .view();
        back.into_iter().chain([cancel, next]).collect()
    });
    el("div").class("dialog__foot").add(buttons)
}

fn close_button(on_close: Callback<()>) -> AnyView {
    button("btn btn--primary", text(common::close), move || on_close.run(())).view()
}
