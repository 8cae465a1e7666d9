//! The rows of a list of requests: a table, or cards where there is no room for one.

use carnet_core::wire::{Locale, Page, Request, RequestStatus};
use leptos::prelude::*;

use super::{
    acts::Acting,
    cells::{self, Row},
    state::{Asked, List, SIZE},
};
use crate::{
    i18n::{format, requests as t},
    ui::{El, NARROW, Pager, cards, column, el, identifier, live, no_value, short_date, table, use_media},
};

pub fn rows(list: List, locale: Locale, asked: &Asked, page: Page<Request>, acting: Acting) -> El {
    let narrow = use_media(NARROW);
    let (total, exact, number) = (page.total, page.total_is_exact, asked.page.max(1));
    let label = t::results(locale);
    let items = page.items;
    let rows = live(move || {
        if narrow.get() {
            return cards(label, placed(&items).map(|item| card(list, locale, item, acting)).collect()).view();
        }
        let rows = placed(&items).map(|item| row(list, locale, item, acting)).collect();
        table(label, list.title()(locale).to_owned(), columns(list, locale), rows).view()
    });
    let asked = asked.clone();
    let href = Callback::new(move |page| Asked { page, ..asked.clone() }.path(list));
    let pager = view! { <Pager page=number size=SIZE total exact href/> }.into_any();
    el("div").class("sheet").add(rows).add(pager)
}

/// Newest first, as they came.
fn placed(items: &[Request]) -> impl Iterator<Item = Row<'_>> {
    items.iter().enumerate().map(|(at, item)| {
        let newer = items.iter().take(at).any(|newer| newer.customer_id == item.customer_id);
        Row { item, latest: !newer }
    })
}

fn columns(list: List, locale: Locale) -> Vec<El> {
    let actions = || column("act", el("span").class("visually-hidden").add(t::col_actions(locale)));
    let status = || column("", t::col_status(locale));
    let answer = || column("col-d", t::col_answer(locale));
    match list {
        List::Sent => vec![
            column("", t::col_customer(locale)),
            column("col-b", t::col_provider(locale)),
            column("", t::col_sent(locale)),
            status(),
            answer(),
            actions(),
        ],
        List::Routing => vec![
            column("", t::col_customer(locale)),
            column("col-b", t::col_provider(locale)),
            column("", t::col_waiting(locale)),
            column("col-d", t::col_email(locale)),
            status(),
            actions(),
        ],
        List::Received => vec![
            column("", t::col_issuer(locale)),
            column("col-b", t::col_identifier(locale)),
            column("", t::col_received(locale)),
            status(),
            answer(),
            actions(),
        ],
    }
}

fn row(list: List, locale: Locale, row: Row<'_>, acting: Acting) -> El {
    let item = row.item;
    let by = (list != List::Received).then(|| el("span").class("sub").add(t::by(locale, &item.created_by)));
    let head = el("th").attr("scope", "row").add(cells::name(list, item, "name")).add(by);
    let second = match list {
        List::Received => address(locale, item),
        List::Sent | List::Routing => provider(locale, item),
    };
    // Where the column of the answer has no room, it stands under the status.
    let answered = cells::answer(locale, item).map(|answer| {
        let class = if list == List::Routing { "sub" } else { "sub no-d" };
        el("span").class(class).add(answer)
    });
    let status = el("td").add(cells::status(list, locale, item)).add(answered);
    let actions = cells::actions(list, locale, row, acting, "btn btn--small btn--plain");
    let actions = el("td").class("act").add(el("span").class("acts acts--wrap").add(actions));
    let cells = el("tr").add(head).add(el("td").class("col-b").add(second)).add(since(list, locale, item));
    match list {
        List::Routing => cells.add(el("td").class("col-d nowrap").add(emailed(locale, item))).add(status),
        List::Sent | List::Received => {
            cells.add(status).add(el("td").class("col-d").add(cells::answer_cell(locale, item)))
        }
    }
    .add(actions)
}

/// When it was sent; of one that is waiting for routing, how long.
fn since(list: List, locale: Locale, item: &Request) -> El {
    let cell = el("td").class("nowrap");
    let sub = |text: &str| el("span").class("sub no-d").add(text.to_owned());
    if list == List::Routing && item.status == RequestStatus::Pending {
        let date = format::short_date(locale, &item.created_at);
        let email = if item.emailed_at.is_some() { t::emailed(locale) } else { t::no_email(locale) };
        return cell
            .add(t::days(locale, item.age_days))
            .add(el("span").class("sub").add(t::since(locale, &date)))
            .add(sub(email));
    }
    let age = format::age(locale, &item.created_at);
    cell.add(short_date(&item.created_at)).add(age.map(|age| el("span").class("sub").add(age)))
}

fn emailed(locale: Locale, item: &Request) -> Vec<AnyView> {
    match &item.emailed_at {
        Some(at) => vec![short_date(at)],
        None => nothing(locale),
    }
}

fn provider(locale: Locale, item: &Request) -> Vec<AnyView> {
    match &item.provider {
        Some(provider) => vec![provider.name.clone().into_any()],
        None => nothing(locale),
    }
}

fn address(locale: Locale, item: &Request) -> Vec<AnyView> {
    match &item.participant_id {
        Some(id) => vec![identifier("", id)],
        None => nothing(locale),
    }
}

fn nothing(locale: Locale) -> Vec<AnyView> {
    no_value(locale).into_iter().map(El::view).collect()
}

fn card(list: List, locale: Locale, row: Row<'_>, acting: Acting) -> El {
    let item = row.item;
    let line = |name: &'static str, value: Vec<AnyView>| vec![el("dt").add(name), el("dd").add(value)];
    let facts = match list {
        List::Sent => vec![
            line(t::col_provider(locale), provider(locale, item)),
            line(t::col_sent(locale), vec![short_date(&item.created_at)]),
        ],
        List::Routing => vec![
            line(t::col_provider(locale), provider(locale, item)),
            line(t::col_waiting(locale), vec![t::days(locale, item.age_days).into_any()]),
            line(t::col_email(locale), emailed(locale, item)),
        ],
        List::Received => vec![
            line(t::col_identifier(locale), address(locale, item)),
            line(t::col_received(locale), vec![short_date(&item.created_at)]),
        ],
    };
    let answer = cells::answer(locale, item).map(|answer| el("p").class("small muted").add(answer));
    let actions = cells::actions(list, locale, row, acting, "btn btn--small");
    let actions = (!actions.is_empty()).then(|| el("div").class("card__actions").add(actions));
    el("li")
        .class("card")
        .add(cells::name(list, item, "card__name"))
        .add(cells::status(list, locale, item))
        .add(answer)
        .add(el("dl").add(facts.into_iter().flatten().collect::<Vec<_>>()))
        .add(actions)
}
