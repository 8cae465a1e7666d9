//! The search box and the field it is restricted to. Submitting writes the URL.

use leptos::prelude::*;

use carnet_core::wire::CustomerField;

use crate::{
    history::{NavigateOptions, use_navigate},
    i18n::{Locale, customers as t, text, use_locale},
    route::{self, Customers},
    ui::{El, el, field, live, option, said, search_bar, select_box, value_of},
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

/// `again` runs when the question in the URL is asked once more.
pub fn search_box(question: Memo<Customers>, again: impl Fn() + Send + Sync + 'static) -> El {
    let locale = use_locale();
    let navigate = use_navigate();
    let go = Callback::new(move |asked: Customers| {
        if question.with_untracked(|known| *known == asked) {
            again();
        } else {
            navigate(&asked.path(), NavigateOptions { scroll: false, ..NavigateOptions::default() });
        }
    });
    let asked = move || Customers { q: value_of("search-id"), page: 1, ..question.get_untracked() };
    let typed = said(move || question.with(|asked| asked.q.clone()));
    let bar = search_bar("search-id", typed, |input| input.attr("aria-describedby", "search-id-hint"));
    let hint = el("p").class("field__hint").attr("id", "search-id-hint").add(text(t::search_hint));
    let options = live(move || {
        let chosen = question.with(|asked| asked.field);
        let entry = |field: Option<CustomerField>| {
            let value = field.map_or("", route::field_name).to_owned();
            option(value, field_label(locale.get(), field), field == chosen).view()
        };
        FIELDS.into_iter().map(entry).collect::<Vec<_>>()
    });
    let restrict = move |field: String| go.run(Customers { field: route::parse_field(&field), ..asked() });
    let select = el("select").attr("id", "search-field").attr("name", "field").on_change(restrict).add(options);
    el("form")
        .class("toolbar__search")
        .attr("role", "search")
        .attr("action", route::CUSTOMERS)
        .attr("novalidate", "")
        .on_submit(move || go.run(asked()))
        .add(field("search-id", t::search_label, bar, Some(hint.view())))
        .add(field("search-field", t::in_label, select_box(select), None))
}
