//! How the company's directories stand, in words, with the way to the setting.

use carnet_core::wire::{CompanySettings, Directory, ObjectKind};
use leptos::prelude::*;

use crate::{
    api::use_api,
    i18n::{company::Position, suppliers as t, text, use_locale},
    live::use_changes,
    load::load,
    route,
    ui::{El, Icon, el, link},
};

/// The company level settings as they were read last; nothing before, and nothing where they could not be had.
pub fn company_settings() -> Memo<Option<CompanySettings>> {
    let (api, changes) = (use_api(), use_changes(ObjectKind::Settings));
    let answer = load(move || {
        changes.track();
        async move { api.company_settings().await.ok() }
    });
    Memo::new(move |before: Option<&Option<CompanySettings>>| {
        answer.get().flatten().or_else(|| before.cloned().flatten())
    })
}

/// The supplier directory's part of them.
pub fn supplier_directory(settings: Memo<Option<CompanySettings>>) -> Memo<Option<Directory>> {
    Memo::new(move |_| settings.with(|settings| settings.as_ref().map(|settings| settings.supplier_directory)))
}

/// `Répertoire fournisseurs : Fermé`, what it means, and the link.
pub fn mode_line(position: Position) -> El {
    let (icon, path) = match position {
        Position::Customers(directory) => (picture(directory), route::OUTBOUND),
        Position::Suppliers(directory) => (picture(directory), route::GENERAL),
        Position::Acceptance(_) => ("inbox", route::GENERAL),
    };
    let drawn = view! { <Icon name=icon/> }.into_any();
    let setting = link(path, text(t::see_setting)).attr("aria-label", label(position));
    let words = el("div")
        .add(el("p").add(el("b").add(text(position.word()))))
        .add(el("p").add(text(position.meaning())).add(" ").add(setting));
    el("div").class("mode").add(drawn).add(words)
}

/// The link's name where there are two of them.
fn label(position: Position) -> Signal<String> {
    let locale = use_locale();
    Signal::derive(move || t::see_setting_of(locale.get(), position.word()(locale.get())))
}

fn picture(directory: Directory) -> &'static str {
    match directory {
        Directory::Open => "door-open",
        Directory::Closed => "lock",
    }
}
