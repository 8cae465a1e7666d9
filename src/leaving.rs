//! Leaving a page on which something is typed and not saved: asked first, whichever way one leaves it – by a link, by
//! the palette, by Back. Each page says itself what it would lose; the address bar ([`crate::history`]) asks it.

use leptos::{ev, prelude::*};

use crate::{
    history::{NavigateOptions, use_going, use_leaving},
    i18n::{customer as t, owned, text},
    route,
    ui::{Dialog, button, el},
    url_state::Query,
};

/// Where somebody was about to go.
#[derive(Clone)]
pub(crate) enum Held {
    /// A path with the base.
    Go(String, NavigateOptions),
    /// One back, or forward, in the browser's history.
    Back,
}

/// Whether the query of the same page, or none for another page, would lose something.
type Loses = Callback<Option<Query>, bool>;

/// What pages would lose, and what is held for their sake.
#[derive(Clone, Copy)]
pub(crate) struct Leaving {
    /// Each with its number.
    guards: StoredValue<Vec<(u32, Loses)>>,
    held: RwSignal<Option<Held>>,
    /// Somebody has said to leave.
    free: StoredValue<bool>,
}

impl Leaving {
    pub(crate) fn new() -> Self {
        Self { guards: StoredValue::default(), held: RwSignal::new(None), free: StoredValue::new(false) }
    }

    /// Whether the way from `here` to `there` (path and search) has to wait for an answer. Signing in brings one back.
    pub(crate) fn holds(self, here: &(String, String), there: &(String, String), held: Held) -> bool {
        if self.free.get_value() || there.0 == route::href(route::SIGN_IN) {
            self.free.set_value(false);
            return false;
        }
        let query = (here.0 == there.0).then(|| Query::read(&there.1));
        let guards = self.guards.get_value();
        let loses = guards.into_iter().any(|(_, loses)| loses.try_run(query.clone()) == Some(true));
        if loses {
            self.held.set(Some(held));
        }
        loses
    }

    fn stay(self) {
        self.held.set(None);
    }
}

/// From here on, until the owner is gone, leaving is asked about while `dirty`; within the page only for a query that
/// does not `keep` what is typed. Whoever leaves all the same has it forgotten first. The view is the question.
pub fn guard(
    dirty: impl Fn() -> bool + Copy + Send + Sync + 'static,
    keep: impl Fn(&Query) -> bool + Send + Sync + 'static,
    forget: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let leaving = use_leaving();
    let loses = Callback::new(move |query: Option<Query>| untrack(dirty) && !query.as_ref().is_some_and(&keep));
    let number = leaving.guards.with_value(|all| all.last().map_or(0, |(last, _)| last + 1));
    leaving.guards.update_value(|all| all.push((number, loses)));
    // The browser's own question when the page is closed or loaded anew.
    let unload = window_event_listener(ev::beforeunload, move |event| {
        if untrack(dirty) {
            event.prevent_default();
        }
    });
    on_cleanup(move || {
        leaving.guards.try_update_value(|all| all.retain(|(known, _)| *known != number));
        leaving.held.try_set(None);
        unload.remove();
    });
    question(leaving, forget)
}

fn question(leaving: Leaving, forget: impl Fn() + Copy + Send + Sync + 'static) -> AnyView {
    let navigate = use_going();
    let open = Signal::derive(move || leaving.held.with(Option::is_some));
    let go = move || {
        let Some(held) = leaving.held.get_untracked() else { return };
        leaving.stay();
        forget();
        leaving.free.set_value(true);
        match held {
            Held::Go(href, options) => navigate(&href, options),
            // The answer of the browser comes as an event of its own.
            Held::Back => {
                let _ = window().history().and_then(|history| history.back());
            }
        }
    };
    let content = move || {
        let keep = button("btn", text(t::leave_stay), move || leaving.stay()).attr("autofocus", "");
        let leave = button("btn btn--danger", text(t::leave_go), go);
        vec![
            el("div").class("dialog__body").add(el("p").add(text(t::leave_why))).view(),
            el("div").class("dialog__foot").add(keep).add(leave).view(),
        ]
    };
    view! {
        <Dialog open on_close=move |()| leaving.stay() id="leaving" title=owned(t::leave_title) small=true>
            {content()}
        </Dialog>
    }
    .into_any()
}
