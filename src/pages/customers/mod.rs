//! One's own customers: one search box over everything they are known by, filters by state, a table to sort.

mod bulk;
mod cells;
mod columns;
mod empty;
mod export;
mod filters;
mod list;
mod search_box;
mod selection;

use carnet_core::wire::{Customer, CustomerSort, Locale, ObjectKind, Page};
use leptos::prelude::*;

use self::{columns::Columns, selection::Selection};
use crate::{
    api::{ApiError, CustomerQuery, use_api},
    failure::failure,
    i18n::{common, customers as t, format, owned, text, use_locale},
    live::use_changes,
    load::{Loaded, load},
    route::{self, Customers},
    ui::{
        PageHeading, SkeletonRows, crumb, el, flag, focus_soon, icon, link, live, page_head, paged_title, use_announcer,
    },
    url_state::{self, use_query, when_asked},
};

/// Id of the heading over the rows.
const RESULTS: &str = "customers-results";

/// The answer with the question it answers.
type Answer = (Customers, Result<Page<Customer>, ApiError>);

/// What the reader has chosen of the rows and of the columns.
#[derive(Clone, Copy)]
pub struct Chosen {
    selection: Selection,
    columns: Columns,
}

fn to_api(asked: &Customers) -> CustomerQuery {
    CustomerQuery {
        q: asked.q.clone(),
        field: asked.field,
        status: asked.status,
        sort: asked.sort,
        page: Some(asked.page.clamp(1, asked.pages())),
        limit: Some(asked.rows()),
        ..CustomerQuery::default()
    }
}

/// What is said once the rows are there; nothing for the whole list in its own order.
fn summary(locale: Locale, asked: &Customers, page: &Page<Customer>) -> String {
    let mut sentence = String::new();
    if !asked.q.is_empty() || asked.status.is_some() {
        let counted = if page.total_is_exact { t::found } else { t::found_over };
        sentence = counted(locale, page.total) + " ";
    }
    if let Some(sort) = asked.sort {
        sentence += &list::order_sentence(locale, sort);
    }
    sentence
}

#[component]
pub fn CustomersPage() -> impl IntoView {
    let locale = use_locale();
    let (api, announcer) = (use_api(), use_announcer());
    let query = use_query();
    let question = Memo::new(move |_| query.with(url_state::customers));
    let changes = use_changes(ObjectKind::Customer);
    let said_for = StoredValue::new(None);
    let answer = load(move || {
        changes.track();
        let asked = question.get();
        async move {
            let found = api.customers(&to_api(&asked)).await;
            if let Ok(page) = &found {
                let sentence = summary(locale.get_untracked(), &asked, page);
                // The same rows read again say nothing new.
                let again = said_for.try_update_value(|before| before.replace(asked.clone())).flatten();
                if !sentence.is_empty() && again.as_ref() != Some(&asked) {
                    announcer.say(sentence);
                }
            }
            (asked, found)
        }
    });
    let chosen = Chosen { selection: Selection::new(), columns: Columns::remembered() };
    focus_after(answer);
    Effect::new(move |before: Option<u64>| {
        let count = chosen.selection.count();
        if count > 0 && before.is_some_and(|before| before != count) {
            announcer.say(t::selected(locale.get_untracked(), count));
        }
        count
    });
    let title = owned(common::nav_my_customers);
    let heading = view! { <PageHeading title document_title=document_title(answer) /> }.into_any();
    let import = link(route::IMPORT, icon("upload")).class("btn").add(text(t::import)).view();
    let add = link(route::SEARCH, icon("plus")).class("btn btn--primary").add(text(t::add)).view();
    let exporting = RwSignal::new(false);
    when_asked(route::EXPORT, move || exporting.set(true));
    let tools = el("div").class("row").add(columns::chooser(chosen.columns)).add(export::exporter(
        question,
        chosen.selection,
        exporting,
    ));
    let toolbar = el("div")
        .class("toolbar")
        .add(search_box::search_box(question, move || answer.refetch()))
        .add(filters::filters(question).add(tools));
    let results = el("h2").class("visually-hidden").attr("id", RESULTS).attr("tabindex", "-1").add(text(t::results));
    // Beside the rows, not among them: rows are made anew when the server tells of a change, and that must neither
    // take a button from under a finger nor close a dialog.
    let export = Callback::new(move |()| exporting.set(true));
    let changed = Callback::new(move |()| answer.refetch());
    let below = el("div").add(answered(answer, question, chosen)).add(bulk::bulk(chosen.selection, export, changed));
    vec![
        page_head(vec![crumb(text(common::nav_customers))], heading, vec![import, add]).view(),
        toolbar.view(),
        results.view(),
        below.view(),
    ]
}

/// `Mes clients – page 2 sur 7` where there are pages; rows beyond the last page that can be linked to do not count.
fn document_title(answer: Loaded<Answer>) -> Signal<String> {
    paged_title(owned(common::nav_my_customers), move || {
        answer.with(|answer| {
            let (asked, found) = answer?;
            let reachable = u64::from(asked.pages()) * u64::from(asked.rows());
            Some((asked.page, found.as_ref().ok()?.total.min(reachable), asked.rows()))
        })
    })
}

/// The rows, or why there are none. Old rows stay while the next are on their way.
fn answered(answer: Loaded<Answer>, question: Memo<Customers>, chosen: Chosen) -> AnyView {
    let locale = use_locale();
    let stale = answer.is_stale(question);
    let content = live(move || match answer.get() {
        None => el("div").class("sheet").add(view! { <SkeletonRows /> }.into_any()).view(),
        Some((_, Err(error))) => failure(error, move || answer.refetch()),
        Some((asked, Ok(page))) if page.items.is_empty() => empty::explain(locale.get(), &asked),
        Some((asked, Ok(page))) => list::list(locale.get(), asked, page, chosen),
    });
    el("div").attr("aria-busy", flag(move || stale.get())).class_while("is-stale", stale).add(content).view()
}

/// Another page gives the focus to the heading of the rows; another order gives it back to the column's button,
/// which was made anew with the rows.
fn focus_after(answer: Loaded<Answer>) {
    Effect::new(move |before: Option<Option<Customers>>| {
        let now = answer.with(|answer| answer.map(|(asked, _)| asked.clone()));
        if let (Some(Some(before)), Some(now)) = (before, &now) {
            if before.sort != now.sort {
                focus_soon(list::sort_id(now.sort.map_or(CustomerSort::Name, |(column, _)| column)));
            } else if before.page != now.page {
                focus_soon(RESULTS);
            }
        }
        now
    });
}

/// A count for people: `12`, `plus de 10 000`.
fn counted(locale: Locale, total: u64, exact: bool) -> String {
    if exact { format::number(locale, total) } else { common::more_than(locale, total) }
}
