//! What stands over the rows: the other list beside this one, the note on routing, the search box, the filters.

use carnet_core::wire::RequestStatus;
use leptos::prelude::*;

use super::state::{Asked, List};
use crate::{
    api::{Api, RequestQuery, use_api},
    history::{NavigateOptions, use_navigate},
    i18n::{Text, format, owned, requests as t, states::Tone, text, use_locale},
    load::load,
    route,
    ui::{Disclosure, El, Notice, el, field, flag, link, link_here, live, said, search_bar, value_of},
};

/// Requests that wait: a row is the least that a list gives. Nothing where it could not be had.
async fn waiting(api: Api, list: List) -> Option<u64> {
    let asked = Asked { status: Some(RequestStatus::Pending), ..Asked::default() };
    let query = RequestQuery { limit: Some(1), ..asked.question(list) };
    api.requests(&query).await.ok().map(|page| page.total)
}

/// Sent and routing requests are two pages of one thing, as links.
pub fn tabs(here: List, changes: Signal<u32>) -> El {
    let (api, locale) = (use_api(), use_locale());
    let counts = load(move || {
        changes.track();
        futures_util::future::join(waiting(api, List::Sent), waiting(api, List::Routing))
    });
    let tab = move |list: List| {
        let count = live(move || {
            let (sent, routing) = counts.get()?;
            let count = if list == List::Sent { sent } else { routing };
            Some(el("span").class("muted").add(format::number(locale.get(), count?)).view())
        });
        let tab = link(list.path(), text(list.title())).class("tab").add(" ").add(count);
        if list == here { tab.attr("aria-current", "page") } else { tab }
    };
    el("nav").class("tabs").attr("aria-label", text(t::tabs)).add(tab(List::Sent)).add(tab(List::Routing))
}

/// That routing is never activated by itself, and how it is.
pub fn routing_note() -> El {
    let steps: Vec<El> = [t::routing_how_1 as Text, t::routing_how_2, t::routing_how_3]
        .into_iter()
        .map(|step| el("li").add(text(step)))
        .collect();
    let steps = el("ol").add(steps).view();
    let how = view! { <Disclosure summary=owned(t::routing_how)>{steps}</Disclosure> }.into_any();
    let content = vec![el("p").add(text(t::routing_note)).view(), how];
    el("div").class("spaced-b").add(view! { <Notice tone=Tone::Neutral icon="info">{content}</Notice> }.into_any())
}

pub fn toolbar(list: List, question: Memo<Asked>, again: impl Fn() + Copy + Send + Sync + 'static) -> El {
    el("div").class("toolbar spaced").add(search_box(list, question, again)).add(filters(list, question))
}

/// Submitting writes the address.
fn search_box(list: List, question: Memo<Asked>, again: impl Fn() + Copy + Send + Sync + 'static) -> El {
    let navigate = use_navigate();
    let submit = move || {
        let asked = Asked { q: value_of("search-id"), page: 1, ..question.get_untracked() };
        if question.with_untracked(|known| *known == asked) {
            again();
        } else {
            navigate(&asked.path(list), NavigateOptions { scroll: false, ..NavigateOptions::default() });
        }
    };
    let typed = said(move || question.with(|asked| asked.q.clone()));
    let bar = search_bar("search-id", typed, |input| input.attr("aria-describedby", "search-id-hint"));
    let hint = el("p").class("field__hint").attr("id", "search-id-hint").add(text(t::search_hint));
    el("form").attr("role", "search").attr("action", list.path()).attr("novalidate", "").on_submit(submit).add(field(
        "search-id",
        t::search,
        bar,
        Some(hint.view()),
    ))
}

fn filters(list: List, question: Memo<Asked>) -> El {
    let filter = move |status: Option<RequestStatus>, label: Text| {
        let href = said(move || route::href(&Asked { status, page: 1, ..question.get() }.path(list)));
        link_here(href, text(label)).attr("aria-current", flag(move || question.with(|asked| asked.status == status)))
    };
    let statuses = list.statuses().iter().map(|(status, label)| filter(Some(*status), *label));
    let links: Vec<El> = std::iter::once(filter(None, t::filter_all)).chain(statuses).collect();
    let filters = el("nav").class("filters").attr("aria-label", text(t::filters)).add(links);
    el("div").class("toolbar__line").add(filters)
}

/// No rows: never any, or none under this filter, with the way out.
pub fn empty(list: List, asked: &Asked) -> El {
    let (locale, query) = (use_locale(), asked.q.clone());
    let filtered = asked.status.is_some() || !asked.q.is_empty() || asked.page > 1;
    let (title, why): (Text, Text) = match list {
        List::Sent => (t::empty_sent, t::empty_sent_why),
        List::Routing => (t::empty_routing, t::empty_routing_why),
        List::Received => (t::empty_received, t::empty_received_why),
    };
    let sentence = said(move || match (filtered, query.as_str()) {
        (false, _) => title(locale.get()).to_owned(),
        (true, "") => t::empty_filtered(locale.get()).to_owned(),
        (true, q) => t::empty_search(locale.get(), q),
    });
    let out = if filtered {
        link(list.path(), text(t::remove_filters)).class("btn btn--small").attr("data-noscroll", "")
    } else {
        el("p").class("muted small").add(text(why))
    };
    el("div").class("sheet").add(el("div").class("empty").add(el("p").add(sentence)).add(out))
}
