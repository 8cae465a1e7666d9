//! The companies of the network (R38): how much is in each account and when somebody last signed in, nothing of what
//! is in it.

use carnet_core::wire::{AccountStatus, ObjectKind};
use leptos::prelude::*;

use super::for_operator;
use crate::{
    api::use_api,
    failure::failure,
    i18n::{Locale, common, format, owned, support as t, text, use_locale},
    live::use_changes,
    load::load,
    route,
    ui::{
        El, Empty, NARROW, PageHeading, SkeletonRows, cards, column, crumb, el, link, live, no_value, page_head,
        short_date, table, use_media,
    },
};

#[component]
pub fn AccountsPage() -> impl IntoView {
    let heading = view! { <PageHeading title=owned(common::nav_accounts)/> }.into_any();
    let head = page_head(vec![crumb(text(common::nav_operator))], heading, Vec::new());
    vec![head.view(), for_operator(content)]
}

fn content() -> Vec<AnyView> {
    let (api, locale) = (use_api(), use_locale());
    let changes = use_changes(ObjectKind::User);
    let answer = load(move || {
        changes.track();
        async move { api.accounts().await }
    });
    let narrow = use_media(NARROW);
    let rows = live(move || match answer.get() {
        None => view! { <SkeletonRows/> }.into_any(),
        Some(Err(error)) => failure(error, move || answer.refetch()),
        Some(Ok(list)) if list.is_empty() => view! { <Empty title=owned(t::accounts_none)/> }.into_any(),
        Some(Ok(list)) => rows(locale.get(), &list, narrow.get()).view(),
    });
    vec![el("p").class("lead spaced-b").add(text(t::accounts_lead)).view(), el("div").class("sheet").add(rows).view()]
}

fn rows(locale: Locale, list: &[AccountStatus], narrow: bool) -> El {
    let label = t::accounts(locale);
    if narrow {
        return cards(label, list.iter().map(|account| card(locale, account)).collect());
    }
    let heads = vec![
        column("", t::col_company(locale)),
        column("r", t::col_users(locale)),
        column("r", t::col_customers(locale)),
        column("r", t::col_suppliers(locale)),
        column("", t::col_last(locale)),
    ];
    let total = t::accounts_total(locale, list.len() as u64);
    table(label, total, heads, list.iter().map(|account| row(locale, account)).collect())
}

/// Its entry in the public directory.
fn entry(locale: Locale, one: &AccountStatus) -> Vec<El> {
    let id = one.account.participant_id.as_deref();
    match id.and_then(|id| Some((id, route::participant(id)?))) {
        Some((id, path)) => vec![link(&path, id.to_owned()).attr("translate", "no")],
        None => no_value(locale),
    }
}

fn last(locale: Locale, one: &AccountStatus) -> El {
    let never = || el("span").add(t::never(locale));
    one.last_sign_in_at.as_deref().map_or_else(never, |at| el("span").add(short_date(at)))
}

fn row(locale: Locale, one: &AccountStatus) -> El {
    let number = |n| el("td").class("r").add(format::number(locale, n));
    let name = el("th")
        .attr("scope", "row")
        .add(el("span").class("name").add(one.account.name.clone()))
        .add(el("span").class("sub").add(entry(locale, one)));
    el("tr")
        .add(name)
        .add(number(one.users))
        .add(number(one.customers))
        .add(number(one.suppliers))
        .add(el("td").add(last(locale, one)))
}

fn card(locale: Locale, one: &AccountStatus) -> El {
    let facts = el("dl")
        .add(el("dt").add(t::col_users(locale)))
        .add(el("dd").add(format::number(locale, one.users)))
        .add(el("dt").add(t::col_customers(locale)))
        .add(el("dd").add(format::number(locale, one.customers)))
        .add(el("dt").add(t::col_suppliers(locale)))
        .add(el("dd").add(format::number(locale, one.suppliers)))
        .add(el("dt").add(t::col_last(locale)))
        .add(el("dd").add(last(locale, one)));
    let name = el("div")
        .class("card__head")
        .add(el("span").class("card__name").add(one.account.name.clone()))
        .add(el("span").class("small").add(entry(locale, one)));
    el("li").class("card").add(name).add(facts)
}
