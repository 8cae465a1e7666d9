//! The documents that are sent: those that are stopped first, and every other by its state; handing in, resending, and
//! the page of one document.

mod batch;
mod hand_in;
mod of_customer;
mod one;
mod parts;
mod place;
mod rows;
mod state;
mod toolbar;

use carnet_core::wire::{Document, DocumentCounts, ObjectKind, Page};
use leptos::prelude::*;

pub use self::one::DocumentPage;
use self::{batch::Batch, hand_in::Files, state::Asked};
use crate::{
    api::{ApiError, use_api},
    failure::failure,
    history::{NavigateOptions, use_navigate},
    i18n::{common, documents as t, owned, text, use_locale},
    live::use_changes,
    load::{Loaded, load},
    route,
    ui::{
        PageHeading, SkeletonRows, crumb, el, flag, icon, keep_focus, link_here, live, page_head, paged_title, said,
        say_found, use_announcer,
    },
    url_state::use_query,
};

/// Id of the heading over the rows.
const RESULTS: &str = "documents-results";

type Answer = (Asked, Result<Page<Document>, ApiError>);

#[component]
pub fn DocumentsPage() -> impl IntoView {
    let (api, query) = (use_api(), use_query());
    let address = Memo::new(move |_| query.with(Asked::read));
    let question = Memo::new(move |_| address.with(Asked::question));
    let open = Memo::new(move |_| address.with(|asked| asked.open.clone()));
    let changes = use_changes(ObjectKind::Document);
    let answer = load(move || {
        changes.track();
        let asked = question.get();
        async move {
            let page = api.documents(&asked.to_api()).await;
            (asked, page)
        }
    });
    let customer = Memo::new(move |_| question.with(|asked| asked.customer.clone()));
    let counted = load(move || {
        changes.track();
        let customer = customer.get();
        async move { api.document_counts(&customer).await.ok() }
    });
    // The counts stay when they cannot be read again.
    let counts = Memo::new(move |before: Option<&Option<DocumentCounts>>| {
        counted.get().flatten().or_else(|| before.cloned().flatten())
    });
    say_found(RESULTS, t::found, move || {
        answer.with(|answer| match answer {
            Some((asked, Ok(page))) => Some((Asked { page: 1, sort: None, ..asked.clone() }, asked.page, page.total)),
            _ => None,
        })
    });
    say_order(question);
    let again = move || {
        answer.refetch();
        counted.refetch();
    };
    let close = close_dialog(question);
    let changed = Callback::new(move |()| again());
    let batch = Batch::new(api, question, counts, close, changed);
    vec![
        head(question, answer).view(),
        toolbar::toolbar(question, counts, again).view(),
        of_customer::note(question, customer),
        batch::bar(batch),
        answered(answer, question, counts),
        batch::dialog(batch, open),
        hand_in::dialog(Files::new(api, changed), open, close),
    ]
}

/// Another order is said when it is asked for.
fn say_order(question: Memo<Asked>) {
    let (locale, announcer) = (use_locale(), use_announcer());
    let order = Memo::new(move |_| question.with(Asked::order));
    Effect::new(move |before: Option<()>| {
        let order = order.get();
        if before.is_some() {
            announcer.say(rows::order_sentence(locale.get_untracked(), order));
        }
    });
}

fn head(question: Memo<Asked>, answer: Loaded<Answer>) -> crate::ui::El {
    let title = owned(common::nav_stopped);
    let document_title = paged_title(title, move || {
        answer.with(|answer| answer.and_then(|(asked, page)| Some((asked.page, page.as_ref().ok()?.total, asked.size))))
    });
    let heading = view! { <PageHeading title document_title/> }.into_any();
    let lead = el("p").class("lead").add(text(t::lead)).view();
    let href = said(move || {
        route::href(&question.with(|asked| Asked { open: state::HAND_IN.to_owned(), ..asked.clone() }.path()))
    });
    let hand_in = link_here(href, icon("upload"))
        .class("btn btn--primary")
        .attr("id", "hand-in-open")
        .attr("aria-haspopup", "dialog")
        .add(text(t::hand_in));
    page_head(vec![crumb(text(common::nav_documents))], vec![heading, lead].into_any(), vec![hand_in.view()])
}

/// Closing a dialog replaces the address.
fn close_dialog(question: Memo<Asked>) -> Callback<()> {
    let navigate = use_navigate();
    Callback::new(move |()| {
        let path = question.with_untracked(Asked::path);
        navigate(&path, NavigateOptions { replace: true, scroll: false });
    })
}

/// The rows, or why there are none. Old rows stay while the next are on their way.
fn answered(answer: Loaded<Answer>, question: Memo<Asked>, counts: Memo<Option<DocumentCounts>>) -> AnyView {
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
            Some((asked, Ok(page))) if page.items.is_empty() => rows::empty(&asked, counts),
            Some((asked, Ok(page))) => rows::rows(locale.get(), &asked, page),
        }
    });
    let rows = el("div").attr("aria-busy", flag(move || stale.get())).class_while("is-stale", stale).add(content);
    vec![heading.view(), rows.view()].into_any()
}
