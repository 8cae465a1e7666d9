//! The queue of suggestions, the oldest open one first, and beside it the one that is open.

use carnet_core::wire::{ObjectKind, Page, Suggestion};
use leptos::prelude::*;

use super::{
    detail::detail,
    filters::{Asked, ROWS, filters, link_id, open_id},
    for_operator,
};
use crate::{
    api::{ApiError, use_api},
    failure::failure,
    history::use_location,
    i18n::{Locale, common, format, operator as t, owned, suggest, text, use_locale},
    live::use_changes,
    load::{Loaded, load},
    route,
    ui::{
        El, Empty, PageHeading, Pager, SkeletonRows, badge, country_name, crumb, el, link, link_here, live, page_head,
        use_announcer,
    },
    url_state::use_query,
};

/// The answer with the question it answers.
type Known = (Asked, Result<Page<Suggestion>, ApiError>);
type Answer = Loaded<Known>;

#[component]
pub fn SuggestionsPage() -> impl IntoView {
    let heading = view! { <PageHeading title=owned(common::nav_suggestions)/> }.into_any();
    let head = page_head(vec![crumb(text(common::nav_operator))], heading, Vec::new());
    vec![head.view(), for_operator(content)]
}

fn content() -> Vec<AnyView> {
    let query = use_query();
    let asked = Memo::new(move |_| query.with(Asked::read));
    let path = use_location().pathname;
    let open = Memo::new(move |_| open_id(&route::Page::parse(&path.read())));
    let answer = load_queue(asked);
    // Rows that are the same stay as they are, with the focus that is in them.
    let known = Memo::new(move |_| answer.get());
    let list = live(move || list(answer, known, open));
    let changed = Callback::new(move |()| answer.refetch());
    let beside = live(move || match open.get() {
        id if id.is_empty() => el("p").class("queue__pick muted").add(text(t::pick)).view(),
        id => detail(id, asked, changed),
    });
    let split = el("div")
        .class("queue")
        .class_while("queue--open", Signal::derive(move || !open.read().is_empty()))
        .add(el("div").class("queue__list").add(list))
        .add(el("div").class("queue__detail").add(beside));
    vec![filters(asked).view(), split.view()]
}

fn load_queue(asked: Memo<Asked>) -> Answer {
    let (api, locale, announcer) = (use_api(), use_locale(), use_announcer());
    let changes = use_changes(ObjectKind::Suggestion);
    let said_for = StoredValue::new(None::<Asked>);
    load(move || {
        changes.track();
        let asked = asked.get();
        async move {
            let found = api.suggestions(asked.state, &asked.q, asked.page).await;
            // The same rows read again say nothing new.
            let before = said_for.try_update_value(|before| before.replace(asked.clone())).flatten();
            if let (Ok(page), Some(before)) = (&found, before)
                && before != asked
            {
                announcer.say(t::queue_count(locale.get_untracked(), page.total));
            }
            (asked, found)
        }
    })
}

fn list(answer: Answer, known: Memo<Option<Known>>, open: Memo<String>) -> AnyView {
    let locale = use_locale();
    match known.get() {
        None => el("div").class("sheet").add(view! { <SkeletonRows/> }.into_any()).view(),
        Some((_, Err(error))) => failure(error, move || answer.refetch()),
        Some((asked, Ok(page))) if page.items.is_empty() => nothing(&asked),
        Some((asked, Ok(page))) => {
            let locale = locale.get();
            let rows: Vec<El> = page.items.iter().map(|item| row(locale, item, &asked, open)).collect();
            let (number, total, exact) = (asked.page, page.total, page.total_is_exact);
            let href = Callback::new(move |page| Asked { page, ..asked.clone() }.path(""));
            let pager = view! { <Pager page=number size=ROWS total exact href /> }.into_any();
            let heading = el("h2").class("visually-hidden").add(t::list(locale));
            let count = el("p").class("small muted").add(t::queue_count(locale, total));
            el("div").add(heading).add(count).add(el("ul").class("sheet queue__rows").add(rows)).add(pager).view()
        }
    }
}

fn nothing(asked: &Asked) -> AnyView {
    let empty = if asked.is_narrowed() {
        let all = link(&Asked::default().path(""), text(t::show_all)).class("btn btn--small").view();
        view! { <Empty title=owned(t::queue_none)>{all}</Empty> }.into_any()
    } else {
        view! { <Empty title=owned(t::queue_empty)/> }.into_any()
    };
    el("div").class("sheet").add(empty).view()
}

fn row(locale: Locale, item: &Suggestion, asked: &Asked, open: Memo<String>) -> El {
    let id = item.id.clone();
    let current = Signal::derive(move || (*open.read() == id).then_some("true"));
    let name = link_here(route::href(&asked.path(&item.id)), item.name.clone())
        .class("name")
        .attr("id", link_id(&item.id))
        .attr("aria-current", current);
    let from = t::from_company(locale, &item.account_name, &format::short_date(locale, &item.created_at));
    let (tone, icon) = suggest::look(item.state);
    let state = Signal::stored(suggest::badge(locale, item.state).to_owned());
    let sub = el("span").class("small muted").add(format!("{} · {from}", country_name(locale, &item.country)));
    el("li").add(el("div").class("row row--between").add(name).add(badge(tone, icon, state, true))).add(sub)
}
