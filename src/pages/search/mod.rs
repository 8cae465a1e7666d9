//! Search the public directory and add what is found. The URL holds the question, the open details and the open
//! dialog; the rows are those of the last answer.

mod filters;
mod form;
mod group;
mod panel;
mod recognition;
mod results;
mod row;
mod state;
mod zero;

use carnet_core::wire::{Customer, ParticipantSearch};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use wasm_bindgen::JsCast;

use crate::{
    api::{ApiError, use_api},
    i18n::{common, owned, text, use_locale},
    load::load,
    participant::AddDialog,
    route::Search,
    ui::{FINE_POINTER, PageHeading, matches_now, use_announcer},
    url_state::{self, use_query},
};
use form::SearchForm;
use panel::Panel;
use results::Results;

/// The answer to a question, with the question it answers; `None` when there was nothing to ask.
type Answer = (Search, Option<Result<ParticipantSearch, ApiError>>);

#[component]
pub fn SearchPage() -> impl IntoView {
    let locale = use_locale();
    let (api, announcer) = (use_api(), use_announcer());
    let query = use_query();
    let address = Memo::new(move |_| query.with(url_state::search));
    let question = Memo::new(move |_| address.with(state::question));
    let answer = load(move || {
        let asked = question.get();
        async move {
            if state::is_empty(&asked) {
                return (asked, None);
            }
            let found = api.search_participants(&state::to_api(&asked)).await;
            if let Ok(found) = &found {
                announcer.say(results::summary(locale.get_untracked(), found));
            }
            (asked, Some(found))
        }
    });
    let added = RwSignal::new(Vec::<(String, String)>::new());
    let go = use_go();
    let close_panel = {
        let go = go.clone();
        Callback::new(move |()| go(&Search { open: String::new(), ..address.get_untracked() }))
    };
    let close_dialog = Callback::new(move |()| go(&Search { add: String::new(), ..address.get_untracked() }));
    let on_added = Callback::new(move |customer: Customer| {
        added.update(|added| added.push((customer.participant_id, customer.id)));
    });
    let open = Memo::new(move |_| address.with(|address| address.open.clone()));
    let add = Memo::new(move |_| address.with(|address| address.add.clone()));
    focus_row_after(open);
    let starts_in_field = question.with_untracked(state::is_empty) && matches_now(FINE_POINTER);
    view! {
        <div class="page__head">
            <div class="page__title">
                <nav class="crumbs" aria-label=text(common::breadcrumb)><ol><li>{text(common::nav_customers)}</li></ol></nav>
                <PageHeading title=owned(common::nav_search) focus=!starts_in_field />
            </div>
        </div>
        <SearchForm question again=Callback::new(move |()| answer.refetch()) />
        <Results answer question address added />
        <Panel open address added on_close=close_panel />
        <AddDialog id=add on_close=close_dialog on_added />
    }
}

/// Replaces the address of this page: closing is no step to come back to.
fn use_go() -> impl Fn(&Search) + Clone + Send + Sync {
    let navigate = use_navigate();
    move |address: &Search| {
        navigate(&address.path(), NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
    }
}

/// Closing the details, also by going back, gives the focus to the name they were opened from.
fn focus_row_after(open: Memo<String>) {
    Effect::new(move |before: Option<String>| {
        let now = open.get();
        if let Some(before) = before.filter(|before| !before.is_empty() && now.is_empty()) {
            request_animation_frame(move || focus_id(&row::name_id(&before)));
        }
        now
    });
}

/// Focuses an element, if it is there and the focus is nowhere better.
fn focus_id(id: &str) {
    if let Some(element) = document().get_element_by_id(id)
        && let Some(element) = element.dyn_ref::<web_sys::HtmlElement>()
    {
        // A focus that is refused leaves the reader where it was.
        let _ = element.focus();
    }
}
