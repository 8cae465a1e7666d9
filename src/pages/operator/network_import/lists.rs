//! Who would vanish with a suspended import, and what was wrong with cards: lists by page.

use carnet_core::wire::{CardProblem, NetworkImport, Page, VanishingParticipant};
use leptos::prelude::*;

use crate::{
    api::use_api,
    failure::failure,
    i18n::{Locale, Text, format, network_import as t, owned, text, use_locale},
    load::load,
    query::with_query,
    route,
    ui::{El, Empty, NARROW, Pager, SkeletonRows, cards, column, country_name, el, live, no_value, table, use_media},
    url_state::use_query,
};

/// Rows of a page, as the server gives them.
const ROWS: u32 = 50;
/// Names of the page number in the address.
const WHO: &str = "page";
const PROBLEMS: &str = "problems";

fn page_of(name: &'static str) -> Memo<u32> {
    let query = use_query();
    Memo::new(move |_| {
        let page = query.with(|query| query.get(name).parse::<u32>().unwrap_or(1));
        page.clamp(1, 10_000 / ROWS)
    })
}

fn pager(id: &str, name: &'static str, page: u32, total: u64) -> AnyView {
    let id = id.to_owned();
    let href = Callback::new(move |page: u32| {
        let page = if page > 1 { page.to_string() } else { String::new() };
        with_query(&route::network_import(&id), [(name, page.as_str())])
    });
    view! { <Pager page size=ROWS total href /> }.into_any()
}

/// A heading with its list. No landmark: the table in it is one of the same name.
fn part(id: &'static str, title: Text) -> El {
    el("div").class("section").add(el("h2").attr("id", id).add(text(title)))
}

pub(super) fn vanishing(id: &str) -> AnyView {
    let (api, locale, page, narrow) = (use_api(), use_locale(), page_of(WHO), use_media(NARROW));
    let asked = id.to_owned();
    let answer = load(move || {
        let (id, page) = (asked.clone(), page.get());
        async move { (page, api.vanishing(&id, page).await) }
    });
    let id = id.to_owned();
    let rows = live(move || match answer.get() {
        None => view! { <SkeletonRows/> }.into_any(),
        Some((_, Err(error))) => failure(error, move || answer.refetch()),
        Some((at, Ok(list))) => {
            let below = pager(&id, WHO, at, list.total);
            el("div").add(who(locale.get(), list, narrow.get())).add(below).view()
        }
    });
    part("vanishing", t::who).add(el("div").class("sheet").add(rows)).view()
}

fn who(locale: Locale, list: Page<VanishingParticipant>, narrow: bool) -> El {
    let label = t::who(locale);
    let customers = |one: &VanishingParticipant| match one.customers {
        0 => no_value(locale),
        n => vec![el("span").add(t::customers(locale, n))],
    };
    if narrow {
        let card = |one: VanishingParticipant| {
            let facts = el("dl")
                .add(el("dt").add(t::col_participant(locale)))
                .add(el("dd").add(participant_id(&one.participant_id)))
                .add(el("dt").add(t::col_country(locale)))
                .add(el("dd").add(country_name(locale, &one.country)))
                .add(el("dt").add(t::col_customers(locale)))
                .add(el("dd").add(customers(&one)));
            let name = el("span").class("card__name").add(one.name.clone());
            el("li").class("card").add(el("div").class("card__head").add(name)).add(facts)
        };
        return cards(label, list.items.into_iter().map(card).collect());
    }
    let heads = vec![
        column("", t::col_name(locale)),
        column("", t::col_participant(locale)),
        column("", t::col_country(locale)),
        column("", t::col_customers(locale)),
    ];
    let row = |one: VanishingParticipant| {
        el("tr")
            .add(el("th").attr("scope", "row").class("wrap").add(one.name.clone()))
            .add(el("td").add(participant_id(&one.participant_id)))
            .add(el("td").add(country_name(locale, &one.country)))
            .add(el("td").add(customers(&one)))
    };
    table(label, label.to_owned(), heads, list.items.into_iter().map(row).collect())
}

fn participant_id(id: &str) -> El {
    el("span").class("id").attr("translate", "no").add(id.to_owned())
}

pub(super) fn problems(one: &NetworkImport) -> AnyView {
    let (api, locale, page, narrow) = (use_api(), use_locale(), page_of(PROBLEMS), use_media(NARROW));
    let all = one.file.as_ref().map_or(0, |file| file.problems);
    let (id, asked) = (one.id.clone(), one.id.clone());
    let answer = load(move || {
        let (id, page) = (asked.clone(), page.get());
        async move { (page, api.network_import_problems(&id, page).await) }
    });
    let rows = live(move || match answer.get() {
        None => view! { <SkeletonRows/> }.into_any(),
        Some((_, Err(error))) => failure(error, move || answer.refetch()),
        Some((_, Ok(list))) if list.total == 0 => view! { <Empty title=owned(t::problems_none)/> }.into_any(),
        Some((at, Ok(list))) => {
            let locale = locale.get();
            let below = pager(&id, PROBLEMS, at, list.total);
            let some = (list.total < all).then(|| {
                let (kept, all) = (format::number(locale, list.total), format::number(locale, all));
                el("p").class("small muted sheet--pad").add(t::problems_some(locale, &kept, &all))
            });
            el("div").add(some).add(wrong(locale, list, narrow.get())).add(below).view()
        }
    });
    part("problems", t::problems).add(el("div").class("sheet").add(rows)).view()
}

/// The fault in words, and the reader's own, which say the value and are in one language.
fn fault(locale: Locale, one: &CardProblem) -> Vec<El> {
    let detail =
        el("span").class("small muted block").attr("lang", "en").attr("translate", "no").add(one.detail.clone());
    vec![el("span").add(t::fault(locale, one.fault)), el("br"), detail]
}

fn wrong(locale: Locale, list: Page<CardProblem>, narrow: bool) -> El {
    let label = t::problems(locale);
    let participant = |one: &CardProblem| match &one.participant_id {
        Some(id) => participant_id(id),
        None => el("span").class("muted").add(t::nobody(locale)),
    };
    let number = |n| format::number(locale, n);
    if narrow {
        let card = |one: CardProblem| {
            let facts = el("dl")
                .add(el("dt").add(t::col_card(locale)))
                .add(el("dd").add(number(one.card)))
                .add(el("dt").add(t::col_line(locale)))
                .add(el("dd").add(number(one.line)))
                .add(el("dt").add(t::col_problem(locale)))
                .add(el("dd").add(fault(locale, &one)))
                .add(el("dt").add(t::col_done(locale)))
                .add(el("dd").add(t::done(locale, one.done)));
            el("li").class("card").add(el("div").class("card__head").add(participant(&one))).add(facts)
        };
        return cards(label, list.items.into_iter().map(card).collect());
    }
    let heads = vec![
        column("r", t::col_card(locale)),
        column("r", t::col_line(locale)),
        column("", t::col_participant(locale)),
        column("wrap", t::col_problem(locale)),
        column("", t::col_done(locale)),
    ];
    let row = |one: CardProblem| {
        el("tr")
            .add(el("td").class("r").add(number(one.card)))
            .add(el("td").class("r").add(number(one.line)))
            .add(el("th").attr("scope", "row").add(participant(&one)))
            .add(el("td").class("wrap").add(fault(locale, &one)))
            .add(el("td").add(t::done(locale, one.done)))
    };
    table(label, label.to_owned(), heads, list.items.into_iter().map(row).collect())
}
