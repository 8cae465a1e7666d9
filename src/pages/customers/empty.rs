//! No rows: never used, nothing that matches and why, or a page beyond the end.

use carnet_core::wire::{CustomerField, Locale};
use leptos::prelude::*;

use super::{filters::filter_label, search_box::field_label};
use crate::{
    i18n::customers as t,
    route::{self, Customers, Search},
    ui::{El, coded, el, icon, link},
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
    let reasons = (!asked.q.is_empty() && asked.page == 1).then(|| reasons(locale, asked));
    let empty = el("div")
        .class("empty")
        .add(el("p").add(sentence))
        .add(reasons)
        .add(el("div").class("row").add(ways_out(locale, asked)));
    el("div").class("sheet").add(empty).view()
}

fn never_used(locale: Locale) -> AnyView {
    let add = link(route::SEARCH, icon("plus")).class("btn btn--primary").add(t::add(locale));
    let empty = el("div").class("empty empty--center").add(el("p").add(t::empty(locale))).add(add);
    el("div").class("sheet").add(empty).view()
}

/// Where it was searched, and that a name is searched as a whole.
fn reasons(locale: Locale, asked: &Customers) -> Vec<El> {
    let note = || el("p").class("muted small");
    let mut reasons = vec![note().add(t::no_match_where(locale, field_label(locale, asked.field)))];
    if let Some(wide) = widened(asked) {
        reasons.push(note().add(coded(&t::no_match_case(locale, &wide))));
    }
    reasons
}

/// The text anywhere in a name, where it was compared with whole names.
fn widened(asked: &Customers) -> Option<String> {
    let of_names = matches!(asked.field, None | Some(CustomerField::Name));
    let whole = !asked.q.is_empty() && !asked.q.contains('*') && !asked.q.ends_with('\\');
    (of_names && whole).then(|| format!("*{}*", asked.q))
}

fn ways_out(locale: Locale, asked: &Customers) -> Vec<El> {
    let way = |path: String, label: &'static str| link(&path, label).class("btn btn--small");
    if asked.page > 1 {
        return vec![way(Customers { page: 1, ..asked.clone() }.path(), t::first_page(locale))];
    }
    let mut ways = Vec::new();
    if asked.status.is_some() || asked.field.is_some() {
        let everything = Customers { q: asked.q.clone(), sort: asked.sort, ..Customers::default() };
        ways.push(way(everything.path(), t::remove_filters(locale)));
    }
    if let Some(wide) = widened(asked) {
        let path = Customers { q: wide.clone(), page: 1, ..asked.clone() }.path();
        ways.push(link(&path, coded(&t::search_inside(locale, &format!("`{wide}`")))).class("btn btn--small"));
    }
    if !asked.q.is_empty() {
        let by_id = asked.q.chars().any(|letter| letter.is_ascii_digit());
        let (id, name) = if by_id { (asked.q.clone(), String::new()) } else { (String::new(), asked.q.clone()) };
        ways.push(way(Search { id, name, ..Search::default() }.path(), t::search_public(locale)));
    }
    ways
}
