//! An export that arrives in pieces, cut into its cards: each is then read by itself, so that a card which is no XML
//! costs itself and nothing else. What is no export at all, or is cut off, still spoils the whole.

use std::io::Read as _;

use super::{
    CardReader, Malformed, RawCard,
    scan::{Cut, Scanner},
};

/// Bytes one card may have; the largest known are about 100 kB.
const MAX_CARD_BYTES: usize = 4 << 20;

/// Cards of a document of which more and more arrives.
#[derive(Default)]
pub struct Pieces {
    /// What has arrived and is not read yet.
    buffer: Vec<u8>,
    scanner: Scanner,
    /// Line of the first byte of the buffer, counted from 0.
    line: u64,
    /// The start tag of the root, without its attributes.
    root: Option<String>,
    created: Option<String>,
    /// The rest of a card that is too large passes by.
    passing: bool,
}

impl Pieces {
    /// What has arrived; hand over little at a time, and take the cards in between.
    pub fn push(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
    }

    /// When the document says it was made, once the first card was read.
    pub fn created(&self) -> Option<&str> {
        self.created.as_deref()
    }

    /// The next card that has arrived as a whole.
    pub fn next_card(&mut self) -> Result<Option<RawCard>, Malformed> {
        loop {
            let Some(cut) = self.scanner.next_cut(&self.buffer) else { return self.too_large() };
            let card = if self.passing { None } else { Some(self.read(cut)?) };
            self.passing = false;
            self.drop_front(cut.at());
            if card.is_some() {
                return Ok(card);
            }
        }
    }

    /// The end of what arrives: perhaps a last card, an empty one.
    pub fn end(&mut self) -> Result<Option<RawCard>, Malformed> {
        let root = self.root.clone().unwrap_or_default();
        let mut reader = CardReader::at(root.as_bytes().chain(self.buffer.as_slice()), self.line + 1);
        let card = reader.next_card()?;
        while reader.next_card()?.is_some() {}
        if self.created.is_none() {
            self.created = reader.created().map(str::to_owned);
        }
        Ok(card)
    }

    /// Reads what lies before the cut.
    fn read(&mut self, cut: Cut) -> Result<RawCard, Malformed> {
        let piece = self.buffer.get(..cut.at()).unwrap_or_default();
        let root = self.root.clone().unwrap_or_default();
        let mut reader = CardReader::at(root.as_bytes().chain(piece), self.line + 1);
        let card = match reader.next_card() {
            Ok(Some(card)) => card,
            Ok(None) => {
                let what = "a card stands after the end of the document".to_owned();
                return Err(Malformed { line: self.line + 1, what });
            }
            Err(error) if !reader.is_inside() => return Err(error),
            Err(Malformed { line, what }) => {
                let what = match cut {
                    Cut::Start(_) => "the card has no </businesscard>".to_owned(),
                    Cut::End(_) if reader.has_ended() => "an element of the card has no end".to_owned(),
                    Cut::End(_) => what,
                };
                broken(&mut reader, Malformed { line, what })
            }
        };
        if self.root.is_none() {
            self.root = reader.root().map(|name| format!("<{name}>"));
            self.created = reader.created().map(str::to_owned);
        }
        Ok(card)
    }

    /// Nothing without end stays in memory: of a card that is too large, who it is of is all that is read.
    fn too_large(&mut self) -> Result<Option<RawCard>, Malformed> {
        if self.passing {
            self.drop_front(self.scanner.scanned());
            return Ok(None);
        }
        if self.buffer.len() <= MAX_CARD_BYTES {
            return Ok(None);
        }
        if !self.scanner.is_in_card() {
            self.read(Cut::End(self.buffer.len()))?;
            let what = "there is no card in 4 MiB of text or in a comment without end".to_owned();
            return Err(Malformed { line: self.line + 1, what });
        }
        let RawCard { line, participant, .. } = self.read(Cut::End(self.buffer.len()))?;
        self.passing = true;
        self.drop_front(self.scanner.scanned());
        Ok(Some(RawCard { line, participant, oversized: true, ..RawCard::default() }))
    }

    fn drop_front(&mut self, bytes: usize) {
        let gone = self.buffer.drain(..bytes.min(self.buffer.len()));
        self.line += gone.filter(|byte| *byte == b'\n').count() as u64;
        self.scanner.shift(bytes);
    }
}

/// What is known of a card that could not be read to its end.
fn broken<R: std::io::BufRead>(reader: &mut CardReader<R>, why: Malformed) -> RawCard {
    let (line, participant) = match reader.unfinished() {
        Some(card) => (card.line, card.participant),
        None => (why.line, None),
    };
    RawCard { line, participant, broken: Some(why), ..RawCard::default() }
}

#[cfg(test)]
#[path = "pieces_tests.rs"]
mod tests;
