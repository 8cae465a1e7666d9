//! A document from a stranger: reading it, and what it is routed by. Whatever the bytes, nothing panics, everything
//! that is kept is bounded, and every place lies in the document.
#![no_main]

use std::collections::HashSet;

use carnet_core::{
    invoice::{Invoice, MAX_BYTES, Party, Place, document_types, read, route_identifiers},
    state::receives,
    wire::{DocumentType, MAX_IDENTIFIER_CHARS, MAX_IDENTIFIERS},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match read(bytes) {
        Ok(invoice) => {
            texts(&invoice);
            notes(&invoice, bytes);
            identifiers(&invoice);
            types(&invoice);
        }
        Err(error) => {
            assert!(error.to_string().len() < 1_500, "{error}");
            match error.at() {
                Some(at) => inside(at, bytes),
                None => assert!(bytes.len() > MAX_BYTES),
            }
        }
    }
});

/// A place in the document, or right behind it.
fn inside(at: Place, bytes: &[u8]) {
    let at_line = usize::try_from(at.line).unwrap();
    let line = bytes.split(|byte| *byte == b'\n').nth(at_line.checked_sub(1).unwrap()).expect("no such line");
    let column = usize::try_from(at.column).unwrap();
    assert!((1..=line.len() + 1).contains(&column), "column {column} of line {at_line}, which has {}", line.len());
}

/// Trimmed, never empty, cut.
fn texts(invoice: &Invoice) {
    let text = |text: &str| {
        assert!(!text.is_empty() && text.trim_start() == text, "{text:?}");
        assert!(text.chars().count() <= 500);
    };
    let party = |party: &Party| {
        let ids = party.endpoint.iter().chain(&party.identifiers).chain(&party.legal_id);
        ids.for_each(|id| {
            text(&id.value);
            id.scheme.iter().for_each(|scheme| text(scheme));
        });
        [&party.vat, &party.iban, &party.name].into_iter().flatten().for_each(|value| text(value));
        assert!(party.identifiers.len() <= 100);
    };
    text(&invoice.number);
    party(&invoice.sender);
    party(&invoice.receiver);
    assert!(invoice.sender.is_named());
    let own = [&invoice.customization, &invoice.profile, &invoice.amount, &invoice.currency, &invoice.buyer_reference];
    own.into_iter().flatten().for_each(|value| text(value));
    assert!(invoice.issued_on.as_ref().is_none_or(|day| day.len() == 10));
}

fn notes(invoice: &Invoice, bytes: &[u8]) {
    assert!(invoice.notes.len() <= 50);
    assert!(invoice.notes.is_sorted_by_key(|note| (note.line, note.column)));
    // Behind a byte order mark, which is no character of the document.
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    for note in &invoice.notes {
        inside(Place { line: note.line, column: note.column }, bytes);
        assert!(note.value.chars().count() <= 200);
    }
}

fn identifiers(invoice: &Invoice) {
    let identifiers = route_identifiers(invoice);
    assert!(identifiers.len() <= MAX_IDENTIFIERS);
    assert!(identifiers.is_sorted_by_key(|id| id.kind.rank()));
    let once: HashSet<_> = identifiers.iter().collect();
    assert_eq!(once.len(), identifiers.len());
    for id in &identifiers {
        assert!(!id.value.is_empty() && id.value.chars().count() <= MAX_IDENTIFIER_CHARS, "{id:?}");
    }
}

/// Whoever offers a type of the document, or any invoice when it has none, takes it.
fn types(invoice: &Invoice) {
    let types = document_types(invoice);
    assert_eq!(types.is_empty(), invoice.customization.is_none());
    for value in &types {
        for scheme in ["busdox-docid-qns", "peppol-doctype-wildcard"] {
            let offered = DocumentType { scheme: scheme.to_owned(), value: value.clone(), name: String::new() };
            assert!(receives(&offered, &types), "{value}");
            assert!(receives(&offered, &[]), "{value}");
        }
    }
}
