//! A document to test with, read here in the browser: what it says of its recipient, or why it cannot be read.

use carnet_core::{
    invoice::{self, InvoiceError, MAX_BYTES, Syntax},
    wire::{DocumentNote, Explain, InboundKind, Locale},
};
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::i18n::{problems, routing::page as t};

/// What was read of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Of the file; empty for what was pasted.
    pub file: String,
    pub number: String,
    pub kind: InboundKind,
    pub syntax: Syntax,
    pub notes: Vec<DocumentNote>,
    pub question: Explain,
}

/// Why nothing was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    TooLarge,
    Unreadable,
    Invoice(InvoiceError),
}

impl Fault {
    /// What is wrong, and where.
    pub fn sentence(&self, locale: Locale) -> String {
        match self {
            Self::TooLarge | Self::Invoice(InvoiceError::TooLarge) => t::too_large(locale).to_owned(),
            Self::Unreadable => t::unreadable_file(locale).to_owned(),
            Self::Invoice(error) => {
                let mut why = problems::sentence(locale, error.code()).to_owned();
                if let Some(at) = error.at() {
                    why = format!("{} {why}", t::at(locale, &at.line.to_string(), &at.column.to_string()));
                }
                t::not_read(locale, &why)
            }
        }
    }

    /// The reader's own words, which are English.
    pub fn detail(&self) -> Option<String> {
        match self {
            Self::Invoice(error) => Some(error.to_string()),
            Self::TooLarge | Self::Unreadable => None,
        }
    }
}

pub type Read = Result<Sample, Fault>;

pub fn read(file: String, bytes: &[u8]) -> Read {
    let document = invoice::read(bytes).map_err(Fault::Invoice)?;
    let question = Explain {
        identifiers: invoice::route_identifiers(&document),
        document_types: invoice::document_types(&document),
        name: document.receiver.name.clone(),
    };
    let (number, kind, syntax, notes) = (document.number, document.kind, document.syntax, document.notes);
    Ok(Sample { file, number, kind, syntax, notes, question })
}

pub async fn read_file(file: File) -> Read {
    // Bytes are far below 2^53, where f64 is exact.
    #[expect(clippy::cast_precision_loss)]
    if file.size() > MAX_BYTES as f64 {
        return Err(Fault::TooLarge);
    }
    let name = file.name();
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Fault::Unreadable)?;
    read(name, &Uint8Array::new(&buffer).to_vec())
}
