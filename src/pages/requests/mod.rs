//! Requests between two sides (R7–R9): those sent for acceptance, those for a routing setup, those received. One
//! page in three forms; what can be done stands beside each request and says what follows.

mod acts;
mod cells;
mod dialog;
mod pending;
mod rows;
mod state;
mod toolbar;

use carnet_core::wire::{ObjectKind, Page, Request};
use leptos::prelude::*;

pub use self::state::List;
use self::{
    acts::Acting,
    state::{Asked, SIZE},
};
use crate::{
    api::{ApiError, use_api},
    failure::failure,
    i18n::{common, owned, requests as t, suppliers, text, use_locale},
    live::use_changes,
    load::{Loaded, load},
    ui::{
        PageHeading, SkeletonRows, crumb, el, flag, focus_if_lost, keep_focus, live, page_head, paged_title, said,
        say_found, use_notices,
    },
    url_state::use_query,
};

/// Id of the heading over the rows.
const RESULTS: &str = "requests-results";

type Answer = (Asked, Result<Page<Request>, ApiError>);

#[component]
pub fn RequestsPage(list: List) -> impl IntoView {
    let (api, query) = (use_api(), use_query());
    let question = Memo::new(move |_| query.with(|query| Asked::read(list, query)));
    let changes = use_changes(ObjectKind::Request);
    let answer = load(move || {
        changes.track();
        let asked = question.get();
        async move {
            let page = api.requests(&asked.question(list)).await;
            (asked, page)
        }
    });
    let acting = Acting {
        api,
        notices: use_notices(),
        asking: RwSignal::new(None),
        busy: RwSignal::new(false),
        trouble: RwSignal::new(None),
        changed: Callback::new(move |()| answer.refetch()),
    };
    say_found(RESULTS, t::found, move || {
        answer.with(|answer| match answer {
            Some((asked, Ok(page))) => Some((asked.clone(), asked.page, page.total)),
            _ => None,
        })
    });
    let above = match list {
        List::Sent => vec![toolbar::tabs(list, changes), el("p").class("lead muted spaced").add(text(t::sent_lead))],
        List::Routing => vec![toolbar::tabs(list, changes), toolbar::routing_note().class("spaced")],
        List::Received => vec![el("p").class("lead muted").add(text(t::received_lead))],
    };
    let group = if list == List::Received { common::nav_suppliers } else { common::nav_customers };
    let crumbs = vec![crumb(text(group)), crumb(text(common::nav_requests))];
    let title = owned(list.title());
    let document_title = paged_title(title, move || {
        answer.with(|answer| answer.and_then(|(asked, page)| Some((asked.page, page.as_ref().ok()?.total, SIZE))))
    });
    let heading = view! { <PageHeading title document_title/> }.into_any();
    let mut parts = vec![page_head(crumbs, heading, Vec::new()).view()];
    parts.extend(above.into_iter().map(crate::ui::El::view));
    if list == List::Received {
        parts.extend(pending::pending(question));
        let heading = el("h2").add(text(suppliers::acceptance_title));
        parts.push(el("div").class("section section__head").add(heading).view());
    }
    parts.push(toolbar::toolbar(list, question, move || answer.refetch()).view());
    parts.push(answered(list, answer, question, acting));
    let closed = Callback::new(|mut opener: Vec<String>| {
        opener.push(RESULTS.to_owned());
        focus_if_lost(opener);
    });
    parts.push(dialog::dialog(acting, closed));
    parts
}

/// The rows, or why there are none. Old rows stay while the next are on their way.
fn answered(list: List, answer: Loaded<Answer>, question: Memo<Asked>, acting: Acting) -> AnyView {
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
            Some((asked, Ok(page))) if page.items.is_empty() => toolbar::empty(list, &asked).view(),
            Some((asked, Ok(page))) => rows::rows(list, locale.get(), &asked, page, acting).view(),
        }
    });
    let rows = el("div").attr("aria-busy", flag(move || stale.get())).class_while("is-stale", stale).add(content);
    vec![heading.view(), rows.view()].into_any()
}
