//! Suppliers that somebody has to decide on (R23), and those that were denied: how much is held of each, since when,
//! and what can be done.

use carnet_core::wire::{Directory, Locale, ObjectKind, Page, Supplier, SupplierStatus};
use futures_util::future::join;
use leptos::prelude::*;

use super::state::Asked;
use crate::{
    api::{ApiError, SupplierQuery, supplier_status_name, use_api},
    failure::failure,
    i18n::{Text, format, suppliers as t, text, use_locale},
    live::use_changes,
    load::{Loaded, load},
    query::with_query,
    route,
    supplier::{
        Deciding, actions, company_settings, dialog, identifier_cell, name_id, provider_cell, status,
        supplier_directory,
    },
    ui::{
        El, NARROW, SkeletonRows, cards, column, el, focus_if_lost, icon, keep_focus, link, live, short_date, table,
        use_media, use_notices,
    },
};

/// Suppliers of each kind that are shown; the list of suppliers has all.
const SHOWN: u32 = 25;
const TITLE: &str = "pending";

/// Those to approve, then those denied.
type Answer = Result<(Page<Supplier>, Page<Supplier>), ApiError>;

pub fn pending(question: Memo<Asked>) -> Vec<AnyView> {
    let (api, locale) = (use_api(), use_locale());
    let (suppliers, documents) = (use_changes(ObjectKind::Supplier), use_changes(ObjectKind::Inbound));
    let name = Memo::new(move |_| question.with(|asked| asked.q.clone()));
    let answer: Loaded<Answer> = load(move || {
        suppliers.track();
        documents.track();
        let q = name.get();
        let query = |status| SupplierQuery {
            status: Some(status),
            q: q.clone(),
            limit: Some(SHOWN),
            ..SupplierQuery::default()
        };
        let (waiting, denied) = (query(SupplierStatus::ToApprove), query(SupplierStatus::Denied));
        async move {
            let (waiting, denied) = join(api.suppliers(&waiting), api.suppliers(&denied)).await;
            Ok((waiting?, denied?))
        }
    });
    let directory = supplier_directory(company_settings());
    let deciding = Deciding::new(api, use_notices(), directory, Callback::new(move |()| answer.refetch()));
    let content = live(move || {
        keep_focus();
        match answer.get() {
            None => el("div").class("sheet").add(view! { <SkeletonRows rows=2/> }.into_any()).view(),
            Some(Err(error)) => failure(error, move || answer.refetch()),
            Some(Ok((waiting, denied))) if waiting.items.is_empty() && denied.items.is_empty() => nobody(directory),
            Some(Ok((waiting, denied))) => rows(locale.get(), waiting, denied, deciding),
        }
    });
    let number = live(move || {
        let total = answer.with(|answer| match answer {
            Some(Ok((waiting, _))) if waiting.total > 0 => Some(waiting.total),
            _ => None,
        })?;
        Some(el("span").class("n").add(format!("({})", format::number(locale.get(), total))).view())
    });
    let heading = el("h2").attr("id", TITLE).attr("tabindex", "-1").add(text(t::pending_title)).add(" ").add(number);
    let section = el("section")
        .class("section")
        .attr("aria-labelledby", TITLE)
        .add(el("div").class("section__head").add(heading))
        .add(open_note(directory))
        .add(content);
    vec![section.view(), dialog(deciding, Callback::new(after_dialog))]
}

fn after_dialog(mut opener: Vec<String>) {
    opener.push(TITLE.to_owned());
    focus_if_lost(opener);
}

/// That nothing has to be approved, while the directory is open.
fn open_note(directory: Memo<Option<Directory>>) -> crate::ui::Live {
    live(move || {
        (directory.get() == Some(Directory::Open)).then(|| {
            let words = el("p").add(text(t::pending_open)).add(" ").add(link(route::GENERAL, text(t::see_setting)));
            el("div").class("mode spaced-b").add(icon("door-open")).add(words).view()
        })
    })
}

fn nobody(directory: Memo<Option<Directory>>) -> AnyView {
    live(move || {
        (directory.get() != Some(Directory::Open)).then(|| {
            let empty = el("div").class("empty").add(el("p").add(text(t::pending_none)));
            el("div").class("sheet").add(empty).view()
        })
    })
    .into_any()
}

fn rows(locale: Locale, waiting: Page<Supplier>, denied: Page<Supplier>, deciding: Deciding) -> AnyView {
    let narrow = use_media(NARROW);
    let rest = [
        (&waiting, SupplierStatus::ToApprove, t::pending_all as Text),
        (&denied, SupplierStatus::Denied, t::denied_all),
    ]
    .into_iter()
    .filter(|(page, ..)| page.total > page.items.len() as u64)
    .map(|(_, status, label)| {
        let path = with_query(route::SUPPLIERS, [("status", supplier_status_name(status))]);
        el("div").class("sheet__foot").add(link(&path, text(label)))
    })
    .collect::<Vec<_>>();
    let items: Vec<Supplier> = waiting.items.into_iter().chain(denied.items).collect();
    let rows = live(move || {
        let label = t::pending_title(locale);
        if narrow.get() {
            return cards(label, items.iter().map(|item| card(locale, item, deciding)).collect()).view();
        }
        let columns = vec![
            column("", t::col_name(locale)),
            column("col-b", t::col_identifier(locale)),
            column("col-d", t::col_provider(locale)),
            column("col-c", t::col_since(locale)),
            column("r", t::col_held(locale)),
            column("", t::col_status(locale)),
            column("act", el("span").class("visually-hidden").add(t::col_actions(locale))),
        ];
        table(label, label.to_owned(), columns, items.iter().map(|item| row(locale, item, deciding)).collect()).view()
    });
    el("div").class("sheet").add(rows).add(rest).view()
}

/// To its details, with what it has sent.
fn name(item: &Supplier, class: &'static str) -> El {
    link(&route::supplier(&item.id), item.name.clone()).class(class).attr("id", name_id(&item.id))
}

fn row(locale: Locale, item: &Supplier, deciding: Deciding) -> El {
    let actions = actions(locale, item, deciding, true);
    el("tr")
        .add(el("th").attr("scope", "row").add(name(item, "name")))
        .add(el("td").class("col-b").add(identifier_cell(locale, item)))
        .add(el("td").class("col-d").add(provider_cell(locale, item)))
        .add(el("td").class("col-c nowrap").add(short_date(&item.since)))
        .add(el("td").class("r").add(format::number(locale, item.held)))
        .add(el("td").add(status(locale, item)).add(told(locale, item)))
        .add(el("td").class("act").add(el("span").class("acts acts--wrap").add(actions)))
}

/// What was written to it.
fn told(locale: Locale, item: &Supplier) -> Option<El> {
    item.words.as_ref().map(|words| el("span").class("sub").add(t::told(locale, words)))
}

fn card(locale: Locale, item: &Supplier, deciding: Deciding) -> El {
    let line = |name: &'static str, value: Vec<AnyView>| vec![el("dt").add(name), el("dd").add(value)];
    let facts: Vec<El> = [
        line(t::col_identifier(locale), identifier_cell(locale, item)),
        line(t::col_held(locale), vec![format::number(locale, item.held).into_any()]),
    ]
    .into_iter()
    .flatten()
    .collect();
    el("li")
        .class("card")
        .add(name(item, "card__name"))
        .add(status(locale, item))
        .add(told(locale, item))
        .add(el("dl").add(facts))
        .add(el("div").class("card__actions").add(actions(locale, item, deciding, false)))
}
