//! Why a document is not read.

use std::{error::Error, fmt};

use super::{MAX_BYTES, Place};
use crate::wire::Code;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvoiceError {
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// Not well-formed, or not in UTF-8.
    Malformed { at: Place, what: String },
    /// Well-formed perhaps, but nothing that a document from a stranger may hold.
    Forbidden { at: Place, what: String },
    /// Its root is another element.
    NotAnInvoice { at: Place, root: String },
    /// Where its parent begins.
    NumberMissing { at: Place },
    /// Where it begins, or its parent.
    SenderMissing { at: Place },
}

impl InvoiceError {
    /// The code under which the API tells it.
    pub fn code(&self) -> Code {
        match self {
            Self::TooLarge => Code::BodyTooLarge,
            Self::Malformed { .. } => Code::MalformedXml,
            Self::Forbidden { .. } => Code::XmlForbidden,
            Self::NotAnInvoice { .. } => Code::NotAnInvoice,
            Self::NumberMissing { .. } => Code::DocumentNumberMissing,
            Self::SenderMissing { .. } => Code::SenderMissing,
        }
    }

    /// Where it is found; a document that is too large is not looked into.
    pub fn at(&self) -> Option<Place> {
        match self {
            Self::TooLarge => None,
            Self::Malformed { at, .. }
            | Self::Forbidden { at, .. }
            | Self::NotAnInvoice { at, .. }
            | Self::NumberMissing { at }
            | Self::SenderMissing { at } => Some(*at),
        }
    }
}

impl fmt::Display for InvoiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Place { line, column }) = self.at() {
            write!(f, "Line {line}, column {column}: ")?;
        }
        match self {
            Self::TooLarge => write!(f, "A document has at most {MAX_BYTES} bytes."),
            Self::Malformed { what, .. } | Self::Forbidden { what, .. } => write!(f, "{what}."),
            Self::NotAnInvoice { root, .. } => write!(
                f,
                "the root element is {root}; expected are Invoice or CreditNote of UBL 2.1, or CrossIndustryInvoice of \
                 UN/CEFACT, in their namespaces."
            ),
            Self::NumberMissing { .. } => f.write_str("there is no invoice number (EN 16931: BT-1)."),
            Self::SenderMissing { .. } => {
                f.write_str("the seller has no electronic address, no identifier and no name (EN 16931: BG-4).")
            }
        }
    }
}

impl Error for InvoiceError {}
