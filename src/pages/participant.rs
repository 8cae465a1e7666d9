//! The permalink of a participant: what the panel of the search shows, as a page of its own.

use carnet_core::wire::{Code, Customer, NetworkStatus, Participant};
use leptos::prelude::*;

use crate::{
    api::use_api,
    failure::failure,
    history::{NavigateOptions, use_navigate},
    i18n::{common, owned, search as t, text, use_locale},
    load::load,
    participant::{add_dialog, detail},
    query::with_query,
    route::{self, Search},
    ui::{
        CopyButton, Loading, PageHeading, crumb, el, icon, identifier, keep_focus, link, link_here, live, page_head,
        said,
    },
    url_state::use_query,
};

#[component]
pub fn ParticipantPage(scheme: String, value: String) -> impl IntoView {
    let api = use_api();
    let id = format!("{scheme}:{value}");
    let asked = id.clone();
    let participant = load(move || {
        let id = asked.clone();
        async move { api.participant(&id).await }
    });
    live(move || match participant.get() {
        None => vec![view! { <Loading><p class="muted">{text(t::loading_entry)}</p></Loading> }.into_any()],
        Some(Ok(read)) => {
            keep_focus();
            entry(read, move || participant.refetch())
        }
        Some(Err(error)) if error.code() == Some(Code::ParticipantNotFound) => missing(&id),
        Some(Err(error)) => {
            let heading = view! { <PageHeading title=owned(t::entry_title) /> }.into_any();
            vec![page_head(Vec::new(), heading, Vec::new()).view(), failure(error, move || participant.refetch())]
        }
    })
}

fn entry(participant: Participant, on_checked: impl Fn() + Copy + 'static) -> Vec<AnyView> {
    let locale = use_locale();
    let id = participant.participant_id.clone();
    let path = route::participant(&id).unwrap_or_else(|| route::SEARCH.to_owned());
    let permalink = window().location().origin().unwrap_or_default() + &route::href(&path);
    let copy = view! { <CopyButton text=permalink what=owned(t::link) icon="link" labelled=true /> }.into_any();
    let customer = RwSignal::new(participant.customer_id.clone());
    let removed = participant.network_status == NetworkStatus::Removed;
    let add = route::href(&with_query(&path, [("add", "1")]));
    let action = live(move || match customer.get() {
        Some(customer) => Some(link(&route::customer(&customer), t::owned(locale.get())).class("btn").view()),
        None if removed => None,
        None => {
            let add = link_here(add.clone(), icon("plus")).class("btn btn--primary").add(common::add(locale.get()));
            Some(add.view())
        }
    });
    let heading = view! { <PageHeading title=Signal::stored(participant.name.clone()) /> }.into_any();
    let lead = el("p").class("lead").add(identifier("", &id)).view();
    let heading = vec![heading, lead].into_any();
    vec![
        page_head(vec![crumb(text(t::entry_section))], heading, vec![copy, action.into_any()]).view(),
        el("div").class("entry sheet sheet--pad").add(detail(participant, 2, on_checked)).view(),
        adding(id, path, customer),
    ]
}

/// The dialog; whether it is open stands in the URL.
fn adding(id: String, path: String, customer: RwSignal<Option<String>>) -> AnyView {
    let (query, navigate) = (use_query(), use_navigate());
    let open = said(move || if query.with(|query| query.get("add").is_empty()) { String::new() } else { id.clone() });
    let on_close = Callback::new(move |()| {
        navigate(&path, NavigateOptions { replace: true, scroll: false });
    });
    let on_added = Callback::new(move |added: Customer| customer.set(Some(added.id)));
    add_dialog(open, on_close, on_added)
}

/// Not in the public directory, which is not "does not exist".
fn missing(id: &str) -> Vec<AnyView> {
    let locale = use_locale();
    let heading = view! { <PageHeading title=owned(t::entry_missing_title) /> }.into_any();
    let search = Search { id: id.to_owned(), ..Search::default() }.path();
    let id = id.to_owned();
    let empty = el("div")
        .class("empty")
        .add(el("p").add(said(move || t::entry_missing(locale.get(), &id))))
        .add(link(&search, text(t::entry_search)).class("btn btn--primary"));
    vec![page_head(Vec::new(), heading, Vec::new()).view(), el("div").class("sheet").add(empty).view()]
}
