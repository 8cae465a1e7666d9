//! The dialog that adds a participant to one's own directory, step by step. Which participant, and whether the
//! dialog is open at all, stands in the URL; nothing is stored before the last step is confirmed.

mod draft;
mod outcome;
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
    ui::{Dialog, Loading, flag, live},
};
use draft::{Draft, Kept, Step};
use outcome::{Done, Duplicate};
use steps::{NumbersStep, ProviderStep};
use summary::CheckStep;
use trouble::TroubleNote;

#[component]
pub fn AddDialog(
    /// Participant id in the URL; empty while closed.
    #[prop(into)]
    id: Signal<String>,
    on_close: Callback<()>,
    /// The customer is stored.
    on_added: Callback<Customer>,
) -> impl IntoView {
    let locale = use_locale();
    let api = use_api();
    // What was typed for a participant survives closing the dialog, as long as the page is open.
    let kept = StoredValue::new(Kept::default());
    let participant = load(move || {
        let id = id.get();
        async move { if id.is_empty() { None } else { Some(api.participant(&id).await) } }
    });
    let loaded = move || participant.get().flatten().and_then(Result::ok);
    let title = Signal::derive(move || t::title(locale.get(), &loaded().map_or_else(|| id.get(), |p| p.name)));
    let open = Signal::derive(move || !id.with(String::is_empty));
    view! {
        <Dialog open=open on_close=on_close id="add" title=title>
            {live(move || match participant.get().flatten() {
                None => view! { <div class="dialog__body"><Loading><p>{text(common::loading)}</p></Loading></div> }.into_any(),
                Some(Err(error)) => {
                    view! { <div class="dialog__body">{failure(error, move || participant.refetch())}</div> }.into_any()
                }
                Some(Ok(participant)) => view! { <Flow participant kept on_close on_added /> }.into_any(),
            })}
        </Dialog>
    }
}

/// Body and foot of the dialog for one participant.
#[component]
fn Flow(
    participant: Participant,
    kept: StoredValue<Kept>,
    on_close: Callback<()>,
    on_added: Callback<Customer>,
) -> impl IntoView {
    if let Some(customer_id) = participant.customer_id.clone() {
        return view! { <Duplicate name=participant.name customer_id on_close /> }.into_any();
    }
    let draft = Draft::new(participant, use_api(), kept, on_added);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        draft.next();
    };
    let body = live(move || match draft.step() {
        Step::Numbers => view! { <NumbersStep draft /> }.into_any(),
        Step::Provider => view! { <ProviderStep draft /> }.into_any(),
        Step::Check => view! { <CheckStep draft /> }.into_any(),
        Step::Done => view! { <Done draft /> }.into_any(),
    });
    view! {
        <form class="dialog__body" id="add-form" novalidate on:submit=submit>
            <TroubleNote draft />
            {body}
        </form>
        <Foot draft on_close />
    }
    .into_any()
}

#[component]
fn Foot(draft: Draft, on_close: Callback<()>) -> impl IntoView {
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
    let back = move || {
        (draft.position() > 1).then(|| {
            view! {
                <button class="btn btn--ghost start" type="button" on:click=move |_| draft.back()>
                    {text(common::back)}
                </button>
            }
        })
    };
    let buttons = live(move || {
        if draft.step() == Step::Done {
            view! {
                <button class="btn btn--primary" type="button" on:click=move |_| on_close.run(())>
                    {text(common::close)}
                </button>
            }
            .into_any()
        } else {
            view! {
                {back}
                <button class="btn" type="button" on:click=move |_| on_close.run(())>{text(common::cancel)}</button>
                <button class="btn btn--primary" type="submit" form="add-form" aria-disabled=flag(move || draft.is_busy())>
                    {go}
                </button>
            }
            .into_any()
        }
    });
    view! { <div class="dialog__foot">{buttons}</div> }
}
