//! The start page: what needs attention first, then the identifier bar. Figures come from the customer list's own
//! counts; each block loads and fails alone.

use carnet_core::wire::CustomerFilter;
use futures_util::future::try_join3;
use leptos::{ev, prelude::*};
use leptos_router::{components::A, hooks::use_navigate};

use crate::{
    api::{Api, ApiError, CustomerQuery, use_api},
    i18n::{Locale, Text, common as t, format, owned, text, use_locale},
    load::load,
    route,
    ui::{Empty, ErrorBlock, Icon, PageHeading, SkeletonRows},
};

/// A count, and whether it is all there is.
type Count = (u64, bool);

/// What the list of customers says about itself.
#[derive(Clone, PartialEq, Eq)]
struct Counts {
    all: Count,
    action: Count,
    gone: Count,
}

async fn count(api: Api, status: Option<CustomerFilter>) -> Result<Count, ApiError> {
    let page = api.customers(&CustomerQuery { status, limit: Some(1), ..CustomerQuery::default() }).await?;
    Ok((page.total, page.total_is_exact))
}

#[component]
pub fn Start() -> impl IntoView {
    let locale = use_locale();
    let api = use_api();
    let counts = load(move || async move {
        let asked = try_join3(
            count(api, None),
            count(api, Some(CustomerFilter::Action)),
            count(api, Some(CustomerFilter::NonExisting)),
        );
        asked.await.map(|(all, action, gone)| Counts { all, action, gone })
    });
    // Without `Suspense`, which would bring its whole machinery: figures stay while they are asked for again.
    let content = move || match counts.get() {
        None => view! { <div class="sheet"><SkeletonRows rows=2/></div> }.into_any(),
        Some(Ok(counts)) if counts.all.0 == 0 => view! { <FirstSteps/> }.into_any(),
        Some(Ok(counts)) => view! { <Todo counts/> }.into_any(),
        Some(Err(error)) => {
            let what = error.sentence(locale.get());
            view! { <ErrorBlock what reference=error.reference() retry=move |()| counts.refetch()/> }.into_any()
        }
    };
    view! {
        <div class="page__head">
            <div class="page__title">
                <PageHeading title=owned(t::start)/>
            </div>
            <div class="page__actions">
                <A href=route::SEARCH attr:class="btn btn--primary">
                    <Icon name="plus"/>
                    {text(t::start_add)}
                </A>
            </div>
        </div>
        {content}
        <IdBar/>
    }
}

/// « À traiter »: each line a number, a sentence, and where it leads.
#[component]
fn Todo(counts: Counts) -> impl IntoView {
    let locale = use_locale();
    let line = move |count: Count, filter, danger: bool, what: fn(Locale, u64) -> String, why: Text| {
        let (n, exact) = count;
        let number = move || {
            let n = format::number(locale.get(), n);
            if exact { n } else { format!("{n}+") }
        };
        (n > 0).then(|| {
            let href = route::Customers { status: Some(filter), ..route::Customers::default() }.path();
            view! {
                <li class:is-danger=danger>
                    <A href=href>
                        <span class="todo__n">{number}</span>
                        <span class="todo__what">{move || what(locale.get(), n)}</span>
                        <Icon name="chevron-right"/>
                        <small>{move || why(locale.get())}</small>
                    </A>
                </li>
            }
        })
    };
    let gone = line(counts.gone, CustomerFilter::NonExisting, true, t::start_gone, t::start_gone_why);
    let action = line(counts.action, CustomerFilter::Action, false, t::start_action, t::start_action_why);
    let list = if gone.is_none() && action.is_none() {
        let title = owned(t::start_nothing);
        view! { <div class="sheet"><Empty title/></div> }.into_any()
    } else {
        view! { <ul class="todo sheet">{gone} {action}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby="todo">
            <div class="section__head">
                <h2 id="todo">{text(t::start_todo)}</h2>
            </div>
            {list}
        </section>
    }
}

/// Nobody in the directory yet: three steps instead of figures.
#[component]
fn FirstSteps() -> impl IntoView {
    let locale = use_locale();
    let steps: [(&'static str, Text, Text); 3] = [
        (route::SEARCH, t::start_first_find, t::start_first_find_why),
        (route::SEARCH, t::start_first_add, t::start_first_add_why),
        (route::CUSTOMERS, t::start_first_check, t::start_first_check_why),
    ];
    let steps = steps
        .into_iter()
        .enumerate()
        .map(|(i, (href, what, why))| {
            view! {
                <li>
                    <A href=href>
                        <span class="todo__n" aria-hidden="true">{i + 1}</span>
                        <span class="todo__what">{move || what(locale.get())}</span>
                        <Icon name="chevron-right"/>
                        <small>{move || why(locale.get())}</small>
                    </A>
                </li>
            }
        })
        .collect_view();
    view! {
        <section aria-labelledby="first">
            <div class="section__head">
                <h2 id="first">{text(t::start_first)}</h2>
            </div>
            <ol class="todo sheet">{steps}</ol>
        </section>
    }
}

/// Submits to the search page.
#[component]
fn IdBar() -> impl IntoView {
    let navigate = use_navigate();
    let id = RwSignal::new(String::new());
    let submit = move |ev: ev::SubmitEvent| {
        ev.prevent_default();
        let search = route::Search { id: id.get_untracked().trim().to_owned(), ..route::Search::default() };
        navigate(&search.path(), leptos_router::NavigateOptions::default());
    };
    view! {
        <section class="section" aria-labelledby="find">
            <h2 id="find" class="visually-hidden">{text(t::start_find)}</h2>
            <form role="search" novalidate on:submit=submit>
                <div class="field">
                    <label class="field__label" for="search-id">{text(t::id_label)}</label>
                    <div class="idbar">
                        <input
                            class="input"
                            id="search-id"
                            name="id"
                            autocomplete="off"
                            spellcheck="false"
                            aria-describedby="search-id-hint"
                            bind:value=id
                        />
                        <button class="btn btn--primary" type="submit">{text(t::search)}</button>
                    </div>
                    <p class="field__hint" id="search-id-hint">{text(t::id_hint)}</p>
                </div>
            </form>
        </section>
    }
}
