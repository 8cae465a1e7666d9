//! What there is in Carnet for a role: its pages and its actions, with the other names they are found by.

use carnet_core::wire::{Locale, Role, StopCause};

use super::{
    entry::{Act, Group},
    matching::words,
};
use crate::{
    i18n::{Text, common, network, palette as t, routing::cause_badge, shortcuts, site},
    prefs, route, shortcuts as keys,
};

/// A line before it is known whether it answers what was typed.
pub struct Known {
    pub group: Group,
    pub icon: &'static str,
    label: Label,
    /// Besides its name in the other language.
    names: Option<Text>,
    pub keys: &'static str,
    pub act: Act,
    /// Too many of a kind to be listed before something is typed.
    pub if_typed: bool,
}

#[derive(Clone, Copy)]
enum Label {
    Text(Text),
    Stopped(StopCause),
}

impl Known {
    pub fn label(&self, locale: Locale) -> String {
        match self.label {
            Label::Text(text) => text(locale).to_owned(),
            Label::Stopped(cause) => t::stopped(locale, cause_badge(locale, cause)),
        }
    }

    /// Its other names, in words.
    pub fn others(&self, locale: Locale) -> Vec<String> {
        let names = self.names.map(|names| names(locale)).unwrap_or_default();
        words(&format!("{} {names}", self.label(other(locale))))
    }

    fn named(self, names: Text) -> Self {
        Self { names: Some(names), ..self }
    }

    fn keys(self, keys: &'static str) -> Self {
        Self { keys, ..self }
    }
}

pub fn other(locale: Locale) -> Locale {
    match locale {
        Locale::Fr => Locale::En,
        Locale::En => Locale::Fr,
    }
}

pub fn known(locale: Locale, role: Role) -> Vec<Known> {
    let mut all = match role {
        Role::Operator => console_pages(),
        Role::Member | Role::Admin => company_pages(role == Role::Admin),
    };
    all.extend(pages_of_all());
    for page in &mut all {
        if let Act::Go(path) = &page.act {
            page.keys = keys::keys_to(path, role == Role::Operator);
        }
    }
    if role != Role::Operator {
        all.extend(company_actions(role == Role::Admin));
    }
    all.extend(actions_of_all(locale));
    all
}

fn line(group: Group, icon: &'static str, label: Text, act: Act) -> Known {
    Known { group, icon, label: Label::Text(label), names: None, keys: "", act, if_typed: false }
}

fn page(icon: &'static str, label: Text, path: &str) -> Known {
    line(Group::Pages, icon, label, Act::Go(path.to_owned()))
}

fn action(icon: &'static str, label: Text, act: Act) -> Known {
    line(Group::Actions, icon, label, act)
}

fn goes(icon: &'static str, label: Text, path: impl Into<String>) -> Known {
    action(icon, label, Act::Go(path.into()))
}

/// In the order of the menu.
fn company_pages(admin: bool) -> Vec<Known> {
    let mut pages = vec![
        page("home", common::nav_home, route::HOME),
        page("book", common::nav_search, route::SEARCH),
        page("book", common::nav_my_customers, route::CUSTOMERS),
        page("book", common::nav_sent, route::SENT),
        page("book", common::nav_routing, route::ROUTING),
        page("book", common::nav_suggest, route::SUGGEST),
        page("truck", common::nav_supplier_search, route::SUPPLIER_SEARCH),
        page("truck", common::nav_my_suppliers, route::SUPPLIERS),
        page("truck", common::nav_received, route::RECEIVED),
        page("octagon", common::nav_stopped, route::STOPPED),
        page("route", common::nav_route_test, route::ROUTE_TEST),
        page("mail", common::nav_messages, route::MESSAGES),
        page("sliders", common::nav_settings, route::SETTINGS),
        page("sliders", t::general, route::GENERAL),
        page("sliders", t::outbound, route::OUTBOUND),
        page("sliders", common::nav_preferences, route::PREFERENCES),
        page("user", common::nav_users, route::USERS),
    ];
    if admin {
        pages.push(page("lock", common::nav_keys, route::KEYS));
        pages.push(page("file", common::nav_audit, route::AUDIT));
    }
    pages
}

fn console_pages() -> Vec<Known> {
    vec![
        page("home", network::overview, route::OPERATOR),
        page("console", common::nav_suggestions, route::SUGGESTIONS),
        page("console", common::nav_providers, route::PROVIDERS),
        page("console", network::imports, route::NETWORK_IMPORTS),
        page("console", common::nav_support_queue, route::OPERATOR_SUPPORT),
        page("console", common::nav_accounts, route::ACCOUNTS),
        page("console", common::nav_service, route::SERVICE),
        page("mail", common::nav_messages, route::MESSAGES),
        page("sliders", common::nav_preferences, route::PREFERENCES),
    ]
}

fn pages_of_all() -> Vec<Known> {
    vec![
        page("help", common::nav_support, route::SUPPORT),
        page("rows", site::site_map, route::SITE_MAP),
        page("eye", site::accessibility, route::ACCESSIBILITY),
    ]
}

fn company_actions(admin: bool) -> Vec<Known> {
    let mut actions = vec![
        goes("plus", t::add, route::SEARCH).named(t::add_names).keys(keys::ADD),
        goes("send", t::suggest, route::SUGGEST),
        goes("upload", t::import, route::IMPORT).named(t::import_names),
        goes("download", t::export, route::customers_export()).named(t::export_names),
        goes("plug", t::activate_one, route::requests(route::ROUTING, "pending", "", 1)),
    ];
    if admin {
        actions.extend([
            goes("user", t::invite, route::users_invite()).named(t::invite_names),
            goes("door-open", t::simulate_customers, route::simulate(route::OUTBOUND)).named(t::simulate_names),
            goes("door-open", t::simulate_suppliers, route::simulate(route::GENERAL)).named(t::simulate_names),
        ]);
    }
    let stopped = |cause| Known {
        label: Label::Stopped(cause),
        if_typed: true,
        ..goes("octagon", common::nav_stopped, route::stopped(Some(cause)))
    };
    actions.extend(StopCause::ALL.map(stopped));
    actions
}

fn actions_of_all(locale: Locale) -> Vec<Known> {
    let theme = |label, value| action("moon", label, Act::Theme(value)).named(t::theme_names);
    let density = |label, value| action("rows", label, Act::Density(value)).named(t::density_names);
    vec![
        theme(t::theme_system, ""),
        theme(t::theme_light, prefs::LIGHT),
        theme(t::theme_dark, prefs::DARK),
        density(t::density_comfortable, ""),
        density(t::density_compact, prefs::COMPACT),
        action("swap", t::language, Act::Language(other(locale))).named(t::language_names),
        goes("help", t::support, route::SUPPORT).named(t::support_names),
        action("info", shortcuts::title, Act::Shortcuts).named(shortcuts::title_names).keys(keys::HELP),
        action("logout", common::sign_out, Act::SignOut).named(t::sign_out_names),
    ]
}
