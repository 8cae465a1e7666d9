//! Why a document is not read.

use std::{error::Error, fmt};

use super::MAX_BYTES;
use crate::wire::Code;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvoiceError {
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// Not well-formed, or not in UTF-8.
    Malformed {
        line: usize,
        what: String,
    },
    /// Well-formed perhaps, but nothing that a document from a stranger may hold.
    Forbidden {
        line: usize,
        what: String,
    },
    /// Its root is another element.
    NotAnInvoice {
        root: String,
    },
    NumberMissing,
    SenderMissing,
}

impl InvoiceError {
    /// The code under which the API tells it.
    pub fn code(&self) -> Code {
        match self {
            Self::TooLarge => Code::BodyTooLarge,
            Self::Malformed { .. } => Code::MalformedXml,
            Self::Forbidden { .. } => Code::XmlForbidden,
            Self::NotAnInvoice { .. } => Code::NotAnInvoice,
            Self::NumberMissing => Code::DocumentNumberMissing,
            Self::SenderMissing => Code::SenderMissing,
        }
    }
}

impl fmt::Display for InvoiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "A document has at most {MAX_BYTES} bytes."),
            Self::Malformed { line, what } | Self::Forbidden { line, what } => write!(f, "Line {line}: {what}."),
            Self::NotAnInvoice { root } => write!(
                f,
                "The root element is {root}; expected are Invoice or CreditNote of UBL 2.1, or CrossIndustryInvoice of \
                 UN/CEFACT, in their namespaces."
            ),
            Self::NumberMissing => f.write_str("There is no invoice number (EN 16931: BT-1)."),
            Self::SenderMissing => {
                f.write_str("The seller has no electronic address, no identifier and no name (EN 16931: BG-4).")
            }
        }
    }
}

impl Error for InvoiceError {}
