//! Suggesting a company that the public directory does not have (R10), and what became of one's suggestions.

mod draft;
mod faults;
mod form;
mod identifiers;
mod kept;
mod mine;
mod outcome;

use carnet_core::wire::Suggest;
use leptos::prelude::*;

use self::draft::{Draft, found_nothing};
use crate::{
    i18n::{common, owned, suggest as t, text, use_locale},
    ui::{PageHeading, crumb, el, page_head, said},
    url_state::use_query,
};

/// Id of the place that says what became of a suggestion.
const OUTCOME: &str = "suggest-outcome";

#[component]
pub fn SuggestPage() -> impl IntoView {
    let (locale, query) = (use_locale(), use_query());
    let draft = Draft::new();
    // What a search could not find; another address of this page brings another.
    let given =
        Memo::new(move |_| query.with(|query| ["name", "id", "country"].map(|field| query.get(field).to_owned())));
    let given = Memo::new(move |_| given.with(|[name, identifier, country]| found_nothing(name, identifier, country)));
    let left = StoredValue::new(kept::take());
    Effect::new(move |_| {
        let given = given.get();
        let left = left.try_update_value(Option::take).flatten().filter(|_| given == Suggest::default());
        draft.fill(left.unwrap_or(given));
    });
    kept::keep(draft, move || given.get_untracked());
    let title = owned(common::nav_suggest);
    let document_title =
        said(
            move || {
                if draft.wrong.any().get() { common::title_error(locale.get(), &title.get()) } else { title.get() }
            },
        );
    let heading = view! { <PageHeading title document_title/> }.into_any();
    let answer = mine::load_mine();
    let head = page_head(vec![crumb(text(common::nav_customers))], heading, Vec::new());
    el("div")
        .class("narrow")
        .add(draft.wrong.summary())
        .add(head)
        .add(el("p").class("lead spaced-b").add(text(t::lead)))
        .add(form::form(draft, Callback::new(move |()| answer.refetch())))
        .add(mine::mine(draft, answer))
        .view()
}
