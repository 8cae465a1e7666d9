//! The search form: the identifier first, the other fields narrow it down. Submitting writes the URL, and the URL
//! is what is searched.

use std::time::Duration;

use leptos::{
    ev::SubmitEvent,
    html::{Input, Select},
    prelude::*,
};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{filters::Filters, recognition::Recognition, state};
use crate::{
    i18n::{common, search as t, text, use_locale},
    route::{self, Search},
    ui::{FINE_POINTER, Icon, coded, flag, live, matches_now, said},
};

/// How long typing has to rest before the text is read.
const REST: Duration = Duration::from_millis(500);

#[component]
pub fn SearchForm(
    /// The question in the URL.
    question: Memo<Search>,
    /// The same question was asked again.
    again: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let navigate = use_navigate();
    let (id, name) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let (provider, country) = (NodeRef::<Select>::new(), NodeRef::<Select>::new());
    let sent = RwSignal::new(false);
    let nothing =
        Memo::new(move |_| question.with(|asked| state::is_empty(asked) && (sent.get() || !asked.country.is_empty())));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = |field: NodeRef<Input>| field.get_untracked().map_or_else(String::new, |field| field.value());
        let chosen = |field: NodeRef<Select>| field.get_untracked().map_or_else(String::new, |field| field.value());
        let asked = Search {
            id: typed(id).trim().to_owned(),
            name: typed(name).trim().to_owned(),
            provider: chosen(provider),
            country: chosen(country),
            page: 1,
            ..Search::default()
        };
        sent.set(true);
        if state::is_empty(&asked) {
            focus(id);
        }
        if question.with_untracked(|known| *known == asked) {
            again.run(());
        } else {
            navigate(&asked.path(), NavigateOptions { scroll: false, ..NavigateOptions::default() });
        }
    };
    view! {
        <form class="idform sheet" role="search" action=route::SEARCH novalidate on:submit=submit>
            <IdField question=question field=id nothing=nothing />
            <div class="idform__more">
                <div class="field">
                    <label class="field__label" for="search-name">{text(t::name_label)}</label>
                    <input class="input" id="search-name" name="name" autocomplete="off" spellcheck="false"
                        aria-describedby="search-name-hint" node_ref=name
                        prop:value=said(move || question.with(|asked| asked.name.clone())) />
                    <p class="field__hint" id="search-name-hint">{live(move || coded(t::name_hint(locale.get())))}</p>
                </div>
                <Filters question=question provider=provider country=country />
            </div>
        </form>
    }
}

#[component]
fn IdField(
    question: Memo<Search>,
    field: NodeRef<Input>,
    /// The form was sent without anything to search for.
    nothing: Memo<bool>,
) -> impl IntoView {
    let locale = use_locale();
    let searched = Memo::new(move |_| question.with(|asked| asked.id.clone()));
    // What was typed, with the question it was typed over: a new question puts it aside.
    let typed = RwSignal::new(None::<(String, String)>);
    let latest = Memo::new(move |_| {
        let searched = searched.get();
        typed.get().filter(|(over, _)| *over == searched).map_or(searched, |(_, text)| text)
    });
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(handle) = timer.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    let read_later = move |text: String| {
        stop();
        // The page may be left before the time is up.
        let read = move || {
            if let Some(over) = searched.try_get_untracked() {
                typed.try_set(Some((over, text)));
            }
        };
        timer.set_value(set_timeout_with_handle(read, REST).ok());
    };
    on_cleanup(stop);
    field.on_load(move |field| {
        if searched.with_untracked(String::is_empty)
            && question.with_untracked(state::is_empty)
            && matches_now(FINE_POINTER)
        {
            // Focus is a courtesy: a browser that refuses it changes nothing.
            let _ = field.focus();
        }
    });
    view! {
        <div class="field" class:field--error=nothing>
            <label class="field__label" for="search-id">{text(common::id_label)}</label>
            <div class="idbar">
                <input class="input" id="search-id" name="id" autocomplete="off" spellcheck="false"
                    autocapitalize="off" node_ref=field
                    aria-describedby="search-id-hint search-id-note search-id-error"
                    aria-invalid=flag(move || nothing.get())
                    prop:value=searched
                    on:input:target=move |event| read_later(event.target().value()) />
                <button class="btn btn--primary" type="submit">{text(common::search)}</button>
            </div>
            <div id="search-id-error" role="alert">
                {live(move || nothing.get().then(|| view! {
                    <p class="field__error"><Icon name="alert" /><span>{t::empty_query(locale.get())}</span></p>
                }))}
            </div>
            <p class="field__hint" id="search-id-hint">{text(common::id_hint)}</p>
            <Recognition latest searched />
        </div>
    }
}

fn focus(field: NodeRef<Input>) {
    if let Some(field) = field.get_untracked() {
        let _ = field.focus();
    }
}
