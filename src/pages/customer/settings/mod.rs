//! The dialog « Paramètres – … »: tabs for what one changes often and what one hardly ever changes. Whether it is
//! open, and at which tab, stands in the URL; what was typed is never lost without a question.

mod advanced;
mod back;
mod conflict;
mod delete;
mod draft;
mod leave;
mod list;
mod near;
mod numbers;
mod offered;
mod providers;
mod save;
mod tabs;
mod taken;
mod trouble;

use carnet_core::wire::Customer;
use leptos::prelude::*;

use self::{draft::Draft, tabs::Tab};
use super::{here::Here, verdict};
use crate::{
    i18n::{common, customer as t, customers, states::Tone, text},
    route,
    ui::{Dialog, button, el, flag, flag_there, live, said},
    url_state::use_query,
};

/// What the parts of the dialog work with.
#[derive(Clone, Copy)]
struct Settings {
    here: Here,
    draft: Draft,
    /// Nothing while the address does not ask for the dialog.
    tab: Memo<Option<Tab>>,
    /// The question whether to leave without saving is open.
    leaving: RwSignal<bool>,
    /// The question whether to delete is open.
    deleting: RwSignal<bool>,
    /// What is said inside the dialog, where the page's own regions are not heard.
    spoken: RwSignal<String>,
}

impl Settings {
    /// The dialog goes if nothing would be lost by it, else it asks.
    fn close(self) {
        if self.draft.is_dirty_untracked() {
            self.leaving.set(true);
        } else {
            self.close_now();
        }
    }

    fn close_now(self) {
        self.draft.discard();
        self.here.replace(route::customer(&self.here.id()));
    }

    /// Everything is stored.
    fn saved(self, customer: Customer) {
        self.draft.start(customer.clone());
        self.close_now();
        self.here
            .notices
            .say(Tone::Success, move |locale| format!("{} {}", t::saved(locale), verdict::sentence(locale, &customer)));
        self.here.reload();
    }

    fn tab_or_first(self) -> Tab {
        self.tab.get().unwrap_or(Tab::Basic)
    }
}

pub fn settings(here: Here) -> Vec<AnyView> {
    let query = use_query();
    let tab = Memo::new(move |_| query.with(|query| Tab::of_name(query.get("settings"))));
    let all = Settings {
        here,
        draft: Draft::new(),
        tab,
        leaving: RwSignal::new(false),
        deleting: RwSignal::new(false),
        spoken: RwSignal::new(String::new()),
    };
    follow(all);
    back::closes_first(here, tab);
    offered::type_in(all);
    let guard = leave::guard(all);
    let draft = all.draft;
    let open = Memo::new(move |_| draft.is_ready() && (tab.get().is_some() || draft.is_dirty()));
    let title = said(move || customers::settings_of(here.locale.get(), &here.name()));
    let dialog = view! {
        <Dialog open on_close=move |()| all.close() id="settings" title>
            {content(all)}
        </Dialog>
    };
    vec![dialog.into_any(), leave::question(all), delete::question(all), guard]
}

/// While nothing was typed the dialog shows the customer as it is.
fn follow(all: Settings) {
    Effect::new(move |_| {
        if let Some(customer) = all.here.customer.get() {
            all.draft.follow(customer);
        }
    });
}

fn content(all: Settings) -> Vec<AnyView> {
    let in_conflict = Memo::new(move |_| all.draft.conflict().is_some());
    let body = live(move || match in_conflict.get() {
        true => conflict::panel(all),
        false => panels(all),
    });
    let spoken = el("p").class("visually-hidden").attr("role", "status").add(Signal::derive(move || all.spoken.get()));
    let mut parts = vec![tabs::tabs(all).view(), body.into_any()];
    parts.push(el("div").class("dialog__foot").add(spoken).add(foot(all)).view());
    parts
}

fn panels(all: Settings) -> Vec<AnyView> {
    let hidden = move |tab: Tab| flag_there(move || all.tab_or_first() != tab);
    let form = el("form")
        .class("stack")
        .attr("id", "settings-form")
        .attr("novalidate", "")
        .on_submit(move || save::save(all))
        .add(trouble::note(all))
        .add(numbers::numbers(all))
        .add(providers::providers(all));
    let panel = |tab: Tab| {
        el("div")
            .class("dialog__body")
            .attr("role", "tabpanel")
            .attr("id", tab.panel())
            .attr("aria-labelledby", tab.id())
            .attr("hidden", hidden(tab))
    };
    vec![
        panel(Tab::Basic).add(form).view(),
        panel(Tab::Advanced).attr("tabindex", "0").add(advanced::advanced(all)).view(),
    ]
}

fn foot(all: Settings) -> AnyView {
    let label = Signal::derive(move || match all.draft.is_busy() {
        true => t::saving(all.here.locale.get()),
        false => t::save(all.here.locale.get()),
    });
    live(move || {
        if all.draft.conflict().is_some() {
            return conflict::choices(all);
        }
        let cancel = button("btn", text(common::cancel), move || all.close()).view();
        let save = el("button")
            .class("btn btn--primary")
            .attr("type", "submit")
            .attr("form", "settings-form")
            .attr("aria-disabled", flag(move || all.draft.is_busy()))
            .add(label);
        vec![cancel, save.view()]
    })
    .into_any()
}
