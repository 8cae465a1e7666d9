//! The tab of what one hardly ever changes: deactivating or activating, and deleting.

use carnet_core::{state::OwnStatus, wire::Customer};
use leptos::{prelude::*, task::spawn_local};

use super::{Settings, trouble::Trouble};
use crate::{
    i18n::{Text, customer as t, customers, text},
    pages::customer::acts,
    ui::{El, ErrorBlock, button, el, icon, keep_focus, live, number_chips, said, section},
};

pub fn advanced(all: Settings) -> AnyView {
    let zones = live(move || {
        keep_focus();
        let base = all.draft.base()?;
        let delete = deleting(all, &base);
        Some(el("div").class("stack").add(switch(all, &base)).add(delete).view())
    });
    let failed = live(move || match all.draft.trouble.get() {
        Some(Trouble::Api(error)) => {
            let (what, reference) = (error.sentence(all.here.locale.get()), error.reference());
            Some(view! { <ErrorBlock what reference /> }.into_any())
        }
        _ => None,
    });
    el("div").class("stack").add(el("p").add(text(t::advanced_intro))).add(failed).add(zones).view()
}

fn switch(all: Settings, base: &Customer) -> El {
    let (title, why, picture, wanted) = match base.own_status {
        OwnStatus::Active => {
            (customers::deactivate as Text, t::deactivate_why as Text, "pause", OwnStatus::Deactivated)
        }
        OwnStatus::Deactivated => (customers::activate as Text, t::activate_why as Text, "check", OwnStatus::Active),
    };
    let act = button("btn", icon(picture), move || set(all, wanted)).attr("id", "settings-switch").add(text(title));
    section(3, "settings-switch-title", "danger-zone", title).add(el("p").add(text(why))).add(act)
}

fn set(all: Settings, wanted: OwnStatus) {
    let Some(base) = all.draft.base_untracked() else { return };
    if all.draft.busy.get_untracked() {
        return;
    }
    all.draft.busy.set(true);
    spawn_local(async move {
        let answer = acts::set_status(all.here.api, &base.id, base.version, wanted).await;
        all.draft.busy.try_set(false);
        match answer {
            Ok(customer) => {
                done(all, customer.clone());
                acts::status_set(all.here, customer);
            }
            Err(error) => {
                all.draft.trouble.try_set(Some(Trouble::of(error)));
            }
        }
    });
}

/// The dialog goes, unless there is something typed in it: then it says what was done.
fn done(all: Settings, customer: Customer) {
    if !all.draft.is_dirty_untracked() {
        all.draft.start(customer);
        all.close_now();
        return;
    }
    let locale = all.here.locale.get_untracked();
    let sentence = match customer.own_status {
        OwnStatus::Active => t::activated(locale, &customer.name),
        OwnStatus::Deactivated => t::deactivated(locale, &customer.name),
    };
    all.spoken.try_set(sentence);
    all.draft.rebase(customer);
}

fn deleting(all: Settings, base: &Customer) -> El {
    let delete = button("btn btn--danger-quiet", icon("trash"), move || all.deleting.set(true))
        .attr("id", "settings-delete")
        .attr("aria-haspopup", "dialog")
        .add(text(t::delete));
    section(3, "settings-delete-title", "danger-zone", t::delete)
        .add(freed(all, &base.customer_numbers))
        .add(el("p").add(text(t::delete_why)))
        .add(delete)
}

/// The numbers that others can have then.
pub fn freed(all: Settings, numbers: &[String]) -> El {
    if numbers.is_empty() {
        return el("p").class("small muted").add(text(t::freed_none));
    }
    let label = said(move || t::freed(all.here.locale.get()).to_owned());
    el("div").class("row small muted").add(el("span").add(label)).add(number_chips(numbers))
}
