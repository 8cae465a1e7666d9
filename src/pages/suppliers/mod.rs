//! The companies that send to this one: how the directory stands, who is in it, what they sent; approve, deny, remove.

mod details;
mod rows;
mod state;
mod toolbar;

use carnet_core::wire::{ObjectKind, Page, Supplier};
use leptos::prelude::*;

use self::state::{Asked, SIZE};
use crate::{
    api::{ApiError, use_api},
    failure::failure,
    history::{NavigateOptions, use_navigate},
    i18n::{common, company::Position, owned, suppliers as t, text, use_locale},
    live::use_changes,
    load::{Loaded, load},
    route,
    supplier::{Deciding, company_settings, dialog, mode_line, name_id, supplier_directory},
    ui::{
        PageHeading, SkeletonRows, crumb, el, flag, focus_if_lost, focus_soon, icon, keep_focus, link, live, page_head,
        paged_title, said, say_found, use_notices,
    },
    url_state::use_query,
};

/// Id of the heading over the rows.
const RESULTS: &str = "suppliers-results";

type Answer = (Asked, Result<Page<Supplier>, ApiError>);

#[component]
pub fn SuppliersPage() -> impl IntoView {
    let (api, query) = (use_api(), use_query());
    let address = Memo::new(move |_| query.with(Asked::read));
    let question = Memo::new(move |_| address.with(Asked::question));
    let open = Memo::new(move |_| address.with(|asked| asked.open.clone()));
    let changes = use_changes(ObjectKind::Supplier);
    let answer = load(move || {
        changes.track();
        let asked = question.get();
        async move {
            let page = api.suppliers(&asked.to_api()).await;
            (asked, page)
        }
    });
    say_found(RESULTS, t::found, move || {
        answer.with(|answer| match answer {
            Some((asked, Ok(page))) => Some((asked.clone(), asked.page, page.total)),
            _ => None,
        })
    });
    let directory = supplier_directory(company_settings());
    let deciding = Deciding::new(api, use_notices(), directory, Callback::new(move |()| answer.refetch()));
    let mode = live(move || directory.get().map(|directory| mode_line(Position::Suppliers(directory)).view()));
    let title = owned(common::nav_my_suppliers);
    let document_title = paged_title(title, move || {
        answer.with(|answer| answer.and_then(|(asked, page)| Some((asked.page, page.as_ref().ok()?.total, SIZE))))
    });
    let heading = view! { <PageHeading title document_title/> }.into_any();
    let add = link(route::SUPPLIER_SEARCH, icon("plus")).class("btn btn--primary").add(text(t::add)).view();
    vec![
        page_head(vec![crumb(text(common::nav_suppliers))], heading, vec![add]).view(),
        mode.into_any(),
        toolbar::toolbar(question, move || answer.refetch()).view(),
        answered(answer, question, deciding),
        details::details(open, close_details(question, open)),
        dialog(deciding, Callback::new(after_dialog)),
    ]
}

fn after_dialog(mut opener: Vec<String>) {
    opener.push(RESULTS.to_owned());
    focus_if_lost(opener);
}

/// Closing replaces the address, and gives the focus to the name they were opened from.
fn close_details(question: Memo<Asked>, open: Memo<String>) -> Callback<()> {
    let navigate = use_navigate();
    Effect::new(move |before: Option<String>| {
        let now = open.get();
        if let Some(before) = before.filter(|before| !before.is_empty() && now.is_empty()) {
            focus_soon(name_id(&before));
        }
        now
    });
    Callback::new(move |()| {
        let path = question.with_untracked(Asked::path);
        navigate(&path, NavigateOptions { replace: true, scroll: false });
    })
}

/// The rows, or why there are none. Old rows stay while the next are on their way.
fn answered(answer: Loaded<Answer>, question: Memo<Asked>, deciding: Deciding) -> AnyView {
    let locale = use_locale();
    let heading = said(move || {
        let total = answer.with(|answer| match answer {
            Some((_, Ok(page))) => Some(page.total),
            _ => None,
        });
        total.map_or_else(|| t::results(locale.get()).to_owned(), |total| t::found(locale.get(), total))
    });
    let heading = el("h2").attr("id", RESULTS).attr("tabindex", "-1").class("visually-hidden").add(heading);
    let stale = answer.is_stale(question);
    let content = live(move || {
        keep_focus();
        match answer.get() {
            None => el("div").class("sheet").add(view! { <SkeletonRows/> }.into_any()).view(),
            Some((_, Err(error))) => failure(error, move || answer.refetch()),
            Some((asked, Ok(page))) if page.items.is_empty() => rows::empty(&asked, deciding.directory),
            Some((asked, Ok(page))) => rows::rows(locale.get(), &asked, page, deciding),
        }
    });
    let rows = el("div").attr("aria-busy", flag(move || stale.get())).class_while("is-stale", stale).add(content);
    vec![heading.view(), rows.view()].into_any()
}
