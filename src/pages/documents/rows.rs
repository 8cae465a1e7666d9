//! The rows: a table, or cards where there is no room for one; and why there are none.

use carnet_core::wire::{Document, DocumentCounts, DocumentSort, DocumentStatus, Locale, Page};
use leptos::prelude::*;

use super::{
    parts::{last_route, recipient, standing},
    state::{Asked, FILTERS, count},
};
use crate::{
    api::sort_name,
    history::{NavigateOptions, use_navigate},
    i18n::{Text, common, customers, documents as t, routing as r, text, use_locale},
    route,
    ui::{
        El, NARROW, Pager, cards, column, document_badge, el, link, live, said, short_date, sort_column, table,
        use_media,
    },
};

pub fn rows(locale: Locale, asked: &Asked, page: Page<Document>) -> AnyView {
    let narrow = use_media(NARROW);
    let (total, exact, number) = (page.total, page.total_is_exact, asked.page.max(1));
    let items = page.items;
    let (sorted, sort) = (asked.order(), sorter(asked.clone()));
    let rows = live(move || {
        let label = common::nav_stopped(locale);
        if narrow.get() {
            return cards(label, items.iter().map(|item| card(locale, item)).collect()).view();
        }
        let by = |column| {
            let order = (sorted.0 == column).then_some(sorted.1);
            let id = format!("sort-{}", sort_name((column, false)));
            sort_column("", id, column_name(locale, column), order, move |down| sort.run((column, down)))
        };
        let columns = vec![
            by(DocumentSort::Number),
            by(DocumentSort::Recipient),
            column("", t::col_cause(locale)),
            column("col-c", t::col_type(locale)),
            column("col-b", t::col_sent_by(locale)),
            by(DocumentSort::CreatedAt),
        ];
        table(label, t::found(locale, total), columns, items.iter().map(|item| row(locale, item)).collect()).view()
    });
    let (asked, other, size) = (asked.clone(), asked.clone(), asked.size);
    let href = Callback::new(move |page| Asked { page, ..asked.clone() }.path());
    let sizes = Callback::new(move |size| Asked { size, page: 1, ..other.clone() }.path());
    let pager = view! { <Pager page=number size total exact href sizes/> }.into_any();
    el("div").class("sheet").add(rows).add(pager).view()
}

fn column_name(locale: Locale, column: DocumentSort) -> &'static str {
    match column {
        DocumentSort::CreatedAt => t::col_created(locale),
        DocumentSort::Number => t::col_number(locale),
        DocumentSort::Recipient => t::col_recipient(locale),
    }
}

/// `Trié par Numéro, croissant.`
pub fn order_sentence(locale: Locale, (column, down): (DocumentSort, bool)) -> String {
    let column = column_name(locale, column);
    if down { customers::announce_descending(locale, column) } else { customers::announce_ascending(locale, column) }
}

/// Shows the first page of the same question in another order.
fn sorter(asked: Asked) -> Callback<(DocumentSort, bool)> {
    let navigate = use_navigate();
    Callback::new(move |sort| {
        let next = Asked { sort: Some(sort), page: 1, ..asked.clone() };
        navigate(&next.path(), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    })
}

fn name(item: &Document, class: &'static str) -> El {
    link(&route::sent_document(&item.id), item.number.clone()).class(class).attr("id", format!("document-{}", item.id))
}

fn row(locale: Locale, item: &Document) -> El {
    el("tr")
        .add(el("th").attr("scope", "row").add(name(item, "name")))
        .add(el("td").add(recipient(locale, item)))
        .add(el("td").add(status(locale, item)))
        .add(el("td").class("col-c nowrap").add(t::kind_name(item.kind)(locale)))
        .add(el("td").class("col-b nowrap").add(t::sent_by(item.sent_by)(locale)))
        .add(el("td").class("nowrap").add(short_date(&item.created_at)))
}

/// The badge of the cause, else of the state; under it what to do next, else how it stands.
fn status(locale: Locale, item: &Document) -> El {
    let sub = standing(locale, item).map(|sub| el("span").class("sub").add(sub));
    el("div").class("status").add(document_badge(locale, item, true)).add(sub).add(next(locale, item, "status__next"))
}

fn next(locale: Locale, item: &Document, class: &'static str) -> Option<El> {
    let label = match item.status {
        DocumentStatus::Stopped => r::next_and_resend(locale, &last_route(item))?,
        DocumentStatus::Waiting => t::try_now(locale).to_owned(),
        DocumentStatus::Failed => t::resend(locale).to_owned(),
        DocumentStatus::Queued | DocumentStatus::Delivered => return None,
    };
    let named = t::next_of(locale, &label, &item.number);
    Some(link(&route::sent_document(&item.id), label).class(class).attr("aria-label", named))
}

fn card(locale: Locale, item: &Document) -> El {
    let line = |name: Text, value: AnyView| vec![el("dt").add(name(locale)), el("dd").add(value)];
    let facts: Vec<El> = [
        line(t::col_recipient, recipient(locale, item).into_any()),
        line(t::col_type, t::kind_name(item.kind)(locale).into_any()),
        line(t::col_sent_by, t::sent_by(item.sent_by)(locale).into_any()),
        line(t::col_created, short_date(&item.created_at)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let next = next(locale, item, "btn").map(|next| el("div").class("card__actions").add(next));
    el("li")
        .class("card")
        .add(el("div").class("card__head").add(name(item, "card__name")).add(document_badge(locale, item, true)))
        .add(el("dl").add(facts))
        .add(next)
}

/// No rows: nothing sent yet, everything out, or none under these filters, with the way out.
pub fn empty(asked: &Asked, counts: Memo<Option<DocumentCounts>>) -> AnyView {
    let (locale, query) = (use_locale(), asked.q.clone());
    let (status, cause, beyond) = (asked.status, asked.cause, asked.page > 1);
    let of_customer = !asked.customer.is_empty();
    let narrowed = !asked.q.is_empty() || asked.cause.is_some() || of_customer;
    let never = Memo::new(move |_| {
        let none = |counts: &DocumentCounts| FILTERS.iter().all(|(one, _)| count(counts, *one) == 0);
        counts.with(|counts| counts.as_ref().is_some_and(none))
    });
    let sentence = said(move || {
        let locale = locale.get();
        match (beyond, query.as_str()) {
            (true, _) => t::empty_page(locale).to_owned(),
            (_, q) if !q.is_empty() => t::empty_search(locale, q),
            _ if cause.is_some() => t::empty_cause(locale).to_owned(),
            _ if of_customer => t::empty_customer(locale).to_owned(),
            _ if never.get() => t::empty_never(locale).to_owned(),
            _ if status == DocumentStatus::Stopped => t::empty_stopped(locale).to_owned(),
            _ => t::empty_status(locale).to_owned(),
        }
    });
    let empty = el("div").class("empty").add(el("p").add(sentence));
    let way = if narrowed || beyond {
        let path = Asked { q: String::new(), customer: String::new(), ..asked.with_cause(None) }.path();
        Some(link(&path, text(t::remove_filters)).class("btn btn--small").attr("data-noscroll", ""))
    } else if status == DocumentStatus::Stopped {
        let path = asked.with_status(DocumentStatus::Delivered).path();
        Some(link(&path, text(t::see_delivered)).class("btn btn--small").attr("data-noscroll", ""))
    } else {
        None
    };
    el("div").class("sheet").add(empty.add(way)).view()
}
