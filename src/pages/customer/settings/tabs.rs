//! The tabs of the dialog: arrows, Home and End move and choose at once, and the address follows in its place.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::Settings;
use crate::{
    i18n::{Text, customer as t, customers, text},
    route,
    ui::{El, el, focus_soon, live},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Basic,
    Advanced,
}

impl Tab {
    const ALL: [Self; 2] = [Self::Basic, Self::Advanced];

    /// By the name in the address.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.name() == name)
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Advanced => "advanced",
        }
    }

    pub fn id(self) -> &'static str {
        match self {
            Self::Basic => "settings-tab-basic",
            Self::Advanced => "settings-tab-advanced",
        }
    }

    pub fn panel(self) -> &'static str {
        match self {
            Self::Basic => "settings-basic",
            Self::Advanced => "settings-advanced",
        }
    }

    fn label(self) -> Text {
        match self {
            Self::Basic => t::tab_basic,
            Self::Advanced => t::tab_advanced,
        }
    }

    /// Where a key leads from here.
    fn by_key(self, key: &str) -> Option<Self> {
        match (key, self) {
            // With two tabs the next is also the one before.
            ("ArrowLeft" | "ArrowRight", Self::Basic) | ("End", _) => Some(Self::Advanced),
            ("ArrowLeft" | "ArrowRight", Self::Advanced) | ("Home", _) => Some(Self::Basic),
            _ => None,
        }
    }
}

impl Settings {
    pub(super) fn show(self, tab: Tab) {
        self.here.replace(route::customer_settings(&self.here.id(), tab.name()));
    }
}

pub fn tabs(all: Settings) -> El {
    let keys = move |event: web_sys::Event| {
        let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>().map(web_sys::KeyboardEvent::key) else { return };
        if let Some(tab) = untrack(|| all.tab_or_first()).by_key(&key) {
            event.prevent_default();
            all.show(tab);
            focus_soon(tab.id());
        }
    };
    el("div")
        .class("tabs")
        .attr("role", "tablist")
        .attr("aria-label", text(customers::settings))
        .on_event("keydown", keys)
        .add(Tab::ALL.map(|tab| one(all, tab)).into_iter().collect::<Vec<_>>())
}

fn one(all: Settings, tab: Tab) -> El {
    let chosen = Memo::new(move |_| all.tab_or_first() == tab);
    let mark = live(move || {
        let edited = tab == Tab::Basic && all.draft.is_dirty();
        edited.then(|| el("span").class("tab__edited").add(text(t::edited)).view())
    });
    el("button")
        .class("tab")
        .attr("type", "button")
        .attr("role", "tab")
        .attr("id", tab.id())
        .attr("aria-controls", tab.panel())
        .attr("aria-selected", Signal::derive(move || if chosen.get() { "true" } else { "false" }))
        .attr("tabindex", Signal::derive(move || if chosen.get() { "0" } else { "-1" }))
        .on_click(move || all.show(tab))
        .add(text(tab.label()))
        .add(" ")
        .add(mark)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::Tab;

    #[wasm_bindgen_test]
    fn keys_lead_from_tab_to_tab() {
        assert_eq!(Tab::Basic.by_key("ArrowRight"), Some(Tab::Advanced));
        assert_eq!(Tab::Advanced.by_key("ArrowRight"), Some(Tab::Basic), "the last leads to the first");
        assert_eq!(Tab::Basic.by_key("ArrowLeft"), Some(Tab::Advanced));
        assert_eq!(Tab::Advanced.by_key("Home"), Some(Tab::Basic));
        assert_eq!(Tab::Basic.by_key("End"), Some(Tab::Advanced));
        assert_eq!(Tab::Basic.by_key("a"), None);
        for tab in Tab::ALL {
            assert_eq!(Tab::of_name(tab.name()), Some(tab));
        }
        assert_eq!(Tab::of_name("other"), None);
    }
}
