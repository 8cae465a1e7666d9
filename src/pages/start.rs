//! The start page: what needs attention first, then the identifier bar. Figures come from the customer list's own
//! counts; each block loads and fails alone.

use carnet_core::wire::CustomerFilter;
use futures_util::future::try_join3;
use leptos::prelude::*;

use crate::{
    api::{Api, ApiError, Count, CustomerQuery, use_api},
    failure::failure,
    history::{NavigateOptions, use_navigate},
    i18n::{Locale, Text, common as t, format, owned, text, use_locale},
    load::load,
    route,
    ui::{El, Empty, PageHeading, SkeletonRows, el, field, icon, link, live, page_head, said, value_of},
};

/// What the list of customers says about itself.
#[derive(Clone, Copy)]
struct Counts {
    all: Count,
    action: Count,
    gone: Count,
}

async fn counts(api: Api) -> Result<Counts, ApiError> {
    let count = |status| api.count_customers(CustomerQuery { status, ..CustomerQuery::default() });
    let (action, gone) = (Some(CustomerFilter::Action), Some(CustomerFilter::NonExisting));
    let (all, action, gone) = try_join3(count(None), count(action), count(gone)).await?;
    Ok(Counts { all, action, gone })
}

#[component]
pub fn Start() -> impl IntoView {
    let api = use_api();
    let loaded = load(move || counts(api));
    let content = live(move || match loaded.get() {
        None => el("div").class("sheet").add(view! { <SkeletonRows rows=2/> }.into_any()).view(),
        Some(Ok(counts)) if counts.all.0 == 0 => first_steps().view(),
        Some(Ok(counts)) => todo(counts).view(),
        Some(Err(error)) => failure(error, move || loaded.refetch()),
    });
    let add = link(route::SEARCH, icon("plus")).class("btn btn--primary").add(text(t::start_add));
    let heading = view! { <PageHeading title=owned(t::start)/> }.into_any();
    (page_head(Vec::new(), heading, vec![add.view()]).view(), content, id_bar().view())
}

/// A heading with its list below it.
fn block(id: &'static str, title: Text, list: El) -> El {
    let heading = el("h2").attr("id", id).add(text(title));
    el("section").attr("aria-labelledby", id).add(el("div").class("section__head").add(heading)).add(list)
}

/// Where a line leads, and its words: a number, a sentence, and why.
fn line(path: &str, number: El, what: Signal<String>, why: Text) -> El {
    let link = link(path, number.class("todo__n"))
        .add(el("span").class("todo__what").add(what))
        .add(icon("chevron-right"))
        .add(el("small").add(text(why)));
    el("li").add(link)
}

/// « À traiter »: lines of zero are left out.
fn todo(counts: Counts) -> El {
    let locale = use_locale();
    let line = move |(n, exact): Count, filter, what: fn(Locale, u64) -> String, why: Text| {
        let number = said(move || {
            let n = format::number(locale.get(), n);
            if exact { n } else { format!("{n}+") }
        });
        let path = route::Customers { status: Some(filter), ..route::Customers::default() }.path();
        (n > 0).then(|| line(&path, el("span").add(number), said(move || what(locale.get(), n)), why))
    };
    let gone = line(counts.gone, CustomerFilter::NonExisting, t::start_gone, t::start_gone_why);
    let action = line(counts.action, CustomerFilter::Action, t::start_action, t::start_action_why);
    let list = if gone.is_none() && action.is_none() {
        let title = owned(t::start_nothing);
        el("div").class("sheet").add(view! { <Empty title/> }.into_any())
    } else {
        el("ul").class("todo sheet").add(gone.map(|gone| gone.class("is-danger"))).add(action)
    };
    block("todo", t::start_todo, list)
}

/// Nobody in the directory yet: three steps instead of figures.
fn first_steps() -> El {
    let steps: [(&str, Text, Text); 3] = [
        (route::SEARCH, t::start_first_find, t::start_first_find_why),
        (route::SEARCH, t::start_first_add, t::start_first_add_why),
        (route::CUSTOMERS, t::start_first_check, t::start_first_check_why),
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
