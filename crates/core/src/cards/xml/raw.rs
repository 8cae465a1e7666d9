//! One card as its XML says it, before any of it is understood.

use crate::cards::{Fault, Malformed};

/// The card at hand. Values are as written: not trimmed, not folded.
#[derive(Debug, Default, PartialEq, Eq, Hash)]
pub struct RawCard {
    /// Line of `<businesscard>`, counted from 1.
    pub line: u64,
    /// `<participant scheme value>`; `None` when the element is absent.
    pub participant: Option<(String, String)>,
    pub names: Vec<RawName>,
    /// The first entity's country, place and website count; later entities fill what it leaves out.
    pub country: Option<String>,
    pub place: Option<String>,
    pub website: Option<String>,
    pub identifiers: Vec<RawIdentifier>,
    pub document_types: Vec<RawDocumentType>,
    /// The card holds more than a card may hold; what came after the limit was not kept.
    pub oversized: bool,
    /// Why it could not be read to its end; who it is of may be known all the same.
    pub broken: Option<Malformed>,
    /// What could not be read in it.
    pub faults: Vec<Fault>,
}

#[derive(Debug, PartialEq, Eq, Hash)]
pub struct RawName {
    pub line: u64,
    pub name: String,
    pub language: Option<String>,
}

#[derive(Debug, PartialEq, Eq, Hash)]
pub struct RawIdentifier {
    pub line: u64,
    pub scheme: String,
    pub value: String,
    /// Country of the entity around it, which tells what a scheme `VAT` means.
    pub country: String,
}

#[derive(Debug, PartialEq, Eq, Hash)]
pub struct RawDocumentType {
    pub line: u64,
    pub scheme: String,
    pub value: String,
    pub name: Option<String>,
}
