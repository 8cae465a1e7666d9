//! The two lists that narrow a search down: service provider and country.

use leptos::prelude::*;

use crate::{
    api::use_api,
    i18n::{common, search as t, text, use_locale},
    load::load,
    route::Search,
    ui::{El, button, countries, el, field, field_note, live, option, select_box},
};

pub fn country(question: Memo<Search>) -> El {
    let locale = use_locale();
    let countries = Memo::new(move |_| countries(locale.get()));
    let chosen = Memo::new(move |_| question.with(|asked| asked.country.clone()));
    let options = live(move || entries(countries.get(), &chosen.get()));
    let select = el("select")
        .attr("id", "search-country")
        .attr("name", "country")
        .add(el("option").attr("value", "").add(text(t::any_country)))
        .add(options);
    field("search-country", t::country_label, select_box(select), None)
}

/// The list as options. A chosen value that is not in it stays what it is: the list may be on its way, or the link
/// may name something else.
fn entries(mut list: Vec<(String, String)>, chosen: &str) -> Vec<AnyView> {
    if !chosen.is_empty() && !list.iter().any(|(value, _)| value == chosen) {
        list.push((chosen.to_owned(), chosen.to_owned()));
    }
    let entry = |(value, name): (String, String)| {
        let selected = value == chosen;
        option(value, name, selected).view()
    };
    list.into_iter().map(entry).collect()
}

pub fn provider(question: Memo<Search>) -> El {
    let locale = use_locale();
    let api = use_api();
    let providers = load(move || async move { api.providers().await });
    let failed = Signal::derive(move || providers.with(|answer| answer.is_some_and(Result::is_err)));
    let chosen = Memo::new(move |_| question.with(|asked| asked.provider.clone()));
    let options = live(move || {
        let list = providers.get().and_then(Result::ok).unwrap_or_default();
        entries(list.into_iter().map(|provider| (provider.id, provider.name)).collect(), &chosen.get())
    });
    let note = live(move || {
        failed.get().then(|| {
            let retry = button("linkbtn", common::retry(locale.get()), move || providers.refetch());
            field_note("field__note field__note--warning", "alert", t::providers_failed(locale.get()))
                .attr("id", "search-provider-note")
                .add(retry)
                .view()
        })
    });
    let select = el("select")
        .attr("id", "search-provider")
        .attr("name", "provider")
        .attr("aria-describedby", Signal::derive(move || failed.get().then_some("search-provider-note")))
        .add(el("option").attr("value", "").add(text(t::any_provider)))
        .add(options);
    field("search-provider", t::provider_label, select_box(select), Some(note.into_any()))
}
