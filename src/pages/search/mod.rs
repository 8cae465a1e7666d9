//! Search the public directory and add what is found, as a customer or as a supplier. The URL holds the question, the open details and the open
//! dialog; the rows are those of the last answer.

mod added;
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

use self::added::Added;
use crate::{
    api::{ApiError, use_api},
    history::{NavigateOptions, use_navigate},
    i18n::{Text, common, owned, text, use_locale},
    load::{Loaded, load},
    participant::add_dialog,
    route::{Search, Side},
    ui::{FINE_POINTER, PageHeading, crumb, focus_soon, matches_now, page_head, paged_title, use_announcer},
    url_state::{self, use_query},
};

/// The answer to a question, with the question it answers; `None` when there was nothing to ask.
type Answer = (Search, Option<Result<ParticipantSearch, ApiError>>);

#[component]
pub fn SearchPage(side: Side) -> impl IntoView {
    let locale = use_locale();
    let (api, announcer) = (use_api(), use_announcer());
    let query = use_query();
    let address = Memo::new(move |_| query.with(|query| url_state::search(query, side)));
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
    let added = Added::new(Callback::new(move |()| answer.refetch()));
    let replace = replacer();
    let close_panel = Callback::new(move |()| replace.run(Search { open: String::new(), ..address.get_untracked() }));
    let close_dialog = Callback::new(move |()| replace.run(Search { add: String::new(), ..address.get_untracked() }));
    let on_added = Callback::new(move |customer: Customer| {
        added.put(customer.participant_id, customer.id);
    });
    let open = Memo::new(move |_| address.with(|address| address.open.clone()));
    let add = Memo::new(move |_| address.with(|address| address.add.clone()));
    focus_row_after(open);
    let (group, title): (Text, Text) = match side {
        Side::Customers => (common::nav_customers, common::nav_search),
        Side::Suppliers => (common::nav_suppliers, common::nav_supplier_search),
    };
    // Then the focus goes to the identifier, not to the heading.
    let starts_in_field = question.with_untracked(state::is_empty) && matches_now(FINE_POINTER);
    let document_title = document_title(answer, title);
    let heading = view! { <PageHeading title=owned(title) document_title focus=!starts_in_field /> }.into_any();
    vec![
        page_head(vec![crumb(text(group))], heading, Vec::new()).view(),
        form::form(question, move || answer.refetch()).view(),
        results::results(answer, question, address, added),
        panel::panel(open, address, added, close_panel),
        add_dialog(add.into(), close_dialog, on_added),
    ]
}

/// `… – page 2 sur 7` for a group alone that has pages; rows beyond the last page that can be linked to do not count.
fn document_title(answer: Loaded<Answer>, title: Text) -> Signal<String> {
    paged_title(owned(title), move || {
        answer.with(|answer| {
            let (asked, found) = answer?;
            let kind = asked.only?;
            let group = found.as_ref()?.as_ref().ok()?.groups.iter().find(|group| group.kind == kind)?;
            Some((asked.page, group.total.min(u64::from(state::PAGES * state::ROWS)), state::ROWS))
        })
    })
}

/// Replaces the address of this page: closing is no step to come back to.
fn replacer() -> Callback<Search> {
    let navigate = use_navigate();
    Callback::new(move |address: Search| {
        navigate(&address.path(), NavigateOptions { replace: true, scroll: false });
    })
}

/// Closing the details, also by going back, gives the focus to the name they were opened from.
fn focus_row_after(open: Memo<String>) {
    Effect::new(move |before: Option<String>| {
        let now = open.get();
        if let Some(before) = before.filter(|before| !before.is_empty() && now.is_empty()) {
            focus_soon(row::name_id(&before));
        }
        now
    });
}
