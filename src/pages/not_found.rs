//! No page has this address.

use leptos::prelude::*;

use crate::{
    history::use_location,
    i18n::{common as t, owned, site, text, use_locale},
    route,
    ui::{Empty, PageHeading, el, link, page_head, said},
};

#[component]
pub fn NotFound() -> impl IntoView {
    let locale = use_locale();
    let path = use_location().pathname;
    let heading = view! { <PageHeading title=owned(t::not_found)/> }.into_any();
    let which = el("p").class("muted").add(said(move || t::not_found_path(locale.get(), &path.get()))).view();
    let ways = el("p").add(text(t::not_found_ways)).view();
    let home = link(route::HOME, text(t::nav_home)).class("btn btn--primary");
    let map = link(route::SITE_MAP, text(site::site_map)).class("btn");
    let out = el("div").class("row").add(home).add(map).view();
    let why = view! { <Empty title=owned(t::not_found_why)>{which} {ways} {out}</Empty> }.into_any();
    (page_head(Vec::new(), heading, Vec::new()).view(), el("div").class("sheet").add(why).view())
}
