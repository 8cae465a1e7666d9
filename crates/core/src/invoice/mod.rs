//! Invoices and credit notes as their XML has them: who sends, to whom, under which number. Reads UBL 2.1 and the
//! UN/CEFACT cross industry invoice by their namespaces, whatever the prefixes; refuses what a document from a
//! stranger must not bring: document type declarations, entities of its own, nesting and size without end.

mod cii;
mod document_types;
mod draft;
mod error;
mod identifiers;
mod notes;
mod party;
mod party_draft;
mod place;
#[cfg(test)]
mod tests;
mod ubl;
mod walk;
mod xml;

pub use document_types::document_types;
pub use error::InvoiceError;
pub(crate) use identifiers::REGISTERS;
pub use identifiers::{party_identifiers, route_identifiers};
pub use party::{Party, PartyId};
pub use place::Place;

use crate::wire::{DocumentNote, InboundKind};

/// Bytes a document may have.
pub const MAX_BYTES: usize = 5 * 1024 * 1024;

/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// UBL 2.1.
    Ubl,
    /// UN/CEFACT cross industry invoice.
    Cii,
}

/// What a document says. Texts are trimmed, never empty, and cut after 500 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invoice {
    pub kind: InboundKind,
    pub syntax: Syntax,
    /// As its issuer numbered it.
    pub number: String,
    /// `2026-11-26`; absent when the document has no date, or none that can be read.
    pub issued_on: Option<String>,
    /// The rules it claims to follow: UBL's customization, CII's guideline.
    pub customization: Option<String>,
    /// The business process it belongs to (BT-23): UBL's profile.
    pub profile: Option<String>,
    /// To be paid (BT-115), as written; absent when it is no decimal number.
    pub amount: Option<String>,
    /// Three letters (BT-5).
    pub currency: Option<String>,
    /// BT-10.
    pub buyer_reference: Option<String>,
    /// The seller. It has an identifier or a name at least.
    pub sender: Party,
    /// The buyer, as far as the document names one.
    pub receiver: Party,
    /// What is missing or odd about the buyer and the document's type, in the order of the document; at most 50, with
    /// the first 200 characters of what is odd.
    pub notes: Vec<DocumentNote>,
}

/// Reads a document: UTF-8, with or without byte order mark.
pub fn read(bytes: &[u8]) -> Result<Invoice, InvoiceError> {
    if bytes.len() > MAX_BYTES {
        return Err(InvoiceError::TooLarge);
    }
    walk::document(text(bytes)?)?.finish()
}

/// The text without its byte order mark.
fn text(bytes: &[u8]) -> Result<&str, InvoiceError> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let (offset, what) = match std::str::from_utf8(bytes) {
        Ok(text) => match text.find('\0') {
            Some(offset) => (offset, "the character U+0000 is not allowed"),
            None => return Ok(text),
        },
        Err(error) => (error.valid_up_to(), "this is no UTF-8; send the document in UTF-8"),
    };
    Err(InvoiceError::Malformed { at: Place::of(bytes, offset), what: what.to_owned() })
}
