//! The Peppol Directory's export of business cards, read one card at a time: nothing of the document stays in
//! memory but the card at hand. Knows the XML, not what its values mean; contacts and free remarks are passed over.

mod lines;
mod raw;
mod reader;
mod values;
mod walk;

pub use raw::{RawCard, RawDocumentType, RawIdentifier, RawName};
pub use reader::CardReader;

#[cfg(test)]
mod tests;
