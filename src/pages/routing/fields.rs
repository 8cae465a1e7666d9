//! The test of identifiers: a field for each kind, in the order in which they count, and the document type.

use carnet_core::wire::{IdentifierKind, MAX_IDENTIFIER_CHARS};
use leptos::prelude::*;

use super::{
    Here,
    kinds::DocumentKind,
    state::{By, Test},
};
use crate::{
    i18n::{
        routing::{self as words, page as t},
        use_locale,
    },
    route,
    ui::{El, Need, el, field, form_field, live, option, says, select_box, value_of},
};

/// Id of the select with the document type.
const KIND: &str = "route-kind";

/// Id of the field of a kind.
pub fn field_id(kind: IdentifierKind) -> String {
    format!("route-{}", route::test_field(kind))
}

/// What is in the fields, and else what is in the address.
pub fn typed(here: Here) -> Test {
    let values = IdentifierKind::ALL.map(|kind| value_of(&field_id(kind)));
    Test { values, kind: DocumentKind::parse(&value_of(KIND)), add: String::new(), ..here.test.get_untracked() }
}

pub fn submit(here: Here) {
    let test = typed(here);
    if test.question().is_none() {
        here.wrong.tell(vec![(field_id(IdentifierKind::CustomerNumber), says(t::one_at_least))]);
        return;
    }
    here.ask(Test { by: By::Values, ..test });
}

pub fn fields(here: Here) -> Vec<El> {
    IdentifierKind::ALL.into_iter().map(|kind| identifier_field(here, kind)).collect()
}

fn identifier_field(here: Here, kind: IdentifierKind) -> El {
    let value = Signal::derive(move || {
        let place = usize::from(kind.rank()) - 1;
        here.test.with(|test| test.values.get(place).cloned().unwrap_or_default())
    });
    let control = el("input")
        .class("input input--mono")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("maxlength", MAX_IDENTIFIER_CHARS.to_string())
        .value(value);
    form_field(&field_id(kind), words::kind_text(kind), Need::Unsaid, None, here.wrong, control)
}

/// The document type. A customer that is tested is tested anew with another.
pub fn kind_field(here: Here) -> El {
    let locale = use_locale();
    let again = move |_| {
        let test = typed(here);
        if test.by == By::Customer && !test.customer.is_empty() {
            here.ask(test);
        }
    };
    let chosen = Memo::new(move |_| here.test.with(|test| test.kind));
    let options = live(move || {
        let entry = |kind: DocumentKind| option(kind.name().to_owned(), kind.label(locale.get()), kind == chosen.get());
        DocumentKind::ALL.into_iter().map(|kind| entry(kind).view()).collect::<Vec<_>>()
    });
    field(KIND, t::kind, select_box(el("select").attr("id", KIND).on_change(again).add(options)), None)
}
