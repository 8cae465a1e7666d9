//! Business cards of the Peppol Directory's export: from the XML to what is stored of a card. A whole file is read
//! card by card ([`CardReader`]), one that arrives in pieces is cut into cards first ([`Pieces`]); either way nothing
//! of the document stays in memory but the card at hand.

mod card;
mod convert;
mod fault;
mod pieces;
mod scan;
mod xml;

pub use card::Card;
pub use convert::{Converted, convert};
pub use fault::{Fault, Malformed, quoted};
pub use pieces::Pieces;
pub use xml::{CardReader, RawCard};
