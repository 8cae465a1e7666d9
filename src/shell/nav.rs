//! The navigation, beside the page or in the drawer.

use carnet_core::wire::{ObjectKind, Role};
use leptos::prelude::*;

use crate::{
    api::use_api,
    history::use_location,
    i18n::{Text, common as t, format, network, text, use_locale},
    live::use_changes,
    load::load,
    route,
    session::use_session,
    ui::{El, Live, el, icon, link, live},
};

/// `id` is unique in the document. The operator has no directory of its own, and nobody else its console.
pub fn nav(id: &'static str) -> El {
    let session = use_session();
    let role = Memo::new(move |_| session.get().map(|session| session.user.role));
    let groups = live(move || match role.get() {
        Some(Role::Operator) => operator(id),
        role => company(id, role == Some(Role::Admin)),
    });
    el("nav").class("nav").attr("id", id).attr("tabindex", "-1").attr("aria-label", text(t::menu_main)).add(groups)
}

fn company(id: &str, admin: bool) -> AnyView {
    // « Mes clients » is also the place of each customer, but not of what else lies below the same path.
    let mine = item(route::CUSTOMERS, t::nav_my_customers, |path| {
        let elsewhere = [route::SEARCH, route::SUGGEST, route::SENT, route::ROUTING];
        path.starts_with(route::CUSTOMERS) && !elsewhere.contains(&path)
    });
    let customers = vec![
        item(route::SEARCH, t::nav_search, |path| path == route::SEARCH),
        mine,
        item(route::SENT, t::nav_sent, |path| path == route::SENT),
        item(route::ROUTING, t::nav_routing, |path| path == route::ROUTING),
        item(route::SUGGEST, t::nav_suggest, |path| path == route::SUGGEST),
    ];
    let suppliers = vec![
        item(route::SUPPLIER_SEARCH, t::nav_supplier_search, |path| path == route::SUPPLIER_SEARCH),
        item(route::SUPPLIERS, t::nav_my_suppliers, |path| path == route::SUPPLIERS),
        item(route::RECEIVED, t::nav_received, |path| path == route::RECEIVED),
    ];
    let documents = vec![
        item(route::STOPPED, t::nav_stopped, |path| path.starts_with("/documents")).add(stopped()),
        item(route::ROUTE_TEST, t::nav_route_test, |path| path == route::ROUTE_TEST),
    ];
    // « Paramètres » is also the place of the settings it leads to.
    let hub = item(route::SETTINGS, t::nav_settings, |path| {
        [route::SETTINGS, route::GENERAL, route::OUTBOUND, route::PREFERENCES].contains(&path)
    });
    let mut settings = vec![hub, item(route::USERS, t::nav_users, |path| path == route::USERS)];
    if admin {
        settings.extend([
            item(route::KEYS, t::nav_keys, |path| path == route::KEYS),
            item(route::AUDIT, t::nav_audit, |path| path == route::AUDIT),
        ]);
    }
    el("ul")
        .add(single(route::HOME, "home", t::nav_home, |path| path == route::HOME))
        .add(group(format!("{id}-customers"), t::nav_customers, customers))
        .add(group(format!("{id}-suppliers"), t::nav_suppliers, suppliers))
        .add(group(format!("{id}-documents"), t::nav_documents, documents))
        .add(single(route::MESSAGES, "mail", t::nav_messages, |path| path.starts_with(route::MESSAGES)))
        .add(group(format!("{id}-settings"), t::nav_settings, settings))
        .add(single(route::SUPPORT, "help", t::nav_support, |path| path == route::SUPPORT))
        .view()
}

fn operator(id: &str) -> AnyView {
    let console = vec![
        item(route::OPERATOR, network::overview, |path| path == route::OPERATOR),
        item(route::SUGGESTIONS, t::nav_suggestions, |path| path.starts_with(route::SUGGESTIONS)),
        item(route::PROVIDERS, t::nav_providers, |path| path == route::PROVIDERS),
        item(route::NETWORK_IMPORTS, network::imports, |path| path.starts_with(route::NETWORK_IMPORTS)),
        item(route::OPERATOR_SUPPORT, t::nav_support_queue, |path| path == route::OPERATOR_SUPPORT),
        item(route::ACCOUNTS, t::nav_accounts, |path| path == route::ACCOUNTS),
        item(route::SERVICE, t::nav_service, |path| path == route::SERVICE),
    ];
    el("ul")
        .add(group(format!("{id}-operator"), t::nav_operator, console))
        .add(single(route::MESSAGES, "mail", t::nav_messages, |path| path.starts_with(route::MESSAGES)))
        .add(single(route::PREFERENCES, "sliders", t::nav_preferences, |path| path == route::PREFERENCES))
        .add(single(route::SUPPORT, "help", t::nav_support, |path| path == route::SUPPORT))
        .view()
}

fn single(to: &'static str, picture: &'static str, label: Text, is_here: fn(&str) -> bool) -> El {
    el("li").add(item(to, label, is_here).before(icon(picture)))
}

fn group(id: String, title: Text, items: Vec<El>) -> El {
    let items: Vec<El> = items.into_iter().map(|item| el("li").add(item)).collect();
    el("li")
        .class("nav__group")
        .add(el("span").class("nav__title").attr("id", id.clone()).add(text(title)))
        .add(el("ul").attr("aria-labelledby", id).add(items))
}

/// How many documents are stopped; nothing while none is, or while that is not known.
fn stopped() -> Live {
    let (api, locale, changes) = (use_api(), use_locale(), use_changes(ObjectKind::Document));
    let answer = load(move || {
        changes.track();
        async move { api.document_counts("").await.ok().map(|counts| counts.stopped) }
    });
    live(move || {
        let number = answer.get().flatten().filter(|number| *number > 0)?;
        Some(el("span").class("nav__count").add(format::number(locale.get(), number)).view())
    })
}

/// A link that says when one is there (`page`) or on something below it (`true`).
fn item(to: &'static str, label: Text, is_here: fn(&str) -> bool) -> El {
    let path = use_location().pathname;
    let current = Signal::derive(move || {
        let path = path.get();
        let path = path.strip_prefix(&route::base()).unwrap_or(&path);
        let path = if path.len() > 1 { path.trim_end_matches('/') } else { path };
        is_here(path).then_some(if path == to { "page" } else { "true" })
    });
    link(to, el("span").add(text(label)).view()).attr("aria-current", current)
}
