//! What the queue is narrowed to: a state, as links, and a text. The address holds both.

use carnet_core::wire::SuggestionState;
use leptos::prelude::*;

use crate::{
    api::suggestion_state_name,
    history::{NavigateOptions, use_navigate},
    i18n::{Locale, operator as t, suggest, text, use_locale},
    query::{encode, with_query},
    route,
    ui::{El, el, flag, link_here, said, search_bar, value_of},
    url_state::Query,
};

/// Rows of a page, as the server gives them.
pub const ROWS: u32 = 50;

/// The question of the queue, and which suggestion is open beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub state: Option<SuggestionState>,
    pub q: String,
    pub page: u32,
}

const STATES: [SuggestionState; 5] = [
    SuggestionState::Submitted,
    SuggestionState::Checking,
    SuggestionState::Added,
    SuggestionState::Merged,
    SuggestionState::Declined,
];

impl Asked {
    pub fn read(query: &Query) -> Self {
        let state = STATES.into_iter().find(|state| suggestion_state_name(*state) == query.get("state"));
        Self { state, q: query.get("q").to_owned(), page: query.page().min(10_000 / ROWS) }
    }

    pub fn is_narrowed(&self) -> bool {
        self.state.is_some() || !self.q.is_empty()
    }

    /// The address with a suggestion open; with none for an empty id.
    pub fn path(&self, open: &str) -> String {
        let path = if open.is_empty() { route::SUGGESTIONS.to_owned() } else { route::suggestion(open) };
        let page = if self.page > 1 { self.page.to_string() } else { String::new() };
        let state = self.state.map_or("", suggestion_state_name);
        with_query(&path, [("state", state), ("q", self.q.as_str()), ("page", page.as_str())])
    }
}

fn label(locale: Locale, state: Option<SuggestionState>) -> &'static str {
    state.map_or_else(|| t::filter_all(locale), |state| suggest::badge(locale, state))
}

pub fn filters(asked: Memo<Asked>) -> El {
    let locale = use_locale();
    let filter = move |state: Option<SuggestionState>| {
        let href = said(move || {
            let asked = asked.get();
            route::href(&Asked { state, page: 1, ..asked }.path(""))
        });
        link_here(href, Signal::derive(move || label(locale.get(), state)))
            .attr("aria-current", flag(move || asked.with(|asked| asked.state == state)))
    };
    let links: Vec<El> = std::iter::once(None).chain(STATES.map(Some)).map(filter).collect();
    let links = el("nav").class("filters").attr("aria-label", text(t::filter_label)).add(links);
    el("div").class("toolbar").add(search(asked)).add(el("div").class("toolbar__line").add(links))
}

fn search(asked: Memo<Asked>) -> El {
    const BOX: &str = "queue-q";
    let navigate = use_navigate();
    let go = move || {
        let next = Asked { q: value_of(BOX), page: 1, ..asked.get_untracked() };
        navigate(&next.path(""), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    let typed = said(move || asked.with(|asked| asked.q.clone()));
    let bar = search_bar(BOX, typed, |input| input.attr("aria-label", text(t::search)));
    el("form").attr("role", "search").attr("novalidate", "").on_submit(go).add(bar)
}

/// The id behind the address of an open suggestion, kept apart from other pages.
pub fn open_id(page: &route::Page) -> String {
    match page {
        route::Page::Suggestions(id) => id.clone(),
        _ => String::new(),
    }
}

/// Id of the link of a suggestion in the list.
pub fn link_id(id: &str) -> String {
    format!("queue-{}", encode(id))
}
