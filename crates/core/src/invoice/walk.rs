//! The way through a document: where the reader stands, by namespace and local name, and what it hands over there.

use quick_xml::{
    NsReader, XmlVersion,
    errors::Error as XmlError,
    escape::EscapeError,
    events::{BytesDecl, BytesRef, BytesStart, Event},
    name::ResolveResult,
};

use super::{
    InvoiceError, Syntax, cii,
    draft::{Draft, Leaf},
    ubl,
};
use crate::wire::InboundKind;

/// Elements that may stand inside each other; EN 16931 needs a dozen.
const MAX_DEPTH: usize = 100;
/// Attributes an element may have.
const MAX_ATTRIBUTES: usize = 100;

/// Namespaces that count, and the prefixes of paths.
const NAMESPACES: &[(&str, &str)] = &[
    ("urn:oasis:names:specification:ubl:schema:xsd:Invoice-2", "invoice"),
    ("urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2", "creditNote"),
    ("urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2", "cac"),
    ("urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2", "cbc"),
    ("urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100", "rsm"),
    ("urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100", "ram"),
    ("urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100", "udt"),
];

type Take = fn(&mut Draft, &str, &Leaf<'_>);

/// What is wrong, before it is known where.
enum Fault {
    Malformed(String),
    Forbidden(String),
    NotAnInvoice(String),
}

#[derive(Default)]
struct Walk {
    /// Path of the element at hand, from the root's children on, and where each of its steps begins.
    path: String,
    steps: Vec<usize>,
    /// The element opened last.
    text: String,
    scheme: Option<String>,
    read: Option<(Draft, Take)>,
}

/// Reads all of a document.
pub(super) fn document(text: &str) -> Result<Draft, InvoiceError> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk::default();
    loop {
        let step = match reader.read_resolved_event() {
            Ok((_, Event::Eof)) => break,
            Ok((namespace, Event::Start(element))) => prefix(&namespace).and_then(|prefix| walk.open(prefix, &element)),
            Ok((_, event)) => walk.event(&event),
            Err(error) => Err(Fault::Malformed(error.to_string())),
        };
        step.map_err(|fault| placed(fault, text, reader.buffer_position()))?;
    }
    walk.end().map_err(|fault| placed(fault, text, reader.buffer_position()))
}

fn placed(fault: Fault, text: &str, position: u64) -> InvoiceError {
    let before = text.as_bytes().iter().take(usize::try_from(position).unwrap_or(usize::MAX));
    let line = 1 + before.filter(|byte| **byte == b'\n').count();
    match fault {
        Fault::Malformed(what) => InvoiceError::Malformed { line, what },
        Fault::Forbidden(what) => InvoiceError::Forbidden { line, what },
        Fault::NotAnInvoice(root) => InvoiceError::NotAnInvoice { root },
    }
}

/// The prefix that paths have for a namespace; `?` for any other.
fn prefix(namespace: &ResolveResult<'_>) -> Result<&'static str, Fault> {
    match namespace {
        ResolveResult::Bound(bound) => {
            let known = NAMESPACES.iter().find(|(uri, _)| *uri == bound.into_inner());
            Ok(known.map_or("?", |(_, prefix)| prefix))
        }
        ResolveResult::Unbound => Ok("?"),
        ResolveResult::Unknown(prefix) => {
            Err(Fault::Malformed(format!("the prefix {} has no namespace", quoted(prefix))))
        }
    }
}

impl Walk {
    fn open(&mut self, prefix: &str, element: &BytesStart<'_>) -> Result<(), Fault> {
        let local = element.local_name();
        let local = local.into_inner();
        if self.steps.is_empty() {
            return self.open_root(prefix, local, element);
        }
        if self.steps.len() >= MAX_DEPTH {
            return Err(Fault::Forbidden(format!("elements are nested deeper than {MAX_DEPTH}")));
        }
        self.scheme = scheme(element)?;
        self.text.clear();
        self.steps.push(self.path.len());
        if !self.path.is_empty() {
            self.path.push('/');
        }
        self.path.push_str(prefix);
        self.path.push(':');
        // No path that counts leads through another namespace.
        if prefix != "?" {
            self.path.push_str(local);
        }
        Ok(())
    }

    fn open_root(&mut self, prefix: &str, local: &str, element: &BytesStart<'_>) -> Result<(), Fault> {
        if self.read.is_some() {
            return Err(Fault::Malformed(format!("{} stands after the end of the document", quoted(local))));
        }
        let (kind, syntax) = match (prefix, local) {
            ("invoice", "Invoice") => (InboundKind::Invoice, Syntax::Ubl),
            ("creditNote", "CreditNote") => (InboundKind::CreditNote, Syntax::Ubl),
            ("rsm", "CrossIndustryInvoice") => (InboundKind::Invoice, Syntax::Cii),
            _ => return Err(Fault::NotAnInvoice(quoted(local))),
        };
        scheme(element)?;
        let take = match syntax {
            Syntax::Ubl => ubl::take,
            Syntax::Cii => cii::take,
        };
        self.read = Some((Draft::new(kind, syntax), take));
        self.steps.push(0);
        Ok(())
    }

    fn event(&mut self, event: &Event<'_>) -> Result<(), Fault> {
        match event {
            Event::End(_) => self.close(),
            Event::Text(text) => return self.add(&text.xml10_content()),
            Event::CData(text) => return self.add(&text.xml10_content()),
            Event::GeneralRef(reference) => return self.reference(reference),
            Event::DocType(_) => {
                return Err(Fault::Forbidden("a document type declaration is not accepted; leave it out".to_owned()));
            }
            Event::Decl(declaration) => return encoding(declaration),
            Event::Start(_) | Event::Empty(_) | Event::Comment(_) | Event::PI(_) | Event::Eof => {}
        }
        Ok(())
    }

    fn close(&mut self) {
        let Some(start) = self.steps.pop() else { return };
        if let Some((draft, take)) = &mut self.read {
            take(draft, &self.path, &Leaf { text: &self.text, scheme: self.scheme.as_deref() });
        }
        self.path.truncate(start);
        self.text.clear();
        self.scheme = None;
    }

    fn add(&mut self, text: &str) -> Result<(), Fault> {
        if self.steps.is_empty() {
            let blank = text.chars().all(|c| c.is_ascii_whitespace());
            return if blank { Ok(()) } else { Err(Fault::Malformed("text stands outside of the root".to_owned())) };
        }
        allowed(text)?;
        self.text.push_str(text);
        Ok(())
    }

    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), Fault> {
        let c = match reference.resolve_char_ref() {
            Ok(Some(c)) => Some(c),
            Ok(None) => predefined(reference),
            Err(error) => return Err(Fault::Malformed(error.to_string())),
        };
        let c = c.ok_or_else(|| undefined(reference))?;
        self.add(c.encode_utf8(&mut [0; 4]))
    }

    fn end(self) -> Result<Draft, Fault> {
        match self.read {
            None => Err(Fault::Malformed("there is no element".to_owned())),
            Some(_) if !self.steps.is_empty() => Err(Fault::Malformed("the document ends too early".to_owned())),
            Some((draft, _)) => Ok(draft),
        }
    }
}

/// The attribute `schemeID`; every attribute must be well-formed.
fn scheme(element: &BytesStart<'_>) -> Result<Option<String>, Fault> {
    let mut scheme = None;
    for (at, attribute) in element.attributes().enumerate() {
        if at == MAX_ATTRIBUTES {
            return Err(Fault::Forbidden(format!("an element has more than {MAX_ATTRIBUTES} attributes")));
        }
        let attribute = attribute.map_err(|error| Fault::Malformed(error.to_string()))?;
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|error| match error {
            XmlError::Escape(EscapeError::UnrecognizedEntity(_, name)) => undefined(&name),
            error => Fault::Malformed(error.to_string()),
        })?;
        allowed(&value)?;
        if attribute.key.into_inner() == "schemeID" {
            scheme = Some(value.into_owned());
        }
    }
    Ok(scheme)
}

fn encoding(declaration: &BytesDecl<'_>) -> Result<(), Fault> {
    match declaration.encoding() {
        Some(Ok(name)) if !name.eq_ignore_ascii_case("utf-8") => {
            Err(Fault::Malformed(format!("the encoding {} is not read; send the document in UTF-8", quoted(&name))))
        }
        Some(Err(error)) => Err(Fault::Malformed(error.to_string())),
        _ => Ok(()),
    }
}

fn undefined(name: &str) -> Fault {
    Fault::Forbidden(format!("the entity {} is not one of XML's own five", quoted(name)))
}

/// The five entities XML predefines.
fn predefined(name: &str) -> Option<char> {
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
fn allowed(text: &str) -> Result<(), Fault> {
    let allowed = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    match text.chars().find(|c| !allowed(c)) {
        Some(c) => Err(Fault::Malformed(format!("the character U+{:04X} is not allowed", u32::from(c)))),
        None => Ok(()),
    }
}

/// A name out of the document, short enough to be shown.
fn quoted(name: &str) -> String {
    format!("{:?}", name.chars().take(40).collect::<String>())
}
