//! Company level settings (R19–R22): two tabs as links, each with its switches. Everybody sees them; an
//! administrator changes them.

use carnet_core::wire::{CompanySettings, ObjectKind, Setting};
use leptos::prelude::*;

use super::{
    ask::{self, Asking},
    block::block,
    change::{Answer, Changing},
    confirm::{self, Effect as Measured},
    position::{of, other},
};
use crate::{
    api::{ApiError, use_api},
    failure::failure,
    i18n::{Text, common, company as t, owned, text, use_locale},
    live::use_changes,
    load::load,
    route,
    ui::{El, PageHeading, SkeletonRows, crumb, el, link, live, page_head, said, use_notices},
    url_state::when_asked,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Documents and requests of others.
    General,
    /// Documents to others.
    Outbound,
}

impl Tab {
    fn label(self) -> Text {
        match self {
            Self::General => t::tab_general,
            Self::Outbound => t::tab_outbound,
        }
    }

    fn path(self) -> &'static str {
        match self {
            Self::General => route::GENERAL,
            Self::Outbound => route::OUTBOUND,
        }
    }

    /// The headings with the setting below each.
    fn settings(self) -> &'static [(&'static str, Text, Setting)] {
        match self {
            Self::General => {
                &[("issuer", t::issuer, Setting::SupplierDirectory), ("requests", t::requests, Setting::Acceptance)]
            }
            Self::Outbound => &[("routing", t::routing, Setting::CustomerDirectory)],
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    Waiting,
    Failed(ApiError),
    Here,
}

#[component]
pub fn CompanyPage(tab: Tab) -> impl IntoView {
    let locale = use_locale();
    let (answer, effect) = (read(), measure());
    // What was read last stays while a later reading fails.
    let known = Memo::new(move |before: Option<&Option<CompanySettings>>| {
        answer.with(|answer| answer.and_then(|answer| answer.clone().ok())).or_else(|| before.cloned().flatten())
    });
    let stage = Memo::new(move |_| match (known.read().is_some(), answer.get()) {
        (true, _) => Stage::Here,
        (false, Some(Err(error))) => Stage::Failed(error),
        (false, _) => Stage::Waiting,
    });
    let changing = Changing {
        api: use_api(),
        notices: use_notices(),
        answer,
        known,
        asking: RwSignal::new(None),
        busy: RwSignal::new(false),
        trouble: RwSignal::new(None),
    };
    let asking = Asking::new(changing);
    simulate(tab, changing);
    let title = owned(common::nav_company);
    let document_title = said(move || t::tab_title(locale.get(), tab.label()(locale.get())));
    let heading = view! { <PageHeading title document_title/> }.into_any();
    let content = live(move || match stage.get() {
        Stage::Waiting => vec![el("div").class("sheet").add(view! { <SkeletonRows rows=2/> }.into_any()).view()],
        Stage::Failed(error) => vec![failure(error, move || answer.refetch())],
        Stage::Here => sections(tab, changing, asking, effect),
    });
    let crumbs = vec![crumb(link(route::SETTINGS, text(common::nav_settings)))];
    vec![
        page_head(crumbs, heading, Vec::new()).view(),
        el("div").class("settings").add(tabs(tab)).add(content).view(),
        confirm::dialog(changing, effect),
        ask::dialog(asking),
    ]
}

/// Asks what the first switch would change once the settings are known, where the address asks for that.
fn simulate(tab: Tab, changing: Changing) {
    let asked = RwSignal::new(false);
    when_asked(route::SIMULATE, move || asked.set(true));
    Effect::new(move |_| {
        let known = changing.known.get();
        if let (true, Some(known), Some((_, _, setting))) = (asked.get(), known, tab.settings().first()) {
            asked.set(false);
            if known.may_change {
                changing.start(other(of(&known, *setting)));
            }
        }
    });
}

fn read() -> Answer {
    let (api, changes) = (use_api(), use_changes(ObjectKind::Settings));
    load(move || {
        changes.track();
        async move { api.company_settings().await }
    })
}

/// Measured again when a document has come in, and when a setting has changed.
fn measure() -> Measured {
    let api = use_api();
    let (settings, documents) = (use_changes(ObjectKind::Settings), use_changes(ObjectKind::Inbound));
    let suppliers = use_changes(ObjectKind::Supplier);
    load(move || {
        settings.track();
        documents.track();
        suppliers.track();
        async move { api.settings_effect().await }
    })
}

fn tabs(here: Tab) -> El {
    let tab = |tab: Tab| {
        let link = link(tab.path(), text(tab.label())).class("tab");
        if tab == here { link.attr("aria-current", "page") } else { link }
    };
    el("nav").class("tabs").attr("aria-label", text(t::tabs)).add(tab(Tab::General)).add(tab(Tab::Outbound))
}

fn sections(tab: Tab, changing: Changing, asking: Asking, effect: Measured) -> Vec<AnyView> {
    let section = |(id, title, setting): &(&'static str, Text, Setting)| {
        let head = el("div").class("section__head").add(el("h2").attr("id", *id).add(text(*title)));
        el("section").attr("aria-labelledby", *id).add(head).add(block(*setting, changing, asking, effect)).view()
    };
    tab.settings().iter().map(section).collect()
}
