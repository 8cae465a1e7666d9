//! Leaving what was typed: never without a question, whichever way one leaves.

use leptos::prelude::*;

use super::{Settings, tabs::Tab};
use crate::{
    i18n::{customer as t, owned, text},
    leaving, route,
    ui::{Dialog, button, el},
};

/// The question when one goes to another page, and that when one goes back to this one without the dialog.
pub fn guard(all: Settings) -> AnyView {
    let draft = all.draft;
    Effect::new(move |_| {
        if all.tab.get().is_none() && draft.is_dirty_untracked() {
            all.here.go(route::customer_settings(&all.here.id(), Tab::Basic.name()));
            all.leaving.set(true);
        }
    });
    leaving::guard(move || draft.is_dirty_untracked(), |_| true, move || draft.discard())
}

pub fn question(all: Settings) -> AnyView {
    let stay = move || all.leaving.set(false);
    let content = move || {
        let keep = button("btn", text(t::leave_stay), stay).attr("autofocus", "");
        let go = button("btn btn--danger", text(t::leave_go), move || {
            all.leaving.set(false);
            all.close_now();
        });
        vec![
            el("div").class("dialog__body").add(el("p").add(text(t::leave_why))).view(),
            el("div").class("dialog__foot").add(keep).add(go).view(),
        ]
    };
    view! {
        <Dialog open=all.leaving on_close=move |()| stay() id="settings-leaving" title=owned(t::leave_title) small=true>
            {content()}
        </Dialog>
    }
    .into_any()
}
