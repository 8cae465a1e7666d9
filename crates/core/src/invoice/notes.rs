//! What is missing or odd in a document: about its buyer and its type, which decide where it goes. No validation of
//! EN 16931.

use super::{
    PartyId, Place,
    draft::Leaf,
    identifiers::{coded, written},
};
use crate::{
    identifier::{Level, ParticipantId, SchemeState, check, key, scheme, vat_scheme},
    wire::{DocumentNote, Identifier, NoteCode},
};

/// Notes kept of a document.
pub(super) const MAX_NOTES: usize = 50;
/// Characters kept of a value that is odd.
const MAX_CHARS: usize = 200;
/// Kinds of electronic address (code list EAS) that are none of the network's: X.400, AS2, file transfer, e-mail.
const NOT_OF_THE_NETWORK: [&str; 5] = ["AN", "AQ", "AS", "AU", "EM"];

/// The notes on one side of a document, or on the document itself.
#[derive(Debug, Default)]
pub(super) struct Notes(Vec<DocumentNote>);

impl Notes {
    pub fn missing(&mut self, code: NoteCode, term: &str, parent: Place) {
        self.odd(code, term, "", parent);
    }

    fn odd(&mut self, code: NoteCode, term: &str, value: &str, at: Place) {
        if self.0.len() < MAX_NOTES {
            let value = value.chars().take(MAX_CHARS).collect();
            self.0.push(DocumentNote { code, term: term.to_owned(), value, line: at.line, column: at.column });
        }
    }

    /// Takes over a value of which a document has one; gives it back when it is the first.
    pub fn once<'k, T: PartialEq>(
        &mut self,
        kept: &'k mut Option<T>,
        new: Option<T>,
        term: &str,
        leaf: &Leaf<'_>,
    ) -> Option<&'k T> {
        let new = new?;
        match kept {
            None => {
                self.length(term, leaf);
                return Some(kept.insert(new));
            }
            Some(first) if *first != new => self.odd(NoteCode::Repeated, term, leaf.text.trim(), leaf.at),
            Some(_) => {}
        }
        None
    }

    pub fn length(&mut self, term: &str, leaf: &Leaf<'_>) {
        if leaf.is_cut() {
            self.odd(NoteCode::TooLong, term, leaf.text.trim(), leaf.at);
        }
    }

    /// The electronic address.
    pub fn endpoint(&mut self, id: &PartyId, at: Place) {
        let Some(named) = &id.scheme else {
            return self.odd(NoteCode::SchemeMissing, "BT-49", &id.value, at);
        };
        match coded(id).filter(|id| scheme(&id.scheme).is_some()) {
            Some(id) => self.coded("BT-49", &id, at),
            None if NOT_OF_THE_NETWORK.contains(&named.as_str()) => {}
            None => self.odd(NoteCode::SchemeUnknown, "BT-49", named, at),
        }
    }

    /// Another identifier. Its schemes are those of ISO 6523, of which the network's list has only some.
    pub fn identifier(&mut self, term: &str, id: &PartyId, at: Place) {
        let Some(named) = &id.scheme else { return };
        match coded(id) {
            Some(id) => self.coded(term, &id, at),
            None if ParticipantId::is_scheme_code(named) => {}
            None => self.odd(NoteCode::SchemeUnknown, term, named, at),
        }
    }

    /// An element that is there for identifiers of a scheme only.
    pub fn scheme_missing(&mut self, term: &str, id: &PartyId, at: Place) {
        self.odd(NoteCode::SchemeMissing, term, &id.value, at);
    }

    fn coded(&mut self, term: &str, id: &Identifier, at: Place) {
        let Some(scheme) = scheme(&id.scheme) else { return };
        if scheme.state == SchemeState::Removed {
            self.odd(NoteCode::SchemeRetired, term, &written(id), at);
        }
        self.level(fit(scheme.code, &id.value), term, &written(id), at);
    }

    fn level(&mut self, level: Option<Level>, term: &str, value: &str, at: Place) {
        match level {
            Some(Level::Ok) => {}
            Some(Level::CheckDigit) => self.odd(NoteCode::CheckDigit, term, value, at),
            None => self.odd(NoteCode::ValueMalformed, term, value, at),
        }
    }

    /// A VAT number, which begins with its country. Of some countries nothing is known.
    pub fn vat(&mut self, number: &str, at: Place) {
        let compact = key(number);
        let has_country =
            compact.get(..2).is_some_and(|country| country.bytes().all(|byte| byte.is_ascii_alphabetic()));
        match vat_scheme(&compact, "") {
            Some(code) => self.level(fit(code, number), "BT-48", number, at),
            None if has_country => {}
            None => self.odd(NoteCode::ValueMalformed, "BT-48", number, at),
        }
    }

    /// An account; only an IBAN says whether it can be one.
    pub fn iban(&mut self, account: &str, at: Place) {
        if fit("9918", account) == Some(Level::CheckDigit) {
            self.odd(NoteCode::CheckDigit, "BT-91", account, at);
        }
    }

    /// All notes of a document in its order.
    pub fn of(sides: [Self; 3]) -> Vec<DocumentNote> {
        let mut notes: Vec<_> = sides.into_iter().flat_map(|notes| notes.0).take(MAX_NOTES).collect();
        notes.sort_by_key(|note| (note.line, note.column));
        notes
    }
}

/// How well a value fits, as written or without the blanks and dots that people put in.
fn fit(code: &str, value: &str) -> Option<Level> {
    check(code, value).or_else(|| check(code, &key(value)))
}
