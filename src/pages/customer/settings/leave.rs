//! Leaving what was typed: never without a question, whichever way one leaves.

use leptos::{ev, prelude::*};

use super::{Settings, tabs::Tab};
use crate::{
    i18n::{customer as t, owned, text},
    route,
    ui::{Dialog, button, el},
};

/// The browser's own question when the page is closed or loaded anew, and the question here when one goes back.
pub fn guard(all: Settings) {
    let draft = all.draft;
    let unload = window_event_listener(ev::beforeunload, move |event| {
        if draft.is_dirty_untracked() {
            event.prevent_default();
        }
    });
    on_cleanup(move || unload.remove());
    Effect::new(move |_| {
        if all.tab.get().is_none() && draft.is_dirty_untracked() {
            all.here.go(route::customer_settings(&all.here.id(), Tab::Basic.name()));
            all.leaving.set(true);
        }
    });
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
