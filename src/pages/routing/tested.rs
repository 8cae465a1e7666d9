//! What a route is tested with where it was not typed: what was read of a document, what is known of a customer.

use carnet_core::{
    invoice::Syntax,
    wire::{DocumentNote, Explain, InboundKind, RouteIdentifier},
};
use leptos::prelude::*;

use super::{
    Here,
    sample::{Fault, Sample},
    state::By,
};
use crate::{
    failure::failure,
    i18n::{
        documents,
        routing::{self as words, page as t},
        text, use_locale,
    },
    ui::{El, Notice, el, fact, icon, said, section},
};

/// Nothing for identifiers, which are in their fields.
pub fn tested(here: Here) -> Vec<AnyView> {
    match here.by().get() {
        By::Values => Vec::new(),
        By::Customer => match here.customer.get() {
            Some(Some(Err(error))) => vec![failure(error, move || here.customer.refetch())],
            _ => here.question.get().map(|question| customer(&question).view()).into_iter().collect(),
        },
        By::File => match here.sample.get() {
            None => Vec::new(),
            Some(Ok(sample)) => vec![document(sample).view()],
            Some(Err(fault)) => vec![not_read(fault)],
        },
    }
}

fn customer(question: &Explain) -> El {
    let name = question.name.clone().unwrap_or_default();
    let facts = el("dl")
        .class("facts")
        .add(fact(t::recipient, name))
        .add(fact(t::identifiers, identifiers(&question.identifiers)));
    section(3, "route-tested", "sheet sheet--pad stack stack--tight", t::tested_title).add(facts)
}

fn document(sample: Sample) -> El {
    let (locale, kind) = (use_locale(), sample.kind);
    let syntax = match sample.syntax {
        Syntax::Ubl => "UBL",
        Syntax::Cii => "CII",
    };
    let what = said(move || {
        let kind = match kind {
            InboundKind::Invoice => t::kind_invoice(locale.get()),
            InboundKind::CreditNote => t::kind_credit_note(locale.get()),
        };
        format!("{kind} ({syntax})")
    });
    let question = sample.question;
    let recipient = question.name.filter(|name| !name.is_empty()).map(|name| fact(t::recipient, name));
    let types = (!question.document_types.is_empty()).then(|| fact(t::types, list(question.document_types)));
    let facts = el("dl")
        .class("facts")
        .add((!sample.file.is_empty()).then(|| fact(t::file_name, sample.file)))
        .add(fact(t::document, what))
        .add(fact(t::number, sample.number))
        .add(recipient)
        .add(fact(t::identifiers, identifiers(&question.identifiers)))
        .add(types);
    section(3, "route-tested", "sheet sheet--pad stack stack--tight", t::read_title).add(facts).add(notes(sample.notes))
}

fn list(values: Vec<String>) -> El {
    let lines: Vec<El> = values
        .into_iter()
        .map(|value| el("li").add(el("span").class("id id--address").attr("translate", "no").add(value)))
        .collect();
    el("ul").class("plain").add(lines)
}

fn identifiers(all: &[RouteIdentifier]) -> El {
    if all.is_empty() {
        return el("p").add(text(t::no_identifier));
    }
    let line = |one: &RouteIdentifier| {
        let value = el("span").class("id").attr("translate", "no").add(one.value.clone());
        el("li").add(el("span").class("scheme").add(text(words::kind_text(one.kind)))).add(" ").add(value)
    };
    el("ul").class("plain").add(all.iter().map(line).collect::<Vec<_>>())
}

/// What is missing or odd in the document, and where.
fn notes(all: Vec<DocumentNote>) -> Option<El> {
    let locale = use_locale();
    let line = |note: DocumentNote| {
        let words = said(move || {
            let locale = locale.get();
            let place = documents::note_at(locale, &note.line.to_string(), &note.column.to_string());
            format!("{} ({}, {place})", documents::note(locale, note.code, &note.value), note.term)
        });
        el("li").class("hop__note").add(icon("alert")).add(el("span").add(words))
    };
    if all.is_empty() {
        return None;
    }
    let lines: Vec<El> = all.into_iter().map(line).collect();
    let heading = el("h4").add(text(documents::notes));
    Some(el("div").class("stack stack--tight").add(heading).add(el("ul").class("plain").add(lines)))
}

/// Why the document was not read, and where in it.
fn not_read(fault: Fault) -> AnyView {
    let locale = use_locale();
    let detail = fault.detail().map(|detail| el("p").class("small muted").attr("lang", "en").add(detail));
    let what = el("p").add(said(move || fault.sentence(locale.get())));
    let content = vec![what.view(), detail.map(El::view).into_any()];
    let notice = view! {
        <Notice tone=crate::i18n::states::Tone::Danger icon="alert">
            {content}
        </Notice>
    };
    el("div").attr("role", "alert").attr("id", "route-not-read").add(notice.into_any()).view()
}
