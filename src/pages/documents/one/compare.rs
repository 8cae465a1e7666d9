//! The document's values beside the directory's: what differs is marked, and named as well.

use carnet_core::{
    routing::differences,
    wire::{Difference, DocumentDetail, IdentifierKind, RouteIdentifier},
};
use leptos::prelude::*;

use super::{here::Here, known::Known};
use crate::{
    i18n::{Locale, documents as t, routing as r, text},
    ui::{El, column, el, live, no_value},
};

/// The section; nothing where there is nobody to compare with.
pub fn compare(here: Here) -> AnyView {
    let values = Memo::new(move |_| {
        here.document.with(|document| {
            let document = document.as_ref()?;
            let detail: &DocumentDetail = document.detail.as_deref()?;
            Some((document.recipient.clone(), detail.identifiers.clone()))
        })
    });
    live(move || {
        let (name, identifiers) = values.get()?;
        let known = here.known.get().flatten()?;
        Some(section(here.locale.get(), &name, &identifiers, &known).view())
    })
    .into_any()
}

fn section(locale: Locale, name: &str, identifiers: &[RouteIdentifier], known: &Known) -> El {
    let directory = if known.own { t::in_directory(locale, &known.name) } else { t::in_public(locale, &known.name) };
    let head = el("tr").add(el("td")).add(column("", t::in_document(locale))).add(column("", directory));
    let mut rows: Vec<El> = identifiers.iter().map(|one| identifier_row(locale, one, known)).collect();
    if !name.is_empty() {
        let same = name == known.name;
        rows.push(row(locale, t::name(locale), name, Some((&known.name, differences(name, &known.name))), same));
    }
    let table = el("table")
        .class("compare")
        .add(el("caption").class("visually-hidden").add(t::compare_caption(locale)))
        .add(el("thead").add(head))
        .add(el("tbody").add(rows));
    el("section")
        .attr("aria-labelledby", "doc-compare")
        .add(el("div").class("section__head").add(el("h2").attr("id", "doc-compare").add(text(t::compare))))
        .add(el("div").class("sheet sheet--pad").add(table))
}

fn identifier_row(locale: Locale, one: &RouteIdentifier, known: &Known) -> El {
    let other = closest(one, known);
    let same = other.as_ref().is_some_and(|(_, differences)| differences.is_empty());
    row(locale, r::kind(locale, one.kind), &one.value, other.as_ref().map(|(value, all)| (*value, all.clone())), same)
}

/// The directory's value of the same kind that differs least.
fn closest<'a>(one: &RouteIdentifier, known: &'a Known) -> Option<(&'a str, Vec<Difference>)> {
    // A scheme in front is part of the kind here, not of the value.
    let plain = match one.kind {
        IdentifierKind::ElectronicId | IdentifierKind::CustomerNumber => one.value.as_str(),
        _ => one.value.split_once(':').map_or(one.value.as_str(), |(_, value)| value),
    };
    let far = |all: &Vec<Difference>| (all.contains(&Difference::Characters), all.len());
    known.of(one.kind).map(|value| (value, differences(plain, value))).min_by_key(|(_, all)| far(all))
}

fn row(locale: Locale, name: &'static str, ours: &str, other: Option<(&str, Vec<Difference>)>, same: bool) -> El {
    // A name is text, everything else is compared letter by letter.
    let style = if name == t::name(locale) { "" } else { "id" };
    let Some((value, all)) = other else {
        return el("tr")
            .add(el("th").attr("scope", "row").add(name))
            .add(el("td").add(el("span").class(style).add(ours.to_owned())))
            .add(el("td").add(no_value(locale)));
    };
    if same {
        let note = el("span").class("muted small").add(t::same(locale));
        return el("tr")
            .add(el("th").attr("scope", "row").add(name))
            .add(el("td").add(el("span").class(style).add(ours.to_owned())))
            .add(el("td").add(el("span").class(style).add(value.to_owned())).add(" ").add(note));
    }
    let (left, right) = marked(ours, value);
    let named = el("span").class("small").add(r::differences(locale, &all));
    el("tr")
        .class("diff")
        .add(el("th").attr("scope", "row").add(name))
        .add(el("td").class("diff").add(left).add(el("br")).add(named))
        .add(el("td").class("diff").add(right))
}

/// Both values with what is not common to them marked.
fn marked(one: &str, other: &str) -> (El, El) {
    let (start, end) = common(one, other);
    let mark = |value: &str| {
        let letters: Vec<char> = value.chars().collect();
        let part = |range: std::ops::Range<usize>| letters.get(range).map(|part| part.iter().collect::<String>());
        let until = letters.len() - end;
        let middle = part(start..until).filter(|middle| !middle.is_empty()).map(|middle| el("mark").add(middle));
        el("span")
            .class("id")
            .attr("translate", "no")
            .add(part(0..start).unwrap_or_default())
            .add(middle)
            .add(part(until..letters.len()).unwrap_or_default())
    };
    (mark(one), mark(other))
}

/// How many characters are the same at the beginning, and how many at the end of the rest.
fn common(one: &str, other: &str) -> (usize, usize) {
    let same = |(a, b): &(char, char)| a == b;
    let start = one.chars().zip(other.chars()).take_while(same).count();
    let shorter = one.chars().count().min(other.chars().count()) - start;
    let end = one.chars().rev().zip(other.chars().rev()).take(shorter).take_while(same).count();
    (start, end)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::common;

    #[wasm_bindgen_test]
    fn what_is_common_is_found_from_both_ends() {
        for (one, other, expected) in [
            ("0100", "100", (0, 3)),
            ("10 0", "100", (2, 1)),
            ("732829321", "732829320", (8, 0)),
            ("aa", "a", (1, 0)),
            ("", "1", (0, 0)),
        ] {
            assert_eq!(common(one, other), expected, "{one} {other}");
        }
    }
}
