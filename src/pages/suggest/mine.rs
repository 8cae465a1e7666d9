//! The company's own suggestions: state, why, and what can be done now.

use carnet_core::wire::{ObjectKind, Page, Suggestion, SuggestionState};
use leptos::{prelude::*, task::spawn_local};

use super::draft::{Draft, NAME, body_of};
use crate::{
    api::{ApiError, use_api},
    failure::failure,
    i18n::{Locale, format, owned, states::Tone, suggest as t, text, use_locale},
    live::use_changes,
    load::{Loaded, load},
    query::with_query,
    route::{self, Search},
    ui::{El, Empty, Pager, SkeletonRows, badge, button, el, focus_soon, keep_focus, link, live, use_notices},
    url_state::use_query,
};

/// Rows of a page, as the server gives them.
const ROWS: u32 = 50;

type Answer = Loaded<Result<Page<Suggestion>, ApiError>>;

/// Id of the heading.
pub const MINE: &str = "mine";

/// Id of the name in a row.
fn row_id(id: &str) -> String {
    format!("suggestion-{id}")
}

pub fn load_mine() -> Answer {
    let (api, query) = (use_api(), use_query());
    let page = Memo::new(move |_| query.with(|query| query.page()).min(10_000 / ROWS));
    let changes = use_changes(ObjectKind::Suggestion);
    load(move || {
        changes.track();
        let page = page.get();
        async move { api.suggestions(None, "", page).await }
    })
}

/// From the heading to the row that the reader wants to see; when the list does not have it yet, once it is there and the
/// reader still waits at the heading.
fn follow(draft: Draft, answer: Answer) {
    Effect::new(move |waited: Option<bool>| {
        let Some(id) = draft.followed.get() else { return false };
        let is_there = answer.with(|answer| match answer {
            Some(Ok(page)) => page.items.iter().any(|item| item.id == id),
            _ => false,
        });
        let waits = waited == Some(true);
        if is_there {
            draft.followed.set(None);
            if !waits || document().active_element().is_some_and(|active| active.id() == MINE) {
                focus_soon(row_id(&id));
            }
        }
        !is_there
    });
}

pub fn mine(draft: Draft, answer: Answer) -> El {
    follow(draft, answer);
    let (locale, query) = (use_locale(), use_query());
    let page = Memo::new(move |_| query.with(|query| query.page()));
    let total = live(move || {
        let total = answer.with(|answer| Some(answer?.as_ref().ok()?.total))?;
        Some(el("span").class("n").add(format!(" ({})", format::number(locale.get(), total))).view())
    });
    // Rows that are the same stay as they are, with the focus that is in them.
    let known = Memo::new(move |_| answer.get());
    let content = live(move || match known.get() {
        None => el("div").class("sheet").add(view! { <SkeletonRows rows=2/> }.into_any()).view(),
        Some(Err(error)) => failure(error, move || answer.refetch()),
        Some(Ok(found)) if found.items.is_empty() => {
            let empty = view! { <Empty title=owned(t::empty)/> }.into_any();
            el("div").class("sheet").add(empty).view()
        }
        Some(Ok(found)) => {
            keep_focus();
            let locale = locale.get();
            let href = Callback::new(|page: u32| with_query(route::SUGGEST, [("page", page.to_string().as_str())]));
            let (total, exact) = (found.total, found.total_is_exact);
            let pager = view! { <Pager page=page.get() size=ROWS total exact href /> }.into_any();
            let rows: Vec<El> = found.items.into_iter().map(|item| row(locale, draft, answer, item)).collect();
            el("div").class("sheet").add(el("ul").class("lines").add(rows)).add(pager).view()
        }
    });
    let heading = el("h2").attr("id", MINE).attr("tabindex", "-1").add(text(t::mine)).add(total);
    el("section")
        .class("section")
        .attr("aria-labelledby", MINE)
        .add(el("div").class("section__head").add(heading))
        .add(content)
}

fn row(locale: Locale, draft: Draft, answer: Answer, item: Suggestion) -> El {
    let (tone, icon) = t::look(item.state);
    let quiet = !matches!(item.state, SuggestionState::Checking);
    let name = el("b").attr("id", row_id(&item.id)).attr("tabindex", "-1").add(item.name.clone());
    let what = el("div").add(name).add(el("span").class("sub").add(t::why(locale, &item)));
    let state = Signal::stored(t::badge(locale, item.state).to_owned());
    el("li")
        .add(what)
        .add(el("div").class("status").add(badge(tone, icon, state, quiet)))
        .add(action(locale, draft, answer, item))
}

/// The one thing to do next. Nothing while it is being checked.
fn action(locale: Locale, draft: Draft, answer: Answer, item: Suggestion) -> El {
    match (item.state, &item.customer_id, &item.participant_id) {
        (SuggestionState::Added | SuggestionState::Merged, Some(customer), _) => {
            link(&route::customer(customer), t::open_customer(locale))
                .attr("aria-label", t::open_customer_of(locale, &item.name))
        }
        (SuggestionState::Added | SuggestionState::Merged, None, Some(participant)) => {
            let search = Search { id: participant.clone(), add: participant.clone(), ..Search::default() };
            link(&search.path(), t::add_to_directory(locale))
                .class("btn btn--small")
                .attr("aria-label", t::add_to_directory_of(locale, &item.name))
        }
        (SuggestionState::Submitted, ..) => {
            let label = t::withdraw_of(locale, &item.name);
            button("linkbtn", t::withdraw(locale), withdraw(answer, item)).attr("aria-label", label)
        }
        (SuggestionState::Declined | SuggestionState::Withdrawn, ..) => {
            let label = t::again_of(locale, &item.name);
            let again = move || {
                draft.outcome.set(None);
                draft.fill(body_of(&item));
                focus_soon(NAME);
            };
            button("linkbtn", t::again(locale), again).attr("aria-label", label)
        }
        (SuggestionState::Checking | SuggestionState::Added | SuggestionState::Merged, ..) => el("span"),
    }
}

/// Takes a suggestion back; undone by suggesting the same again.
fn withdraw(answer: Answer, item: Suggestion) -> impl Fn() + 'static {
    let (api, notices) = (use_api(), use_notices());
    move || {
        let item = item.clone();
        spawn_local(async move {
            let result = api.withdraw_suggestion(&item.id).await;
            focus_soon(MINE);
            match result {
                Ok(_) => {
                    let (name, body) = (item.name.clone(), body_of(&item));
                    let undo = move || {
                        let body = body.clone();
                        spawn_local(async move {
                            if let Err(error) = api.suggest(&body).await {
                                notices.say(Tone::Danger, move |locale| error.sentence(locale));
                            }
                            answer.refetch();
                        });
                    };
                    notices.say_undoable(Tone::Success, move |locale| t::withdrawn(locale, &name), undo);
                }
                Err(error) => notices.say(Tone::Danger, move |locale| error.sentence(locale)),
            }
            answer.refetch();
        });
    }
}
