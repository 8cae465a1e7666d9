//! Questions to the network's operator (R34): asking one, with the facts that help to answer it, and one's own with
//! their answers.

mod context;
mod draft;
mod form;
mod mine;

use carnet_core::wire::{ObjectKind, Role};
use leptos::prelude::*;

use self::draft::Draft;
use crate::{
    api::use_api,
    i18n::{common, owned, support as t, text, use_locale},
    live::use_changes,
    load::load,
    route,
    session::use_session,
    ui::{PageHeading, el, link, live, page_head, said},
};

#[component]
pub fn SupportPage() -> impl IntoView {
    let session = use_session();
    let operator = Memo::new(move |_| session.get().is_some_and(|session| session.user.role == Role::Operator));
    live(move || if operator.get() { of_operator() } else { of_company() }).into_any()
}

/// Whoever answers has nobody to ask here.
fn of_operator() -> Vec<AnyView> {
    let heading = view! { <PageHeading title=owned(common::nav_support)/> }.into_any();
    let queue = link(route::OPERATOR_SUPPORT, text(common::nav_support_queue)).class("btn btn--small");
    let empty = el("div").class("empty").add(el("p").add(text(t::you_answer))).add(el("div").class("row").add(queue));
    vec![page_head(Vec::new(), heading, Vec::new()).view(), el("div").class("sheet").add(empty).view()]
}

fn of_company() -> Vec<AnyView> {
    let (api, locale) = (use_api(), use_locale());
    let changes = use_changes(ObjectKind::Support);
    let answer = load(move || {
        changes.track();
        async move { api.support_requests().await }
    });
    let draft = Draft::new();
    let title = owned(common::nav_support);
    let document_title =
        said(
            move || {
                if draft.wrong.any().get() { common::title_error(locale.get(), &title.get()) } else { title.get() }
            },
        );
    let heading = view! { <PageHeading title document_title/> }.into_any();
    let content = el("div")
        .class("narrow")
        .add(draft.wrong.summary())
        .add(page_head(Vec::new(), heading, Vec::new()))
        .add(el("p").class("lead spaced-b").add(text(t::lead)))
        .add(form::form(draft, Callback::new(move |()| answer.refetch())))
        .add(mine::mine(answer));
    vec![content.view()]
}
