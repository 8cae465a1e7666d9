//! Somebody else stored another version while one typed: both side by side, and the choice between them.

use carnet_core::{
    state::OwnStatus,
    wire::{Customer, Locale},
};
use leptos::prelude::*;

use super::{Settings, save, tabs::Tab};
use crate::{
    i18n::{Text, audit, common, customer as t, customers, format, states::Tone},
    ui::{El, Notice, button, column, el, focus_soon, live},
};

const TITLE: &str = "settings-conflict";

/// In the place of the panels; what was typed stays in the draft.
pub fn panel(all: Settings) -> Vec<AnyView> {
    focus_soon(TITLE);
    let content = live(move || {
        let (current, base) = (all.draft.conflict()?, all.draft.base()?);
        let locale = all.here.locale.get();
        let time = format::date_time(locale, &current.updated_at);
        let sentence = el("p").add(t::conflict(locale, &current.updated_by, &time)).view();
        let parts = el("div")
            .class("stack")
            .add(el("h3").attr("id", TITLE).attr("tabindex", "-1").add(t::conflict_title(locale)))
            .add(view! { <Notice tone=Tone::Warning icon="alert">{sentence}</Notice> }.into_any())
            .add(table(locale, all, &base, &current));
        Some(parts.view())
    });
    let panel = |tab: Tab| el("div").attr("role", "tabpanel").attr("id", tab.panel()).attr("aria-labelledby", tab.id());
    vec![panel(Tab::Basic).class("dialog__body").add(content).view(), panel(Tab::Advanced).attr("hidden", "").view()]
}

fn table(locale: Locale, all: Settings, base: &Customer, current: &Customer) -> El {
    let typed = all.draft.numbers().map_or_else(|_| all.draft.text().get(), |parsed| parsed.numbers.join(", "));
    let chosen = all.draft.provider();
    let provider = |id: &Option<String>| {
        let known = current.providers.iter().chain(&base.providers).find(|one| Some(&one.id) == id.as_ref());
        known.map_or_else(String::new, |one| one.name.clone())
    };
    let status = |customer: &Customer| {
        let word = match customer.own_status {
            OwnStatus::Active => "active",
            OwnStatus::Deactivated => "deactivated",
        };
        audit::value(locale, word).to_owned()
    };
    let mut rows = vec![
        row(locale, customers::numbers, typed, current.customer_numbers.join(", ")),
        row(locale, customers::col_provider, provider(&chosen), provider(&current.provider_id)),
    ];
    if base.own_status != current.own_status {
        rows.push(row(locale, t::own_status, status(base), status(current)));
    }
    let heads =
        el("tr").add(column("", t::field(locale))).add(column("", t::mine(locale))).add(column("", t::current(locale)));
    el("table")
        .class("compare")
        .add(el("caption").class("visually-hidden").add(t::conflict_title(locale)))
        .add(el("thead").add(heads))
        .add(el("tbody").add(rows))
}

/// What differs is marked, and said.
fn row(locale: Locale, label: Text, mine: String, current: String) -> El {
    let differs = mine != current;
    let cell = |value: String| {
        let value = if value.is_empty() { common::none(locale).to_owned() } else { value };
        el("td").add(el(if differs { "mark" } else { "span" }).add(value))
    };
    let note = differs.then(|| el("span").class("sub").add(t::differs(locale)));
    el("tr").add(el("th").attr("scope", "row").add(label(locale)).add(note)).add(cell(mine)).add(cell(current))
}

/// The foot of the dialog meanwhile.
pub fn choices(all: Settings) -> Vec<AnyView> {
    let locale = all.here.locale.get();
    let take = button("btn", t::take_current(locale), move || {
        if let Some(current) = all.draft.conflict_untracked() {
            all.draft.start(current);
            all.here.reload();
            focus_soon("settings-numbers");
        }
    });
    let keep = button("btn btn--primary", t::keep_mine(locale), move || {
        if let Some(current) = all.draft.conflict_untracked() {
            all.draft.rebase(current);
            save::save(all);
        }
    });
    vec![take.view(), keep.view()]
}
