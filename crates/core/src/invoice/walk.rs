//! The way through a document: where the reader stands, by namespace and local name, and what it hands over there.

use quick_xml::{
    NsReader,
    events::{BytesRef, BytesStart, Event},
    name::ResolveResult,
};

use super::{
    InvoiceError, Place, Syntax, cii,
    draft::{Draft, Leaf},
    place::Cursor,
    ubl,
    xml::{Fault, allowed, encoding, predefined, quoted, scheme, undefined},
};
use crate::wire::InboundKind;

/// Elements that may stand inside each other; EN 16931 needs a dozen.
const MAX_DEPTH: usize = 100;

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

/// An element that is open.
struct Step {
    /// Where its part of the path begins.
    path: usize,
    begins: Place,
}

struct Walk<'t> {
    cursor: Cursor<'t>,
    /// Path of the element at hand, from the root's children on, and its steps.
    path: String,
    steps: Vec<Step>,
    /// The element opened last: its text, and where that begins behind the blanks.
    text: String,
    begins: Option<Place>,
    scheme: Option<String>,
    read: Option<(Draft, Take)>,
}

/// Reads all of a document.
pub(super) fn document(text: &str) -> Result<Draft, InvoiceError> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk::new(text);
    loop {
        let start = offset(reader.buffer_position());
        let step = match reader.read_resolved_event() {
            Ok((_, Event::Eof)) => break,
            Ok((namespace, Event::Start(element))) => {
                prefix(&namespace).and_then(|prefix| walk.open(prefix, &element, start))
            }
            Ok((_, event)) => walk.event(&event, start),
            Err(error) => {
                let fault = Fault::broken(&error);
                return Err(fault.at(text, offset(reader.error_position())..text.len()));
            }
        };
        step.map_err(|fault| fault.at(text, start..offset(reader.buffer_position())))?;
    }
    walk.end().map_err(|fault| fault.at(text, text.len()..text.len()))
}

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
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

impl<'t> Walk<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            cursor: Cursor::new(text),
            path: String::new(),
            steps: Vec::new(),
            text: String::new(),
            begins: None,
            scheme: None,
            read: None,
        }
    }

    fn open(&mut self, prefix: &str, element: &BytesStart<'_>, start: usize) -> Result<(), Fault> {
        let local = element.local_name();
        let local = local.into_inner();
        let begins = self.cursor.at(start);
        if self.steps.is_empty() {
            return self.open_root(prefix, local, element, begins);
        }
        if self.steps.len() >= MAX_DEPTH {
            return Err(Fault::Forbidden(format!("elements are nested deeper than {MAX_DEPTH}")));
        }
        self.scheme = scheme(element)?;
        self.text.clear();
        self.begins = None;
        self.steps.push(Step { path: self.path.len(), begins });
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

    fn open_root(&mut self, prefix: &str, local: &str, element: &BytesStart<'_>, begins: Place) -> Result<(), Fault> {
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
        self.read = Some((Draft::new(kind, syntax, begins), take));
        self.steps.push(Step { path: 0, begins });
        Ok(())
    }

    fn event(&mut self, event: &Event<'_>, start: usize) -> Result<(), Fault> {
        match event {
            Event::End(_) => self.close(),
            Event::Text(text) => {
                self.value_begins(text, start);
                return self.add(&text.xml10_content());
            }
            Event::CData(text) => {
                self.value_begins(text, start + "<![CDATA[".len());
                return self.add(&text.xml10_content());
            }
            Event::GeneralRef(reference) => {
                self.value_begins("&", start);
                return self.reference(reference);
            }
            Event::DocType(_) => {
                return Err(Fault::Forbidden("a document type declaration is not accepted; leave it out".to_owned()));
            }
            Event::Decl(declaration) => return encoding(declaration),
            Event::Start(_) | Event::Empty(_) | Event::Comment(_) | Event::PI(_) | Event::Eof => {}
        }
        Ok(())
    }

    /// Keeps where the first character of a value stands; `raw` is a piece of it as the document has it.
    fn value_begins(&mut self, raw: &str, start: usize) {
        let blanks = raw.len() - raw.trim_start().len();
        if self.begins.is_none() && blanks < raw.len() {
            self.begins = Some(self.cursor.at(start + blanks));
        }
    }

    fn close(&mut self) {
        let Some(Step { path: start, begins }) = self.steps.pop() else { return };
        if let Some((draft, take)) = &mut self.read {
            let at = self.begins.unwrap_or(begins);
            take(draft, &self.path, &Leaf { text: &self.text, scheme: self.scheme.as_deref(), begins, at });
        }
        self.path.truncate(start);
        self.text.clear();
        self.begins = None;
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
            Err(error) => return Err(Fault::broken(&error)),
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
