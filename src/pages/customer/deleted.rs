//! A customer that was deleted and can still be restored: by whom and when, its numbers, and the way back.

use carnet_core::wire::Deletion;
use leptos::prelude::*;

use super::{acts, here::Here};
use crate::{
    i18n::{common, customer as t, customers, format, text},
    route,
    ui::{PageHeading, button, crumb, el, icon, link, number_chips, page_head, said},
};

pub fn deleted(here: Here, deletion: &Deletion) -> Vec<AnyView> {
    let locale = here.locale;
    let Deletion { id, name, at, by, freed_numbers, restorable_until } = deletion.clone();
    let heading = view! { <PageHeading title=said(move || t::gone_title(locale.get(), &name)) /> }.into_any();
    let crumbs =
        vec![crumb(text(common::nav_customers)), crumb(link(route::CUSTOMERS, text(common::nav_my_customers)))];
    let who = said(move || t::gone_by(locale.get(), &by, &format::date_time(locale.get(), &at)));
    let until = said(move || t::gone_until(locale.get(), &format::date(locale.get(), &restorable_until)));
    let numbers = (!freed_numbers.is_empty()).then(|| {
        el("div").class("row small muted").add(el("span").add(text(t::freed))).add(number_chips(&freed_numbers))
    });
    let restore = button("btn btn--primary", icon("undo"), move || {
        acts::restore(here.api, here.notices, id.clone(), move || here.reload());
    })
    .attr("id", "c-restore")
    .add(text(t::restore));
    let back = link(route::CUSTOMERS, text(customers::back_to_list)).class("btn");
    let sheet = el("div")
        .class("sheet sheet--pad stack")
        .add(el("p").add(who))
        .add(numbers)
        .add(el("p").add(until))
        .add(el("div").class("row").add(restore).add(back));
    vec![page_head(crumbs, heading, Vec::new()).view(), sheet.view()]
}
