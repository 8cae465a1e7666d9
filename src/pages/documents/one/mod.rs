//! One document: what to do about it first, then why, what the directory has beside it, every attempt, and the source.
//! The frame of the page stays while its parts are read again.

mod acts;
mod addresses;
mod attempts;
mod compare;
mod correct;
mod delete;
mod here;
mod hints;
mod known;
mod moving;
mod page;
mod rows;
mod side;
mod todo;

use carnet_core::wire::Code;
use leptos::prelude::*;

use self::here::Here;
use crate::{
    api::ApiError,
    failure::failure,
    i18n::{common, documents as t, owned, text},
    route,
    ui::{Loading, PageHeading, el, link, live, page_head},
};

/// Id of the heading over what to do.
const STATE: &str = "doc-state";

/// Names of the dialogs in the address.
const ADD: &str = "add";
const CORRECT: &str = "correct";
const ADDRESS: &str = "address";
const DELETE: &str = "delete";

/// What there is to show; the details of the document do not count.
#[derive(Clone, PartialEq)]
enum Shown {
    Loading,
    Page,
    Missing,
    Failed(ApiError),
}

#[component]
pub fn DocumentPage(id: String) -> impl IntoView {
    let here = Here::new(id);
    let shown = Memo::new(move |_| shown(here));
    let content = live(move || match shown.get() {
        Shown::Loading => vec![view! { <Loading><p class="muted">{text(common::loading)}</p></Loading> }.into_any()],
        Shown::Page => page::page(here),
        Shown::Missing => missing(),
        Shown::Failed(error) => {
            let heading = view! { <PageHeading title=owned(t::document)/> }.into_any();
            vec![page_head(Vec::new(), heading, Vec::new()).view(), failure(error, move || here.reload())]
        }
    });
    // Beside the content: what is typed there outlives a new version of the page.
    vec![
        content.into_any(),
        acts::add_dialog(here),
        correct::dialog(here),
        addresses::dialog(here),
        moving::dialog(here),
        delete::dialog(here),
    ]
}

/// A page that was read once stays when it cannot be read again.
fn shown(here: Here) -> Shown {
    let known = here.document.with(Option::is_some);
    here.answer.with(|answer| match answer {
        None => Shown::Loading,
        Some(Ok(_)) => Shown::Page,
        Some(Err(error)) if error.code() == Some(Code::DocumentNotFound) => Shown::Missing,
        Some(Err(_)) if known => Shown::Page,
        Some(Err(error)) => Shown::Failed(error.clone()),
    })
}

fn missing() -> Vec<AnyView> {
    let heading = view! { <PageHeading title=owned(t::missing_title)/> }.into_any();
    let empty = el("div")
        .class("empty")
        .add(el("p").add(text(t::missing)))
        .add(link(route::STOPPED, text(t::back_to_list)).class("btn btn--primary"));
    vec![page_head(Vec::new(), heading, Vec::new()).view(), el("div").class("sheet").add(empty).view()]
}
