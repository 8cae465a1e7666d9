//! Every page there is for who is signed in, on one page (RGAA 12.1). Whoever is not gets the pages that need nobody.

use carnet_core::wire::Role;
use leptos::prelude::*;

use crate::{
    i18n::{Text, common as c, network, owned, site as t, text},
    route,
    session::use_session,
    ui::{El, PageHeading, el, link, live, outside, page_head},
};

/// Where a link leads, and its words.
type Way = (&'static str, Text);

const FIRST: &[Way] = &[(route::HOME, c::nav_home), (route::MESSAGES, c::nav_messages)];
const CUSTOMERS: &[Way] = &[
    (route::SEARCH, c::nav_search),
    (route::CUSTOMERS, c::nav_my_customers),
    (route::SENT, c::nav_sent),
    (route::ROUTING, c::nav_routing),
    (route::SUGGEST, c::nav_suggest),
    (route::IMPORT, c::nav_import),
];
const SUPPLIERS: &[Way] = &[
    (route::SUPPLIER_SEARCH, c::nav_supplier_search),
    (route::SUPPLIERS, c::nav_my_suppliers),
    (route::RECEIVED, c::nav_received),
];
const DOCUMENTS: &[Way] = &[(route::STOPPED, c::nav_stopped), (route::ROUTE_TEST, c::nav_route_test)];
const SETTINGS: &[Way] = &[
    (route::SETTINGS, c::nav_settings),
    (route::GENERAL, c::nav_company),
    (route::PREFERENCES, c::nav_preferences),
    (route::USERS, c::nav_users),
];
const OF_ADMINS: &[Way] = &[(route::KEYS, c::nav_keys), (route::AUDIT, c::nav_audit)];
const CONSOLE: &[Way] = &[
    (route::OPERATOR, network::overview),
    (route::SUGGESTIONS, c::nav_suggestions),
    (route::PROVIDERS, c::nav_providers),
    (route::NETWORK_IMPORTS, network::imports),
    (route::OPERATOR_SUPPORT, c::nav_support_queue),
    (route::ACCOUNTS, c::nav_accounts),
    (route::SERVICE, c::nav_service),
];
const OF_OPERATOR: &[Way] = &[(route::MESSAGES, c::nav_messages), (route::PREFERENCES, c::nav_preferences)];
const HELP: &[Way] = &[(route::SUPPORT, c::nav_support), (route::ACCESSIBILITY, t::accessibility)];
const OUTSIDE: &[Way] = &[(route::SIGN_IN, c::sign_in), (route::ACCESSIBILITY, t::accessibility)];

/// Its heading's id, its heading, and its links.
type Group = (&'static str, Text, Vec<Way>);

fn groups(role: Role) -> Vec<Group> {
    let help = ("map-help", t::help as Text, HELP.to_vec());
    if role == Role::Operator {
        let own = ("map-own", c::nav_messages as Text, OF_OPERATOR.to_vec());
        return vec![("map-console", c::nav_operator, CONSOLE.to_vec()), own, help];
    }
    let admins = if role == Role::Admin { OF_ADMINS } else { &[] };
    vec![
        ("map-first", t::home_and_messages, FIRST.to_vec()),
        ("map-customers", c::nav_customers, CUSTOMERS.to_vec()),
        ("map-suppliers", c::nav_suppliers, SUPPLIERS.to_vec()),
        ("map-documents", c::nav_documents, DOCUMENTS.to_vec()),
        ("map-settings", c::nav_settings, [SETTINGS, admins].concat()),
        help,
    ]
}

#[component]
pub fn SiteMapPage() -> impl IntoView {
    let session = use_session();
    let role = Memo::new(move |_| session.get().map(|session| session.user.role));
    let heading = view! { <PageHeading title=owned(t::site_map)/> }.into_any();
    if role.get_untracked().is_none() {
        let ways = group(("map-outside", t::without_sign_in, OUTSIDE.to_vec())).view();
        return outside(vec![heading, ways]);
    }
    let map =
        live(move || role.get().map(|role| groups(role).into_iter().map(|one| group(one).view()).collect::<Vec<_>>()));
    let map = el("div").class("sitemap").add(map).view();
    vec![page_head(Vec::new(), heading, Vec::new()).view(), map].into_any()
}

fn group((id, title, ways): Group) -> El {
    let links: Vec<El> = ways.into_iter().map(|(path, label)| el("li").add(link(path, text(label)))).collect();
    el("section")
        .attr("aria-labelledby", id)
        .add(el("h2").attr("id", id).add(text(title)))
        .add(el("ul").class("plain").add(links))
}
