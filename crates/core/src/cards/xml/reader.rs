//! The export as a run of cards. Assumes UTF-8; refuses document type declarations and endless items.

use std::io::BufRead;

use quick_xml::{Reader, errors::Error as XmlError, events::Event};

use super::{lines::LineReader, raw::RawCard, walk::Walk};
use crate::cards::{Malformed, quoted};

/// Cards of one document, in order.
pub struct CardReader<R> {
    reader: Reader<LineReader<R>>,
    buffer: Vec<u8>,
    walk: Walk,
    ended: bool,
}

impl<R: BufRead> CardReader<R> {
    pub fn new(source: R) -> Self {
        Self::at(source, 1)
    }

    /// Reads what begins at this line of a file.
    pub(in crate::cards) fn at(source: R, line: u64) -> Self {
        let mut reader = Reader::from_reader(LineReader::at(source, line));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), walk: Walk::default(), ended: false }
    }

    /// Bytes read so far.
    pub fn bytes(&self) -> u64 {
        self.reader.get_ref().consumed()
    }

    /// When the document says it was made (`creationdt` of its root), once the first card was read.
    pub fn created(&self) -> Option<&str> {
        self.walk.created()
    }

    /// Whether all there is was read.
    pub(in crate::cards) fn has_ended(&self) -> bool {
        self.ended
    }

    /// The root's name with its prefix, once the first card was read.
    pub(in crate::cards) fn root(&self) -> Option<&str> {
        self.walk.root_name()
    }

    /// What is known of the card in which reading has failed.
    pub(in crate::cards) fn unfinished(&mut self) -> Option<RawCard> {
        self.walk.unfinished()
    }

    /// Whether the document has begun as an export does, and has not ended.
    pub(in crate::cards) fn is_inside(&self) -> bool {
        self.walk.is_inside()
    }

    /// The next card, or `None` after the last.
    pub fn next_card(&mut self) -> Result<Option<RawCard>, Malformed> {
        loop {
            self.buffer.clear();
            self.reader.get_mut().start_item();
            let line = self.reader.get_ref().line();
            let start = self.reader.get_ref().consumed();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => return Err(malformed(self.reader.get_ref().line(), &error)),
            };
            let step = match event {
                Event::Start(element) => self.walk.open(&element, line, start).map(|()| None),
                Event::End(_) => Ok(self.walk.close()),
                Event::Text(text) => self.walk.text(&text.xml10_content()).map(|()| None),
                Event::CData(text) => self.walk.text(&text.xml10_content()).map(|()| None),
                Event::GeneralRef(reference) => self.walk.reference(&reference, line).map(|()| None),
                Event::Decl(declaration) => match declaration.encoding() {
                    Some(Ok(name)) if !name.eq_ignore_ascii_case("utf-8") => {
                        Err(format!("the encoding {} is not read; convert the file to UTF-8", quoted(&name)))
                    }
                    _ => Ok(None),
                },
                Event::DocType(_) => {
                    Err("a document type declaration is not accepted; business cards have none".to_owned())
                }
                Event::Eof => {
                    self.ended = true;
                    return self.walk.end().map(|()| None).map_err(|what| Malformed { line, what });
                }
                Event::Empty(_) | Event::Comment(_) | Event::PI(_) => Ok(None),
            };
            if let Some(card) = step.map_err(|what| Malformed { line, what })? {
                return Ok(Some(card));
            }
            self.walk.limit_card(self.reader.get_ref().consumed());
        }
    }
}

fn malformed(line: u64, error: &XmlError) -> Malformed {
    let what = match error {
        XmlError::Io(error) => error.to_string(),
        XmlError::Encoding(_) => format!("this is no UTF-8 ({error}); convert the file to UTF-8"),
        error => format!("this is not well-formed XML: {error}"),
    };
    Malformed { line, what }
}
