//! Where the reader stands in the document, and the card that fills meanwhile. Accepts any namespace, since the
//! export's has changed over the years; refuses deep nesting, and stops filling a card without end.

use quick_xml::events::{BytesRef, BytesStart};

use super::{
    raw::{RawCard, RawDocumentType, RawIdentifier, RawName},
    values::{MAX_FAULTS, attributes, forbidden, predefined},
};
use crate::{
    cards::{Fault, quoted},
    wire::{CardDone as Done, CardFault as Kind},
};

/// Elements that may stand inside each other; the export has four levels.
const MAX_DEPTH: usize = 32;
/// Bytes one card may have; the largest known are about 100 kB.
const MAX_CARD_BYTES: u64 = 4 << 20;

/// State of the walk. Errors are what is wrong with the document; the caller knows the line.
#[derive(Default)]
pub struct Walk {
    depth: usize,
    root: Root,
    root_name: Option<String>,
    created: Option<String>,
    card: Option<RawCard>,
    card_start: u64,
    /// Country of the entity at hand.
    country: String,
    /// The text element at hand and what it holds so far.
    text: Option<(TextElement, String)>,
    text_line: u64,
    text_language: Option<String>,
    text_spoilt: bool,
}

#[derive(Default, PartialEq)]
enum Root {
    #[default]
    Before,
    Inside,
    After,
}

#[derive(Clone, Copy)]
enum TextElement {
    Name,
    Place,
    Website,
}

impl Walk {
    /// `creationdt` of the root, once it was opened.
    pub fn created(&self) -> Option<&str> {
        self.created.as_deref()
    }

    /// The root's name with its prefix, once it was opened.
    pub fn root_name(&self) -> Option<&str> {
        self.root_name.as_deref()
    }

    /// What is known of the card at hand; of one that could not be read to its end.
    pub fn unfinished(&mut self) -> Option<RawCard> {
        self.card.take()
    }

    /// Whether the document has begun as an export does.
    pub fn is_inside(&self) -> bool {
        self.root == Root::Inside
    }

    pub fn open(&mut self, element: &BytesStart<'_>, line: u64, start: u64) -> Result<(), String> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(format!("elements are nested deeper than {MAX_DEPTH}; this is no export of business cards"));
        }
        let local = element.local_name();
        let name = local.into_inner();
        match (self.depth, &mut self.card) {
            (1, _) => self.open_root(element, name, line)?,
            (2, _) if name == "businesscard" => {
                self.card = Some(RawCard { line, ..RawCard::default() });
                self.card_start = start;
            }
            (_, Some(card)) if !card.oversized => self.open_in_card(element, line)?,
            _ => {}
        }
        Ok(())
    }

    fn open_root(&mut self, element: &BytesStart<'_>, name: &str, line: u64) -> Result<(), String> {
        if self.root == Root::After {
            return Err(format!("<{name}> stands after the end of the document"));
        }
        if name != "root" {
            return Err(format!(
                "the document is a <{name}>; an export of business cards is a <root> of <businesscard>"
            ));
        }
        self.root = Root::Inside;
        self.root_name = Some(element.name().into_inner().to_owned());
        let [created] = attributes(element, ["creationdt"], line, &mut Vec::new())?;
        self.created = created;
        Ok(())
    }

    fn open_in_card(&mut self, element: &BytesStart<'_>, line: u64) -> Result<(), String> {
        let Some(card) = &mut self.card else { return Ok(()) };
        let local = element.local_name();
        let faults = &mut card.faults;
        match (self.depth, local.into_inner()) {
            (3, "participant") => {
                let [scheme, value] = attributes(element, ["scheme", "value"], line, faults)?;
                card.participant = Some((scheme.unwrap_or_default(), value.unwrap_or_default()));
            }
            (3, "entity") => {
                let [country] = attributes(element, ["countrycode"], line, faults)?;
                self.country = country.clone().unwrap_or_default();
                card.country = card.country.take().or(country);
            }
            (3, "doctypeid") => {
                let [scheme, value, name] = attributes(element, ["scheme", "value", "displayname"], line, faults)?;
                if let Some(value) = value {
                    let scheme = scheme.unwrap_or_default();
                    card.document_types.push(RawDocumentType { line, scheme, value, name });
                }
            }
            (4, "name") => {
                let [name, language] = attributes(element, ["name", "language"], line, faults)?;
                match name {
                    Some(name) => card.names.push(RawName { line, name, language }),
                    None => self.start_text(TextElement::Name, line, language),
                }
            }
            (4, "id") => {
                let [scheme, value] = attributes(element, ["scheme", "value"], line, faults)?;
                if let (Some(scheme), Some(value)) = (scheme, value) {
                    let country = self.country.clone();
                    card.identifiers.push(RawIdentifier { line, scheme, value, country });
                }
            }
            (4, "geoinfo") => self.start_text(TextElement::Place, line, None),
            (4, "website") => self.start_text(TextElement::Website, line, None),
            _ => {}
        }
        Ok(())
    }

    fn start_text(&mut self, element: TextElement, line: u64, language: Option<String>) {
        self.text = Some((element, String::new()));
        self.text_line = line;
        self.text_language = language;
        self.text_spoilt = false;
    }

    pub fn text(&mut self, content: &str) -> Result<(), String> {
        if self.root != Root::Inside && !content.trim().is_empty() {
            return Err("there is text outside of the document".to_owned());
        }
        if let Some((_, text)) = &mut self.text {
            text.push_str(content);
        }
        Ok(())
    }

    /// `&name;` in a text. In attributes the XML reader resolves the same ones.
    pub fn reference(&mut self, reference: &BytesRef<'_>, line: u64) -> Result<(), String> {
        if self.root != Root::Inside {
            return Err("there is text outside of the document".to_owned());
        }
        let resolved = match reference.resolve_char_ref() {
            Ok(Some(c)) => Some(c),
            Ok(None) => predefined(reference),
            Err(_) => None,
        };
        match (resolved, &mut self.text) {
            (Some(c), Some((_, text))) => text.push(c),
            (None, _) => {
                self.text_spoilt = self.text.is_some();
                let what = format!("the entity {} is not known", quoted(&format!("&{};", &**reference)));
                self.fault(Fault::new(line, Kind::Characters, what, Done::ValueDropped));
            }
            (Some(_), None) => {}
        }
        Ok(())
    }

    pub fn close(&mut self) -> Option<RawCard> {
        let depth = self.depth;
        self.depth = depth.saturating_sub(1);
        match depth {
            1 => self.root = Root::After,
            2 => return self.card.take(),
            3 => self.country.clear(),
            4 => self.close_text(),
            _ => {}
        }
        None
    }

    fn close_text(&mut self) {
        let (Some((element, text)), Some(card)) = (self.text.take(), &mut self.card) else { return };
        if self.text_spoilt || text.trim().is_empty() {
            return;
        }
        if let Some(c) = forbidden(&text) {
            let what = format!("a text holds the forbidden character U+{:04X}", u32::from(c));
            return self.fault(Fault::new(self.text_line, Kind::Characters, what, Done::ValueDropped));
        }
        match element {
            TextElement::Name => {
                card.names.push(RawName { line: self.text_line, name: text, language: self.text_language.take() });
            }
            TextElement::Place => card.place = card.place.take().or(Some(text)),
            TextElement::Website => card.website = card.website.take().or(Some(text)),
        }
    }

    pub fn limit_card(&mut self, bytes: u64) {
        let start = self.card_start;
        if let Some(card) = self.card.as_mut().filter(|card| !card.oversized && bytes - start > MAX_CARD_BYTES) {
            // The participant id stays: it tells that the card is there, though it cannot be imported.
            let (line, participant) = (card.line, card.participant.take());
            *card = RawCard { line, participant, oversized: true, ..RawCard::default() };
        }
    }

    fn fault(&mut self, fault: Fault) {
        if let Some(card) = self.card.as_mut().filter(|card| card.faults.len() < MAX_FAULTS) {
            card.faults.push(fault);
        }
    }

    pub fn end(&self) -> Result<(), String> {
        match self.root {
            Root::After => Ok(()),
            Root::Before => {
                Err("the file is empty; an export of business cards is a <root> of <businesscard>".to_owned())
            }
            Root::Inside => Err("the file ends before its </root>; it was cut off".to_owned()),
        }
    }
}
