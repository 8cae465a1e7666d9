//! Three questions with figures: whether customers can receive, whether stops become fewer, whether checks are fresh.

mod ages;
mod customers;
mod weeks;

use carnet_core::wire::{Figures, ObjectKind};
use leptos::prelude::*;

use crate::{
    api::use_api,
    failure::failure,
    i18n::{Locale, figures as t, text, use_locale},
    live::use_changes,
    load::load,
    ui::{El, SkeletonRows, el, live},
};

/// Loads, follows what changes, and fails alone.
pub fn charts() -> AnyView {
    let (api, locale) = (use_api(), use_locale());
    let changes = [ObjectKind::Customer, ObjectKind::Request, ObjectKind::Document].map(use_changes);
    let answer = load(move || {
        for changed in changes {
            changed.track();
        }
        async move { api.figures().await }
    });
    let content = live(move || match answer.get() {
        None => el("div").class("sheet").add(view! { <SkeletonRows rows=3/> }.into_any()).view(),
        Some(Err(error)) => failure(error, move || answer.refetch()),
        Some(Ok(figures)) => all(locale.get(), &figures).view(),
    });
    let head = el("div").class("section__head").add(el("h2").attr("id", "charts").add(text(t::at_a_glance)));
    el("section").class("section").attr("aria-labelledby", "charts").add(head).add(content).view()
}

fn all(locale: Locale, figures: &Figures) -> El {
    el("div")
        .class("charts")
        .add(customers::customers(locale, &figures.customers))
        .add(weeks::weeks(locale, &figures.weeks))
        .add(ages::ages(locale, &figures.ages))
}
