//! The help on shortcuts: what each does, and the switch for those of a single key.

use leptos::prelude::*;

use super::{
    chord::{ADD, HELP, LEAD, Place},
    is_mac,
};
use crate::{
    i18n::{Text, common, owned, shortcuts as t, text},
    prefs,
    session::use_session,
    shell::{Overlay, use_overlays},
    ui::{Dialog, El, el},
};

/// Keys pressed one after the other, or together with a `+`.
type Keys = Vec<Signal<&'static str>>;

pub fn help() -> AnyView {
    let overlays = use_overlays();
    let open = Signal::derive(move || overlays.is_open(Overlay::Shortcuts));
    let close = move |()| overlays.close(Overlay::Shortcuts);
    view! { <Dialog open on_close=close id="shortcuts" title=owned(t::title)>{content()}</Dialog> }.into_any()
}

fn content() -> AnyView {
    let operator =
        use_session().get_untracked().is_some_and(|session| session.user.role == carnet_core::wire::Role::Operator);
    let used = RwSignal::new(prefs::single_keys());
    let single = el("section")
        .class("stack stack--tight")
        .attr("aria-labelledby", "shortcuts-single")
        .add(el("h3").attr("id", "shortcuts-single").add(text(t::single)))
        .add(switch(used))
        .add(el("p").class("field__hint").attr("id", "shortcuts-hint").add(text(t::single_hint)))
        .add(list(single_keys(operator)).class_while("is-stale", Signal::derive(move || !used.get())));
    let always = el("section")
        .class("stack stack--tight")
        .attr("aria-labelledby", "shortcuts-always")
        .add(el("h3").attr("id", "shortcuts-always").add(text(t::everywhere)))
        .add(list(always()));
    el("div").class("dialog__body").add(always).add(single).view()
}

fn switch(used: RwSignal<bool>) -> El {
    let change = move |_| {
        let now = !used.get_untracked();
        used.set(now);
        prefs::choose(prefs::KEYS, if now { "" } else { prefs::OFF });
    };
    let box_ = el("input")
        .attr("type", "checkbox")
        .attr("aria-describedby", "shortcuts-hint")
        .switch("checked", used.into())
        .on_change(change);
    el("label").class("tick").add(box_).add(text(t::single_use))
}

fn key(name: &'static str) -> Signal<&'static str> {
    Signal::stored(name)
}

fn always() -> Vec<(Keys, Text)> {
    let main = if is_mac() { key("⌘") } else { text(t::control) };
    vec![
        (vec![main, key("K")], t::palette),
        (vec![text(t::escape)], t::leave),
        (vec![main, text(t::enter)], t::submit),
        (vec![main, key("Z")], t::undo),
    ]
}

fn single_keys(operator: bool) -> Vec<(Keys, Text)> {
    let mut all: Vec<(Keys, Text)> = vec![
        (vec![key(HELP)], t::help),
        (vec![key("/")], t::search),
        (vec![key("j")], t::next),
        (vec![key("k")], t::previous),
    ];
    if !operator {
        all.push((vec![key(ADD)], t::add));
    }
    let leads = |(keys, place): (&'static str, Place)| {
        super::path(place, operator)?;
        let (lead, letter) = keys.split_at_checked(LEAD.len())?;
        Some((vec![key(lead), key(letter)], name(place, operator)))
    };
    all.extend(Place::ALL.into_iter().filter_map(leads));
    all
}

fn name(place: Place, operator: bool) -> Text {
    match place {
        Place::Home => common::nav_home,
        Place::Search => common::nav_search,
        Place::Customers => common::nav_my_customers,
        Place::Stopped => common::nav_stopped,
        Place::RouteTest => common::nav_route_test,
        Place::Messages => common::nav_messages,
        Place::Settings if operator => common::nav_preferences,
        Place::Settings => common::nav_settings,
    }
}

/// What it does, and the keys.
fn list(lines: Vec<(Keys, Text)>) -> El {
    let line = |(keys, what): (Keys, Text)| {
        let mut shown: Vec<El> = Vec::new();
        for (at, key) in keys.into_iter().enumerate() {
            if at > 0 {
                shown.push(el("span").class("visually-hidden").add(" "));
            }
            shown.push(el("kbd").add(key));
        }
        el("div").add(el("dt").add(text(what))).add(el("dd").add(shown))
    };
    el("dl").class("keys").add(lines.into_iter().map(line).collect::<Vec<_>>())
}
