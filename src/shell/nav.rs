//! The navigation, beside the page or in the drawer.

use leptos::prelude::*;

use crate::{
    history::use_location,
    i18n::{Text, common as t, text},
    route,
    ui::{El, el, icon, link},
};

/// `id` is unique in the document.
pub fn nav(id: &'static str) -> El {
    let group = format!("{id}-customers");
    let home = el("li").add(item(route::HOME, Some("home"), t::nav_home, |path| path == route::HOME));
    let search = item(route::SEARCH, None, t::nav_search, |path| path == route::SEARCH);
    // « Mes clients » is also the place of each customer, but not of the search below the same path.
    let mine = item(route::CUSTOMERS, None, t::nav_my_customers, |path| {
        path.starts_with(route::CUSTOMERS) && path != route::SEARCH
    });
    let customers = el("li")
        .class("nav__group")
        .add(el("span").class("nav__title").attr("id", group.clone()).add(text(t::nav_customers)))
        .add(el("ul").attr("aria-labelledby", group).add(el("li").add(search)).add(el("li").add(mine)));
    el("nav")
        .class("nav")
        .attr("id", id)
        .attr("tabindex", "-1")
        .attr("aria-label", text(t::menu_main))
        .add(el("ul").add(home).add(customers))
}

/// A link that says when one is there (`page`) or on something below it (`true`).
fn item(to: &'static str, picture: Option<&'static str>, label: Text, is_here: fn(&str) -> bool) -> El {
    let path = use_location().pathname;
    let current = Signal::derive(move || {
        let path = path.get();
        let path = path.strip_prefix(&route::base()).unwrap_or(&path);
        let path = if path.len() > 1 { path.trim_end_matches('/') } else { path };
        is_here(path).then_some(if path == to { "page" } else { "true" })
    });
    link(to, el("span").add(text(label)).view()).attr("aria-current", current).before(picture.map(icon))
}
