//! One customer: whether documents reach it and why, what it is known by, its requests and its history; dialogs to
//! change it and to compare it. The frame of the page stays while its parts are read again.

mod acts;
mod axes;
mod compare;
mod deleted;
mod documents;
mod facts;
mod here;
mod history;
mod page;
mod requests;
mod settings;
mod verdict;

use carnet_core::wire::{Code, Deletion};
use leptos::prelude::*;

use self::here::Here;
use crate::{
    api::ApiError,
    failure::failure,
    i18n::{common, customers as t, owned, text},
    route,
    ui::{Loading, PageHeading, el, link, live, page_head},
};

/// Class of a block of this page.
const BLOCK: &str = "sheet sheet--pad block";

/// What there is to show; the details of the customer do not count.
#[derive(Clone, PartialEq)]
enum Shown {
    Loading,
    Page,
    Deleted(Deletion),
    Missing,
    Failed(ApiError),
}

#[component]
pub fn CustomerPage(id: String) -> impl IntoView {
    let here = Here::new(id);
    let shown = Memo::new(move |_| shown(here));
    let content = live(move || match shown.get() {
        Shown::Loading => vec![view! { <Loading><p class="muted">{text(t::loading)}</p></Loading> }.into_any()],
        Shown::Page => page::page(here),
        Shown::Deleted(deletion) => deleted::deleted(here, &deletion),
        Shown::Missing => missing(),
        Shown::Failed(error) => {
            let heading = view! { <PageHeading title=owned(common::nav_my_customers) /> }.into_any();
            vec![page_head(Vec::new(), heading, Vec::new()).view(), failure(error, move || here.reload())]
        }
    });
    // Beside the content: what is typed there outlives a new version of the page.
    let mut parts = vec![content.into_any()];
    parts.extend(settings::settings(here));
    parts.push(compare::compare(here));
    parts
}

/// A page that was read once stays when it cannot be read again.
fn shown(here: Here) -> Shown {
    let known = here.customer.with(Option::is_some);
    here.answer.with(|answer| match answer {
        None => Shown::Loading,
        Some(Ok(_)) => Shown::Page,
        Some(Err(error)) => match (error.code(), error.problem().and_then(|problem| problem.deletion.as_deref())) {
            (Some(Code::CustomerDeleted), Some(deletion)) => Shown::Deleted(deletion.clone()),
            (Some(Code::CustomerNotFound | Code::CustomerDeleted), _) => Shown::Missing,
            _ if known => Shown::Page,
            _ => Shown::Failed(error.clone()),
        },
    })
}

fn missing() -> Vec<AnyView> {
    let heading = view! { <PageHeading title=owned(t::missing_title) /> }.into_any();
    let empty = el("div")
        .class("empty")
        .add(el("p").add(text(t::missing)))
        .add(link(route::CUSTOMERS, text(t::back_to_list)).class("btn btn--primary"));
    vec![page_head(Vec::new(), heading, Vec::new()).view(), el("div").class("sheet").add(empty).view()]
}
