//! The question before a deletion: it names the customer and the numbers that become free; the focus is on keeping.

use carnet_core::wire::{Code, Customer};
use leptos::{prelude::*, task::spawn_local};

use super::{Settings, advanced::freed};
use crate::{
    api::ApiError,
    i18n::{customer as t, customers, format, states::Tone, text},
    pages::customer::acts,
    route,
    ui::{Dialog, ErrorBlock, button, el, flag, live, said},
};

/// What went wrong, while the question is open.
type Failed = RwSignal<Option<ApiError>>;

pub fn question(all: Settings) -> AnyView {
    let failed: Failed = RwSignal::new(None);
    let close = move || {
        failed.try_set(None);
        all.deleting.try_set(false);
    };
    let title = said(move || t::delete_title(all.here.locale.get(), &all.here.name()));
    view! {
        <Dialog open=all.deleting on_close=move |()| close() id="settings-deleting" title small=true>
            {content(all, failed)}
        </Dialog>
    }
    .into_any()
}

fn content(all: Settings, failed: Failed) -> Vec<AnyView> {
    let locale = all.here.locale;
    let numbers = live(move || all.draft.base().map(|base| freed(all, &base.customer_numbers).view()));
    let problem = live(move || {
        let error = failed.get()?;
        let locale = locale.get();
        let what = match (error.code(), acts::current(&error)) {
            (Some(Code::ChangedMeanwhile), Some(current)) => t::delete_changed(locale, &current.updated_by),
            _ => error.sentence(locale),
        };
        Some(view! { <ErrorBlock what /> }.into_any())
    });
    let keep = button("btn", text(customers::keep), move || all.deleting.set(false)).attr("autofocus", "");
    let label = said(move || t::delete_name(locale.get(), &all.here.name()));
    let go = button("btn btn--danger", label, move || delete(all, failed))
        .attr("aria-disabled", flag(move || all.draft.is_busy()));
    vec![
        el("div").class("dialog__body").add(problem).add(numbers).add(el("p").add(text(t::delete_why))).view(),
        el("div").class("dialog__foot").add(keep).add(go).view(),
    ]
}

fn delete(all: Settings, failed: Failed) {
    let Some(base) = all.draft.base_untracked() else { return };
    if all.draft.busy.get_untracked() {
        return;
    }
    all.draft.busy.set(true);
    failed.set(None);
    spawn_local(async move {
        let answer = all.here.api.delete_customer(&base.id, base.version).await;
        all.draft.busy.try_set(false);
        match answer {
            Ok(deletion) => {
                let (id, name, until) = (deletion.id, deletion.name, deletion.restorable_until);
                let sentence = move |locale| t::deleted(locale, &name, &format::date(locale, &until));
                let (api, notices) = (all.here.api, all.here.notices);
                leave(all);
                notices.say_with_button(Tone::Success, sentence, t::restore, move || {
                    acts::restore(api, notices, id.clone(), || ());
                });
            }
            Err(error) => refuse(all, failed, error),
        }
    });
}

/// Nothing of the dialogs is left to ask about.
fn leave(all: Settings) {
    all.deleting.try_set(false);
    all.draft.discard();
    all.here.go(route::CUSTOMERS.to_owned());
}

fn refuse(all: Settings, failed: Failed, error: ApiError) {
    match (error.code(), acts::current(&error)) {
        (Some(Code::CustomerDeleted | Code::CustomerNotFound), _) => {
            all.deleting.try_set(false);
            all.close_now();
            all.here.reload();
        }
        (_, Some(current)) => {
            take_over(all, current);
            failed.try_set(Some(error));
        }
        _ => {
            failed.try_set(Some(error));
        }
    }
}

/// The question is about the customer as it is now; what was typed in the other tab stays.
fn take_over(all: Settings, current: Customer) {
    if all.draft.is_dirty_untracked() {
        all.draft.rebase(current);
    } else {
        all.draft.start(current);
    }
}
