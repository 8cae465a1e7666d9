//! The service providers of the network: what each asks for before the first document, how it gets its
//! documents, and how many it serves.

use carnet_core::wire::{ObjectKind, ProviderRecord};
use leptos::prelude::*;

use super::{for_operator, provider_editing::Editing, provider_form::dialog, provider_hand_off::summary};
use crate::{
    api::{ApiError, use_api},
    failure::failure,
    i18n::{Locale, common, format, operator as t, owned, text, use_locale},
    leaving,
    live::use_changes,
    load::load,
    ui::{
        El, Empty, NARROW, PageHeading, SkeletonRows, button, cards, column, crumb, el, icon, live, no_value,
        page_head, table, use_media,
    },
};

#[component]
pub fn ProvidersPage() -> impl IntoView {
    let heading = view! { <PageHeading title=owned(common::nav_providers)/> }.into_any();
    let head = page_head(vec![crumb(text(common::nav_operator))], heading, Vec::new());
    vec![head.view(), for_operator(content)]
}

fn content() -> Vec<AnyView> {
    let (api, locale) = (use_api(), use_locale());
    let changes = use_changes(ObjectKind::Provider);
    let answer = load(move || {
        changes.track();
        async move { api.provider_records().await }
    });
    // Rows that are the same stay as they are, with the focus that is in them.
    let known = Memo::new(move |_| answer.get());
    let editing = Editing::new(Callback::new(move |()| answer.refetch()));
    let narrow = use_media(NARROW);
    let rows = live(move || match known.get() {
        None => view! { <SkeletonRows/> }.into_any(),
        Some(Err(error)) => failure(error, move || answer.refetch()),
        Some(Ok(list)) => rows(locale.get(), list, narrow.get(), editing),
    });
    let add = button("btn btn--primary", icon("plus"), move || editing.start(None)).add(text(t::provider_add));
    let bar = el("div").class("row row--between spaced-b").add(el("p").class("muted").add(text(t::providers_lead)));
    let known = Signal::derive(move || known.get().and_then(Result::<_, ApiError>::ok).unwrap_or_default());
    vec![
        bar.add(add.attr("aria-haspopup", "dialog")).view(),
        el("div").class("sheet").add(rows).view(),
        dialog(editing, known),
        leaving::guard(move || editing.is_dirty(), |_| true, || ()),
    ]
}

fn rows(locale: Locale, list: Vec<ProviderRecord>, narrow: bool, editing: Editing) -> AnyView {
    if list.is_empty() {
        return view! { <Empty title=owned(t::providers_none)/> }.into_any();
    }
    let label = common::nav_providers(locale);
    if narrow {
        return cards(label, list.into_iter().map(|one| card(locale, one, editing)).collect()).view();
    }
    let total = t::providers_total(locale, list.len() as u64);
    let heads = vec![
        column("", t::col_name(locale)),
        column("col-b", t::col_code(locale)),
        column("wrap", t::col_setup(locale)),
        column("", t::col_contact(locale)),
        column("", t::col_hand_off(locale)),
        column("r", t::col_recipients(locale)),
        column("act", el("span").class("visually-hidden").add(t::col_actions(locale))),
    ];
    table(label, total, heads, list.into_iter().map(|one| row(locale, one, editing)).collect()).view()
}

fn setup(locale: Locale, one: &ProviderRecord) -> &'static str {
    if one.requires_routing_setup { t::yes(locale) } else { t::no(locale) }
}

fn contact(locale: Locale, one: &ProviderRecord) -> Vec<El> {
    one.contact.as_ref().map_or_else(
        || no_value(locale),
        |contact| vec![el("a").attr("href", format!("mailto:{contact}")).add(contact.clone())],
    )
}

fn edit(locale: Locale, one: ProviderRecord, editing: Editing) -> El {
    let (label, one_id) = (t::provider_edit(locale, &one.name), one.id.clone());
    button("btn btn--small", icon("pencil"), move || editing.start(Some(&one)))
        .attr("id", format!("edit-{}", one_id))
        .attr("aria-label", label)
        .attr("aria-haspopup", "dialog")
        .add(t::edit(locale))
}

fn row(locale: Locale, one: ProviderRecord, editing: Editing) -> El {
    el("tr")
        .add(el("th").attr("scope", "row").add(one.name.clone()))
        .add(el("td").class("col-b").add(el("span").class("id").attr("translate", "no").add(one.id.clone())))
        .add(el("td").add(setup(locale, &one)))
        .add(el("td").add(contact(locale, &one)))
        .add(el("td").add(summary(locale, &one)))
        .add(el("td").class("r").add(format::number(locale, one.recipients)))
        .add(el("td").class("act").add(edit(locale, one, editing)))
}

fn card(locale: Locale, one: ProviderRecord, editing: Editing) -> El {
    let facts = el("dl")
        .add(el("dt").add(t::col_code(locale)))
        .add(el("dd").add(one.id.clone()))
        .add(el("dt").add(t::col_setup(locale)))
        .add(el("dd").add(setup(locale, &one)))
        .add(el("dt").add(t::col_contact(locale)))
        .add(el("dd").add(contact(locale, &one)))
        .add(el("dt").add(t::col_hand_off(locale)))
        .add(el("dd").add(summary(locale, &one)))
        .add(el("dt").add(t::col_recipients(locale)))
        .add(el("dd").add(format::number(locale, one.recipients)));
    el("li")
        .class("card")
        .add(el("div").class("card__head").add(el("span").class("card__name").add(one.name.clone())))
        .add(facts)
        .add(el("div").add(edit(locale, one, editing)))
}
