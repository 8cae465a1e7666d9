//! Pieces of XML, and what of it a document from a stranger must not bring.

use std::{fmt, ops::Range};

use quick_xml::{
    XmlVersion,
    errors::Error as XmlError,
    escape::EscapeError,
    events::{BytesDecl, BytesStart},
};

use super::{InvoiceError, Place};

/// Attributes an element may have.
const MAX_ATTRIBUTES: usize = 100;
/// Characters of what the parser says.
const MAX_SAID: usize = 200;

/// What is wrong, before it is known where.
pub(super) enum Fault {
    Malformed(String),
    /// Of a character that may stand nowhere.
    Character(char),
    Forbidden(String),
    NotAnInvoice(String),
}

impl Fault {
    /// What the parser says: on one line, and not all of the names that a document may bring.
    pub fn broken(error: &impl fmt::Display) -> Self {
        let said = error.to_string();
        let short = said.chars().take(MAX_SAID).map(|c| if c.is_control() { ' ' } else { c });
        Self::Malformed(short.collect())
    }

    /// The error that it is; `piece` is what was read when it was found.
    pub fn at(self, text: &str, piece: Range<usize>) -> InvoiceError {
        let place = |offset| Place::of(text.as_bytes(), offset);
        match self {
            Self::Malformed(what) => InvoiceError::Malformed { at: place(piece.start), what },
            Self::Character(c) => {
                // Not there itself where it is written as a reference.
                let within = text.get(piece.clone()).and_then(|text| text.find(c)).unwrap_or(0);
                let what = format!("the character U+{:04X} is not allowed", u32::from(c));
                InvoiceError::Malformed { at: place(piece.start + within), what }
            }
            Self::Forbidden(what) => InvoiceError::Forbidden { at: place(piece.start), what },
            Self::NotAnInvoice(root) => InvoiceError::NotAnInvoice { at: place(piece.start), root },
        }
    }
}

/// The attribute `schemeID`; every attribute must be well-formed.
pub(super) fn scheme(element: &BytesStart<'_>) -> Result<Option<String>, Fault> {
    let mut scheme = None;
    for (at, attribute) in element.attributes().enumerate() {
        if at == MAX_ATTRIBUTES {
            return Err(Fault::Forbidden(format!("an element has more than {MAX_ATTRIBUTES} attributes")));
        }
        let attribute = attribute.map_err(|error| Fault::broken(&error))?;
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|error| match error {
            XmlError::Escape(EscapeError::UnrecognizedEntity(_, name)) => undefined(&name),
            error => Fault::broken(&error),
        })?;
        allowed(&value)?;
        if attribute.key.into_inner() == "schemeID" {
            scheme = Some(value.into_owned());
        }
    }
    Ok(scheme)
}

pub(super) fn encoding(declaration: &BytesDecl<'_>) -> Result<(), Fault> {
    match declaration.encoding() {
        Some(Ok(name)) if !name.eq_ignore_ascii_case("utf-8") => {
            Err(Fault::Malformed(format!("the encoding {} is not read; send the document in UTF-8", quoted(&name))))
        }
        Some(Err(error)) => Err(Fault::broken(&error)),
        _ => Ok(()),
    }
}

pub(super) fn undefined(name: &str) -> Fault {
    Fault::Forbidden(format!("the entity {} is not one of XML's own five", quoted(name)))
}

/// The five entities XML predefines.
pub(super) fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "apos" => '\'',
        "quot" => '"',
        _ => return None,
    })
}

/// No character that XML 1.0 (section 2.2) does not allow, not even as a reference.
pub(super) fn allowed(text: &str) -> Result<(), Fault> {
    let allowed = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    match text.chars().find(|c| !allowed(c)) {
        Some(c) => Err(Fault::Character(c)),
        None => Ok(()),
    }
}

/// A name out of the document, short enough to be shown.
pub(super) fn quoted(name: &str) -> String {
    format!("{:?}", name.chars().take(40).collect::<String>())
}
