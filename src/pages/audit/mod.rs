//! The audit trail of the company, for its administrators: every change with who, when, before and after.

mod filters;
mod rows;

use carnet_core::wire::{AuditEntry, ObjectKind, Page};
use leptos::prelude::*;

use crate::{
    api::{ApiError, AuditQuery, use_api},
    failure::{admins_only, failure},
    i18n::{audit as t, common, owned, text, use_locale},
    live::use_changes,
    load::{Loaded, load},
    query::with_query,
    route,
    session::use_session,
    ui::{PageHeading, Pager, SkeletonRows, crumb, el, icon, link, live, page_head, paged_title, said, use_announcer},
    url_state::{Query, use_query},
};

/// Rows of a page, as the server gives them.
const ROWS: u32 = 50;

type Answer = (AuditQuery, Result<Page<AuditEntry>, ApiError>);

/// The number of a page, all rows there are, and the rows of a page.
type Place = (u32, u64, u32);

fn asked(query: &Query) -> AuditQuery {
    let text = |name| query.get(name).to_owned();
    AuditQuery {
        q: text("q"),
        action: text("action"),
        from: text("from"),
        to: text("to"),
        page: query.page().min(10_000 / ROWS),
    }
}

/// The address of a question.
fn path(asked: &AuditQuery) -> String {
    let page = if asked.page > 1 { asked.page.to_string() } else { String::new() };
    with_query(route::AUDIT, asked.pairs().into_iter().chain([("page", page.as_str())]))
}

#[component]
pub fn AuditPage() -> impl IntoView {
    // What is shown of how much, once it is here.
    let shown = RwSignal::new(None);
    let document_title = paged_title(owned(t::title), move || shown.get());
    let heading = view! { <PageHeading title=owned(t::title) document_title /> }.into_any();
    let crumbs = vec![crumb(text(common::nav_settings))];
    let admin = use_session().is_admin();
    let content = live(move || if admin.get() { trail(shown) } else { vec![refused()] });
    vec![page_head(crumbs, heading, Vec::new()).view(), content.into_any()]
}

/// For who is no administrator: the server names those who are.
fn refused() -> AnyView {
    let api = use_api();
    let answer = load(move || async move { api.audit(&AuditQuery::default()).await.err() });
    let why = live(move || {
        let error = answer.get()??;
        Some(admins_only(&error).unwrap_or_else(|| failure(error, move || answer.refetch())))
    });
    el("div").add(why).view()
}

fn trail(shown: RwSignal<Option<Place>>) -> Vec<AnyView> {
    let locale = use_locale();
    let (api, announcer) = (use_api(), use_announcer());
    let query = use_query();
    let question = Memo::new(move |_| query.with(asked));
    let changes = ObjectKind::ALL.map(use_changes);
    let answer: Loaded<Answer> = load(move || {
        changes.iter().for_each(Track::track);
        let asked = question.get();
        async move {
            let found = api.audit(&asked).await;
            if let Ok(page) = &found {
                shown.try_set(Some((asked.page.max(1), page.total, ROWS)));
                announcer.say(t::total(locale.get_untracked(), page.total));
            }
            (asked, found)
        }
    });
    let csv = said(move || question.with(|asked| with_query(&route::href("/api/v1/audit.csv"), asked.pairs())));
    let csv = el("a")
        .class("btn btn--plain btn--small")
        .attr("href", csv)
        .attr("download", "")
        .attr("rel", "external")
        .add(icon("download"))
        .add(text(t::csv));
    let rows = live(move || match answer.get() {
        None => el("div").class("sheet").add(view! { <SkeletonRows /> }.into_any()).view(),
        Some((_, Err(error))) => admins_only(&error).unwrap_or_else(|| failure(error, move || answer.refetch())),
        Some((asked, Ok(page))) if page.items.is_empty() => nothing(&asked),
        Some((asked, Ok(page))) => found(asked, &page, Callback::new(move |()| answer.refetch())),
    });
    vec![
        el("p").class("lead").add(text(t::lead)).view(),
        el("div")
            .class("toolbar")
            .add(filters::filters(question))
            .add(el("div").class("toolbar__line").add(el("span")).add(csv))
            .view(),
        rows.into_any(),
    ]
}

fn found(asked: AuditQuery, page: &Page<AuditEntry>, again: Callback<()>) -> AnyView {
    let (number, total, exact) = (asked.page.max(1), page.total, page.total_is_exact);
    let href = Callback::new(move |page| path(&AuditQuery { page, ..asked.clone() }));
    let pager = view! { <Pager page=number size=ROWS total exact href /> }.into_any();
    el("div").class("sheet").add(rows::rows(&page.items, again)).add(pager).view()
}

fn nothing(asked: &AuditQuery) -> AnyView {
    let filtered = asked.pairs().iter().any(|(_, value)| !value.is_empty()) || asked.page > 1;
    let sentence = if filtered { t::none } else { t::empty };
    let way = filtered.then(|| link(route::AUDIT, text(t::remove_filters)).class("btn btn--small"));
    let empty = el("div").class("empty").add(el("p").add(text(sentence))).add(el("div").class("row").add(way));
    el("div").class("sheet").add(empty).view()
}
