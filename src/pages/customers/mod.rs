//! One's own customers: one search box over everything they are known by, filters by state, a table to sort.

mod cells;
mod empty;
mod filters;
mod list;
mod search_box;

use carnet_core::wire::{Customer, Locale, Page};
use leptos::prelude::*;
use leptos_router::components::A;
use wasm_bindgen::JsCast;

use crate::{
    api::{ApiError, CustomerQuery, use_api},
    failure::failure,
    i18n::{common, customers as t, format, owned, text, use_locale},
    load::load,
    route::{self, Customers},
    ui::{Icon, PageHeading, SkeletonRows, flag, live, use_announcer},
    url_state::{self, use_query},
};
use filters::Filters;
use list::List;
use search_box::SearchBox;

/// Rows of a page.
pub const ROWS: u32 = 25;
/// Pages that can be linked to: the first 10 000 rows.
pub const PAGES: u32 = 400;
/// Id of the heading over the rows.
const RESULTS: &str = "customers-results";

/// The answer with the question it answers.
type Answer = (Customers, Result<Page<Customer>, ApiError>);

fn to_api(asked: &Customers) -> CustomerQuery {
    CustomerQuery {
        q: asked.q.clone(),
        field: asked.field,
        status: asked.status,
        sort: asked.sort,
        page: Some(asked.page.clamp(1, PAGES)),
        limit: Some(ROWS),
        ..CustomerQuery::default()
    }
}

/// What is said once the rows are there; nothing for the whole list in its own order.
fn summary(locale: Locale, asked: &Customers, page: &Page<Customer>) -> Option<String> {
    let counted = if page.total_is_exact { t::found(locale, page.total) } else { t::found_over(locale, page.total) };
    let narrowed = !asked.q.is_empty() || asked.status.is_some();
    let order = asked.sort.map(|sort| list::order_sentence(locale, sort));
    let parts: Vec<String> = narrowed.then_some(counted).into_iter().chain(order).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

#[component]
pub fn CustomersPage() -> impl IntoView {
    let locale = use_locale();
    let (api, announcer) = (use_api(), use_announcer());
    let query = use_query();
    let question = Memo::new(move |_| query.with(url_state::customers));
    let answer = load(move || {
        let asked = question.get();
        async move {
            let found = api.customers(&to_api(&asked)).await;
            if let Ok(page) = &found
                && let Some(sentence) = summary(locale.get_untracked(), &asked, page)
            {
                announcer.say(sentence);
            }
            (asked, found)
        }
    });
    let pages = move || {
        let (asked, found) = answer.get()?;
        let pages = found.ok()?.total.div_ceil(u64::from(ROWS)).min(u64::from(PAGES));
        (pages > 1).then_some((u64::from(asked.page), pages))
    };
    let document_title = Signal::derive(move || {
        let title = common::nav_my_customers(locale.get());
        pages().map_or_else(|| title.to_owned(), |(page, pages)| common::title_page(locale.get(), title, page, pages))
    });
    focus_after_paging(answer);
    view! {
        <div class="page__head">
            <div class="page__title">
                <nav class="crumbs" aria-label=text(common::breadcrumb)><ol><li>{text(common::nav_customers)}</li></ol></nav>
                <PageHeading title=owned(common::nav_my_customers) document_title />
            </div>
            <div class="page__actions">
                <A href=route::SEARCH attr:class="btn btn--primary"><Icon name="plus" />{text(t::add)}</A>
            </div>
        </div>
        <div class="toolbar">
            <SearchBox question again=Callback::new(move |()| answer.refetch()) />
            <Filters question />
        </div>
        <h2 class="visually-hidden" id=RESULTS tabindex="-1">{text(t::results)}</h2>
        <Answered answer question />
    }
}

/// The rows, or why there are none. Old rows stay while the next are on their way.
#[component]
fn Answered(answer: LocalResource<Answer>, question: Memo<Customers>) -> impl IntoView {
    let locale = use_locale();
    let stale = Memo::new(move |_| {
        answer.with(|answer| answer.as_ref().is_some_and(|(asked, _)| question.with(|question| question != asked)))
    });
    let content = live(move || match answer.get() {
        None | Some((_, Err(ApiError::Aborted))) => view! { <div class="sheet"><SkeletonRows /></div> }.into_any(),
        Some((_, Err(error))) => view! { {failure(error, move || answer.refetch())} }.into_any(),
        Some((asked, Ok(page))) if page.items.is_empty() => empty::explain(locale.get(), &asked),
        Some((asked, Ok(page))) => view! { <List locale=locale.get() asked page /> }.into_any(),
    });
    view! { <div aria-busy=flag(move || stale.get()) class:is-stale=stale>{content}</div> }
}

/// Going to another page gives the focus to the heading of the rows.
fn focus_after_paging(answer: LocalResource<Answer>) {
    Effect::new(move |before: Option<Option<u32>>| {
        let now = answer.with(|answer| answer.as_ref().map(|(asked, _)| asked.page));
        if let (Some(Some(before)), Some(now)) = (before, now)
            && before != now
            && now > 1
        {
            request_animation_frame(|| {
                if let Some(heading) = document().get_element_by_id(RESULTS)
                    && let Some(heading) = heading.dyn_ref::<web_sys::HtmlElement>()
                {
                    // A focus that is refused leaves the reader where it was.
                    let _ = heading.focus();
                }
            });
        }
        now
    });
}

/// A count for people: `12`, `plus de 10 000`.
fn counted(locale: Locale, total: u64, exact: bool) -> String {
    if exact { format::number(locale, total) } else { common::more_than(locale, total) }
}
