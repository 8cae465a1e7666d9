//! The permalink of a participant: what the panel of the search shows, as a page of its own.

use carnet_core::wire::{Code, Customer, NetworkStatus, Participant};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{
    api::{ApiError, use_api},
    failure::failure,
    i18n::{common, owned, search as t, text, use_locale},
    load::load,
    participant::{AddDialog, Detail},
    query::with_query,
    route::{self, Search},
    ui::{CopyButton, Empty, Icon, IdentifierText, Loading, PageHeading, live},
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
    let content = live(move || match participant.get() {
        None | Some(Err(ApiError::Aborted)) => {
            view! { <Loading><p class="muted">{text(t::loading_entry)}</p></Loading> }.into_any()
        }
        Some(Ok(participant)) => view! { <Entry participant /> }.into_any(),
        Some(Err(error)) if error.code() == Some(Code::ParticipantNotFound) => {
            view! { <Missing id=id.clone() /> }.into_any()
        }
        Some(Err(error)) => view! {
            <div class="page__head"><PageHeading title=owned(t::entry_title) /></div>
            {failure(error, move || participant.refetch())}
        }
        .into_any(),
    });
    view! { {content} }
}

#[component]
fn Entry(participant: Participant) -> impl IntoView {
    let locale = use_locale();
    let id = participant.participant_id.clone();
    let path = route::participant(&id).unwrap_or_else(|| route::SEARCH.to_owned());
    let link = window().location().origin().unwrap_or_default() + &route::href(&path);
    let query = use_query();
    let adding =
        Memo::new(move |_| if query.with(|query| query.get("add").is_empty()) { String::new() } else { id.clone() });
    let navigate = use_navigate();
    let back = path.clone();
    let on_close = Callback::new(move |()| {
        navigate(&back, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
    });
    let customer = RwSignal::new(participant.customer_id.clone());
    let on_added = Callback::new(move |added: Customer| customer.set(Some(added.id)));
    let removed = participant.network_status == NetworkStatus::Removed;
    let add = route::href(&with_query(&path, [("add", "1")]));
    let action = live(move || {
        match customer.get() {
        Some(customer) => {
            let href = route::href(&route::customer(&customer));
            Some(view! { <a class="btn" href=href>{t::owned(locale.get())}</a> }.into_any())
        }
        None if removed => None,
        None => Some(
            view! {
                <a class="btn btn--primary" href=add.clone() data-noscroll=""><Icon name="plus" />{common::add(locale.get())}</a>
            }
            .into_any(),
        ),
    }
    });
    let title = Signal::stored(participant.name.clone());
    view! {
        <div class="page__head">
            <div class="page__title">
                <nav class="crumbs" aria-label=text(common::breadcrumb)><ol><li>{text(t::entry_section)}</li></ol></nav>
                <PageHeading title />
                <p class="lead"><IdentifierText scheme="" value=participant.participant_id.clone() /></p>
            </div>
            <div class="page__actions"><CopyButton text=link what=owned(t::link) labelled=true />{action}</div>
        </div>
        <div class="entry sheet sheet--pad"><Detail participant level=2 /></div>
        <AddDialog id=adding on_close on_added />
    }
}

/// Not in the public directory, which is not "does not exist".
#[component]
fn Missing(id: String) -> impl IntoView {
    let locale = use_locale();
    let href = route::href(&Search { id: id.clone(), ..Search::default() }.path());
    let title = Signal::derive(move || t::entry_missing(locale.get(), &id));
    view! {
        <div class="page__head"><div class="page__title"><PageHeading title=owned(t::entry_missing_title) /></div></div>
        <div class="sheet">
            <Empty title><a class="btn btn--primary" href=href>{text(t::entry_search)}</a></Empty>
        </div>
    }
}
