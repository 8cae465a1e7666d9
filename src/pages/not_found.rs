//! No page has this address.

use leptos::prelude::*;

use crate::{
    history::use_location,
    i18n::{common as t, owned, text, use_locale},
    route,
    ui::{Empty, PageHeading, el, link, page_head, said},
};

#[component]
pub fn NotFound() -> impl IntoView {
    let locale = use_locale();
    let path = use_location().pathname;
    let heading = view! { <PageHeading title=owned(t::not_found)/> }.into_any();
    let which = el("p").class("muted").add(said(move || t::not_found_path(locale.get(), &path.get()))).view();
    let home = link(route::HOME, text(t::nav_home)).class("btn btn--primary").view();
    let why = view! { <Empty title=owned(t::not_found_why)>{which} {home}</Empty> }.into_any();
    (page_head(Vec::new(), heading, Vec::new()).view(), el("div").class("sheet").add(why).view())
}
