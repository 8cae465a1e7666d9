//! The search box and the field it is restricted to. Submitting writes the URL.

use leptos::{ev::SubmitEvent, html::Input, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use carnet_core::wire::CustomerField;

use crate::{
    i18n::{Locale, common, customers as t, text, use_locale},
    route::{self, Customers},
    ui::{Choice, Icon, Select, said},
};

/// The name of a field, or of all.
pub fn field_label(locale: Locale, field: Option<CustomerField>) -> &'static str {
    match field {
        None => t::in_all(locale),
        Some(CustomerField::Name) => t::in_name(locale),
        Some(CustomerField::Identifier) => t::in_identifier(locale),
        Some(CustomerField::Provider) => t::in_provider(locale),
        Some(CustomerField::CustomerNumber) => t::in_number(locale),
    }
}

const FIELDS: [Option<CustomerField>; 5] = [
    None,
    Some(CustomerField::Name),
    Some(CustomerField::Identifier),
    Some(CustomerField::Provider),
    Some(CustomerField::CustomerNumber),
];

#[component]
pub fn SearchBox(
    question: Memo<Customers>,
    /// The same question was asked again.
    again: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let navigate = use_navigate();
    let go = move |asked: Customers| {
        if question.with_untracked(|known| *known == asked) {
            again.run(());
        } else {
            navigate(&asked.path(), NavigateOptions { scroll: false, ..NavigateOptions::default() });
        }
    };
    let input = NodeRef::<Input>::new();
    let typed = move || input.get_untracked().map_or_else(String::new, |input| input.value().trim().to_owned());
    let submit = {
        let go = go.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            go(Customers { q: typed(), page: 1, ..question.get_untracked() });
        }
    };
    // Changing the field searches again only where there is something to search.
    let restrict = Callback::new(move |field: String| {
        go(Customers { q: typed(), field: route::parse_field(&field), page: 1, ..question.get_untracked() });
    });
    let value = Signal::derive(move || question.with(|asked| asked.field.map_or("", route::field_name)).to_owned());
    let choices = Signal::derive(move || {
        let choice = |field: Option<CustomerField>| Choice {
            value: field.map_or("", route::field_name).to_owned(),
            text: field_label(locale.get(), field).to_owned(),
        };
        FIELDS.into_iter().map(choice).collect::<Vec<_>>()
    });
    view! {
        <form role="search" class="toolbar__search" action=route::CUSTOMERS novalidate on:submit=submit>
            <div class="field">
                <label class="field__label" for="search-id">{text(t::search_label)}</label>
                <div class="withbutton">
                    <div class="searchbox">
                        <Icon name="search" />
                        <input class="input" id="search-id" name="q" type="search" autocomplete="off" spellcheck="false"
                            aria-describedby="search-id-hint" node_ref=input
                            prop:value=said(move || question.with(|asked| asked.q.clone())) />
                    </div>
                    <button class="btn" type="submit">{text(common::search)}</button>
                </div>
                <p class="field__hint" id="search-id-hint">{text(t::search_hint)}</p>
            </div>
            <div class="field">
                <label class="field__label" for="search-field">{text(t::in_label)}</label>
                <Select id="search-field" name="field" choices value on_change=restrict />
            </div>
        </form>
    }
}
