//! The rows: a table, or cards where there is no room for one; and why there are none.

use carnet_core::wire::{Directory, Locale, Page, Supplier, SupplierStatus};
use leptos::prelude::*;

use super::state::{Asked, SIZE};
use crate::{
    i18n::{Text, common, format, suppliers as t, text, use_locale},
    route,
    supplier::{Deciding, actions, identifier_cell, name_id, provider_cell, status},
    ui::{
        El, NARROW, Pager, cards, column, el, icon, link, link_here, live, no_value, said, short_date, table, use_media,
    },
};

pub fn rows(locale: Locale, asked: &Asked, page: Page<Supplier>, deciding: Deciding) -> AnyView {
    let narrow = use_media(NARROW);
    let (total, exact, number) = (page.total, page.total_is_exact, asked.page.max(1));
    let (items, kept) = (page.items, asked.clone());
    let rows = live(move || {
        let label = common::nav_my_suppliers(locale);
        if narrow.get() {
            return cards(label, items.iter().map(|item| card(locale, &kept, item, deciding)).collect()).view();
        }
        let columns = vec![
            column("", t::col_name(locale)),
            column("", t::col_identifier(locale)),
            column("col-d", t::col_provider(locale)),
            column("col-c", t::col_decided(locale)),
            column("r", t::col_documents(locale)),
            column("", t::col_status(locale)),
            column("act", el("span").class("visually-hidden").add(t::col_actions(locale))),
        ];
        let rows = items.iter().map(|item| row(locale, &kept, item, deciding)).collect();
        table(label, t::found(locale, total), columns, rows).view()
    });
    let asked = asked.clone();
    let href = Callback::new(move |page| Asked { page, ..asked.clone() }.path());
    let pager = view! { <Pager page=number size=SIZE total exact href/> }.into_any();
    el("div").class("sheet").add(rows).add(pager).view()
}

/// Opens the details over the list.
fn name(asked: &Asked, item: &Supplier, class: &'static str) -> El {
    let open = Asked { open: item.id.clone(), ..asked.clone() };
    link_here(route::href(&open.path()), item.name.clone()).class(class).attr("id", name_id(&item.id))
}

fn row(locale: Locale, asked: &Asked, item: &Supplier, deciding: Deciding) -> El {
    let actions = actions(locale, item, deciding, true);
    el("tr")
        .add(el("th").attr("scope", "row").add(name(asked, item, "name")))
        .add(el("td").add(identifier_cell(locale, item)))
        .add(el("td").class("col-d").add(provider_cell(locale, item)))
        .add(el("td").class("col-c nowrap").add(authorized(locale, item)))
        .add(el("td").class("r").add(format::number(locale, item.documents)))
        .add(el("td").add(status(locale, item)))
        .add(el("td").class("act").add(el("span").class("acts acts--wrap").add(actions)))
}

/// When and by whom, of one that is authorized.
fn authorized(locale: Locale, item: &Supplier) -> Vec<AnyView> {
    let at = item.decided_at.as_ref().filter(|_| item.status == SupplierStatus::Authorized);
    let Some(at) = at else { return no_value(locale).into_iter().map(El::view).collect() };
    let by = item.decided_by.as_ref().map(|who| el("span").class("sub").add(t::by(locale, who)).view());
    std::iter::once(short_date(at)).chain(by).collect()
}

fn card(locale: Locale, asked: &Asked, item: &Supplier, deciding: Deciding) -> El {
    let line = |name: &'static str, value: Vec<AnyView>| vec![el("dt").add(name), el("dd").add(value)];
    let documents = vec![format::number(locale, item.documents).into_any()];
    let facts: Vec<El> = [
        line(t::col_identifier(locale), identifier_cell(locale, item)),
        line(t::col_provider(locale), provider_cell(locale, item)),
        line(t::col_documents(locale), documents),
    ]
    .into_iter()
    .flatten()
    .collect();
    el("li")
        .class("card")
        .add(name(asked, item, "card__name"))
        .add(status(locale, item))
        .add(el("dl").add(facts))
        .add(el("div").class("card__actions").add(actions(locale, item, deciding, false)))
}

/// No rows: never any, or none under this filter, with the way out.
pub fn empty(asked: &Asked, directory: Memo<Option<Directory>>) -> AnyView {
    let (locale, query) = (use_locale(), asked.q.clone());
    let (narrowed, beyond) = (asked.is_narrowed(), asked.page > 1);
    let sentence = said(move || match (beyond, narrowed, query.as_str()) {
        (true, ..) => t::empty_page(locale.get()).to_owned(),
        (_, false, _) => t::empty(locale.get()).to_owned(),
        (_, true, "") => t::empty_filtered(locale.get()).to_owned(),
        (_, true, q) => t::empty_search(locale.get(), q),
    });
    let empty = el("div").class("empty").add(el("p").add(sentence));
    let empty = if narrowed || beyond {
        let label: Text = if narrowed { t::remove_filters } else { t::filter_all };
        empty.add(link(route::SUPPLIERS, text(label)).class("btn btn--small").attr("data-noscroll", ""))
    } else {
        let why = live(move || {
            let why: Text = if directory.get()? == Directory::Open { t::empty_open } else { t::empty_closed };
            Some(el("p").class("muted small").add(text(why)).view())
        });
        let add = link(route::SUPPLIER_SEARCH, icon("plus")).class("btn btn--primary").add(text(t::add));
        empty.add(why).add(el("div").class("row").add(add))
    };
    el("div").class("sheet").add(empty).view()
}
