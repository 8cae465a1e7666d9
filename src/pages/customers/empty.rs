//! No rows: never used, nothing that matches and why, or a page beyond the end.

use carnet_core::wire::{CustomerField, Locale};
use leptos::prelude::*;

use super::{filters::filter_label, search_box::field_label};
use crate::{
    i18n::customers as t,
    route::{self, Customers, Search},
    ui::{Icon, coded},
};

pub fn explain(locale: Locale, asked: &Customers) -> AnyView {
    let filter = asked.status.map(|status| filter_label(locale, Some(status)));
    let sentence = match (asked.q.as_str(), filter) {
        _ if asked.page > 1 => t::no_match_page(locale).to_owned(),
        ("", None) => return never_used(locale),
        ("", Some(filter)) => t::no_match_filter(locale, filter),
        (q, None) => t::no_match(locale, q),
        (q, Some(filter)) => t::no_match_filtered(locale, q, filter),
    };
    view! {
        <div class="sheet">
            <div class="empty">
                <p>{sentence}</p>
                {(!asked.q.is_empty() && asked.page == 1).then(|| reason(locale, asked))}
                <div class="row">{ways_out(locale, asked)}</div>
            </div>
        </div>
    }
    .into_any()
}

fn never_used(locale: Locale) -> AnyView {
    let href = route::href(route::SEARCH);
    view! {
        <div class="sheet">
            <div class="empty empty--center">
                <p>{t::empty(locale)}</p>
                <a class="btn btn--primary" href=href><Icon name="plus" />{t::add(locale)}</a>
            </div>
        </div>
    }
    .into_any()
}

/// Where it was searched, and that a name is searched as a whole.
fn reason(locale: Locale, asked: &Customers) -> impl IntoView {
    let by_name = matches!(asked.field, None | Some(CustomerField::Name));
    let whole = (by_name && !asked.q.contains('*')).then(|| {
        let hint = t::no_match_case(locale, &format!("*{}*", asked.q));
        view! { <p class="muted small">{coded(&hint)}</p> }
    });
    view! { <p class="muted small">{t::no_match_where(locale, field_label(locale, asked.field))}</p> {whole} }
}

fn ways_out(locale: Locale, asked: &Customers) -> AnyView {
    let link = |path: String, label: &'static str| {
        view! { <a class="btn btn--small" href=route::href(&path) data-noscroll="">{label}</a> }
    };
    if asked.page > 1 {
        return link(Customers { page: 1, ..asked.clone() }.path(), t::first_page(locale)).into_any();
    }
    let everything = Customers { q: asked.q.clone(), sort: asked.sort, ..Customers::default() };
    let narrowed = (asked.status.is_some() || asked.field.is_some()) && !asked.q.is_empty();
    let remove = narrowed.then(|| link(everything.path(), t::remove_filters(locale)));
    let all = (asked.q.is_empty()).then(|| link(Customers::default().path(), t::remove_filters(locale)));
    let public = (!asked.q.is_empty()).then(|| {
        let by_id = asked.q.chars().any(|letter| letter.is_ascii_digit());
        let search = if by_id {
            Search { id: asked.q.clone(), ..Search::default() }
        } else {
            Search { name: asked.q.clone(), ..Search::default() }
        };
        link(search.path(), t::search_public(locale))
    });
    view! { {remove} {all} {public} }.into_any()
}
