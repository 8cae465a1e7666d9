//! The start page: what needs attention first, then the identifier bar, the directories' modes, figures and the latest
//! messages. The numbers to attend to come from the lists' own counts; each block loads and fails alone.

mod charts;
mod latest;
mod modes;
mod todo;

use carnet_core::wire::ObjectKind;
use leptos::prelude::*;

use crate::{
    api::use_api,
    failure::failure,
    history::{NavigateOptions, use_navigate},
    i18n::{Text, common as t, owned, text},
    live::use_changes,
    load::load,
    route,
    ui::{
        Child, El, PageHeading, SkeletonRows, el, field, icon, keep_focus, link, live, page_head, todo_line, value_of,
    },
};

#[component]
pub fn Start() -> impl IntoView {
    let api = use_api();
    let (customers, requests) = (use_changes(ObjectKind::Customer), use_changes(ObjectKind::Request));
    let (suppliers, documents) = (use_changes(ObjectKind::Supplier), use_changes(ObjectKind::Document));
    let loaded = load(move || {
        suppliers.track();
        documents.track();
        customers.track();
        requests.track();
        todo::counts(api)
    });
    // Three steps stand in the place of figures that would all be zero.
    let first_run = Memo::new(move |_| {
        loaded.with(|loaded| loaded.map(|counts| counts.as_ref().is_ok_and(todo::Counts::is_first_run)))
    });
    let content = live(move || {
        keep_focus();
        match loaded.get() {
            None => el("div").class("sheet").add(view! { <SkeletonRows rows=2/> }.into_any()).view(),
            Some(Ok(counts)) if counts.is_first_run() => first_steps().view(),
            Some(Ok(counts)) => todo::todo(counts).view(),
            Some(Err(error)) => failure(error, move || loaded.refetch()),
        }
    });
    let figures = live(move || (first_run.get() == Some(false)).then(charts::charts));
    let add = link(route::SEARCH, icon("plus")).class("btn btn--primary").add(text(t::start_add));
    let heading = view! { <PageHeading title=owned(t::start)/> }.into_any();
    (
        page_head(Vec::new(), heading, vec![add.view()]).view(),
        content,
        id_bar().view(),
        modes::modes(),
        figures,
        latest::latest(),
    )
}

/// A heading with its list below it.
fn block(id: &'static str, title: Text, list: impl Child) -> El {
    let heading = el("h2").attr("id", id).add(text(title));
    el("section").attr("aria-labelledby", id).add(el("div").class("section__head").add(heading)).add(list)
}

/// Where a line leads, and its words: a number, a sentence, and why.
fn line(path: &str, number: El, what: Signal<String>, why: Text) -> El {
    todo_line(path, number.class("todo__n"), what, text(why))
}

/// Nobody in the directory yet: three steps instead of figures.
fn first_steps() -> El {
    let steps: [(&str, Text, Text); 3] = [
        (route::IMPORT, t::start_first_import, t::start_first_import_why),
        (route::SEARCH, t::start_first_find, t::start_first_find_why),
        (route::OUTBOUND, t::start_first_mode, t::start_first_mode_why),
    ];
    let step = |(at, (path, what, why)): (usize, (&str, Text, Text))| {
        line(path, el("span").attr("aria-hidden", "true").add((at + 1).to_string()), owned(what), why)
    };
    let steps: Vec<El> = steps.into_iter().enumerate().map(step).collect();
    block("first", t::start_first, el("ol").class("todo sheet").add(steps))
}

/// Submits to the search page.
fn id_bar() -> El {
    let navigate = use_navigate();
    let submit = move || {
        let search = route::Search { id: value_of("search-id"), ..route::Search::default() };
        navigate(&search.path(), NavigateOptions::default());
    };
    let input = el("input")
        .class("input")
        .attr("id", "search-id")
        .attr("name", "id")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "search-id-hint");
    let button = el("button").class("btn btn--primary").attr("type", "submit").add(text(t::search));
    let hint = el("p").class("field__hint").attr("id", "search-id-hint").add(text(t::id_hint));
    let bar = el("div").class("idbar").add(input).add(button);
    let form = el("form").attr("role", "search").attr("novalidate", "").on_submit(submit).add(field(
        "search-id",
        t::id_label,
        bar,
        Some(hint.view()),
    ));
    let heading = el("h2").class("visually-hidden").attr("id", "find").add(text(t::start_find));
    el("section").class("section").attr("aria-labelledby", "find").add(heading).add(form)
}
