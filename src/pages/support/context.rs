//! The facts that go with a question, each of which whoever asks may leave out.

use carnet_core::wire::{SupportContext, SupportContextKind};
use leptos::prelude::*;

use crate::{
    history::use_came_from,
    i18n::{Locale, support as t, tag, text, use_locale},
    prefs, route,
    ui::{El, el, matches_now},
    url_state::use_query,
};

/// What is known: where one came from, the browser, the version, and the reference in the address.
pub fn facts() -> Vec<SupportContext> {
    let locale = use_locale().get_untracked();
    let reference = use_query().with_untracked(|query| query.get("reference").to_owned());
    let fact = |kind, value: String| (!value.is_empty()).then_some(SupportContext { kind, value });
    let known = [
        fact(SupportContextKind::Reference, reference),
        fact(
            SupportContextKind::Page,
            Some(use_came_from()).filter(|path| !path.starts_with(route::SIGN_IN)).unwrap_or_default(),
        ),
        fact(SupportContextKind::Browser, browser(locale)),
        fact(SupportContextKind::Version, format!("Carnet {}", env!("CARGO_PKG_VERSION"))),
    ];
    known.into_iter().flatten().collect()
}

fn browser(locale: Locale) -> String {
    let agent = window().navigator().user_agent().unwrap_or_default();
    let size = |size: Result<wasm_bindgen::JsValue, _>| {
        size.ok().and_then(|size| size.as_f64()).map_or_else(String::new, |size| (size as u32).to_string())
    };
    let dark = match prefs::read(prefs::THEME).as_deref() {
        Some("dark") => true,
        Some(_) => false,
        None => matches_now("(prefers-color-scheme: dark)"),
    };
    let theme = if dark { t::dark(locale) } else { t::light(locale) };
    t::browser_value(locale, &agent, &size(window().inner_width()), &size(window().inner_height()), tag(locale), theme)
}

/// The facts, each with its tick; `left_out` are those without.
pub fn ticks(facts: &[SupportContext], left_out: RwSignal<Vec<SupportContextKind>>) -> El {
    let locale = use_locale();
    let tick = |fact: &SupportContext| {
        let kind = fact.kind;
        let tick = el("input")
            .attr("type", "checkbox")
            .switch("checked", Signal::derive(move || !left_out.read().contains(&kind)))
            .on_change(move |_| {
                left_out.update(|left_out| {
                    if left_out.contains(&kind) {
                        left_out.retain(|other| *other != kind);
                    } else {
                        left_out.push(kind);
                    }
                });
            });
        let name = el("b").add(Signal::derive(move || t::context_name(locale.get(), kind)));
        let words = el("span").class("fact").add(name).add(" ").add(el("span").class("muted").add(fact.value.clone()));
        el("label").class("tick").add(tick).add(words)
    };
    let ticks: Vec<El> = facts.iter().map(tick).collect();
    el("fieldset")
        .class("group")
        .attr("aria-describedby", "support-context-hint")
        .add(el("legend").add(text(t::context)))
        .add(el("p").class("field__hint").attr("id", "support-context-hint").add(text(t::context_hint)))
        .add(el("div").class("stack stack--tight").add(ticks))
}
