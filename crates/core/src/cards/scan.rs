//! Where one card ends and the next begins, found in bytes of which more may follow. Knows comments, CDATA sections
//! and instructions, so that a tag which is written in one of them is none.

const CARD: &[u8] = b"businesscard";

/// A place between two cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Behind the end tag of a card.
    End(usize),
    /// Before the start tag of a card, while the one before has not ended.
    Start(usize),
}

impl Cut {
    pub fn at(self) -> usize {
        match self {
            Self::End(at) | Self::Start(at) => at,
        }
    }
}

#[derive(Default)]
pub struct Scanner {
    /// Bytes that need no second look.
    scanned: usize,
    /// What ends the section at hand, in which no tag counts.
    until: Option<&'static [u8]>,
    in_card: bool,
}

/// What a `<` begins.
enum Item {
    /// Too little of it is here.
    Unknown,
    Section(usize, &'static [u8]),
    CardStart,
    /// With its length.
    CardEnd(usize),
    Other,
}

impl Scanner {
    pub fn scanned(&self) -> usize {
        self.scanned
    }

    /// Whether a card has begun, and no comment in it is what goes on without end.
    pub fn is_in_card(&self) -> bool {
        self.in_card && self.until.is_none()
    }

    /// The first bytes are gone.
    pub fn shift(&mut self, bytes: usize) {
        self.scanned = self.scanned.saturating_sub(bytes);
    }

    /// The next cut, once it is here.
    pub fn next_cut(&mut self, bytes: &[u8]) -> Option<Cut> {
        loop {
            let rest = bytes.get(self.scanned..).unwrap_or_default();
            if let Some(end) = self.until {
                let Some(at) = find(rest, end) else {
                    self.scanned += rest.len().saturating_sub(end.len() - 1);
                    return None;
                };
                self.scanned += at + end.len();
                self.until = None;
                continue;
            }
            let Some(at) = rest.iter().position(|byte| *byte == b'<') else {
                self.scanned = bytes.len();
                return None;
            };
            self.scanned += at;
            match item(rest.get(at..).unwrap_or_default()) {
                Item::Unknown => return None,
                Item::Section(length, end) => {
                    self.scanned += length;
                    self.until = Some(end);
                }
                Item::CardStart if self.in_card => {
                    self.in_card = false;
                    return Some(Cut::Start(self.scanned));
                }
                Item::CardStart => {
                    self.in_card = true;
                    self.scanned += 1;
                }
                Item::CardEnd(length) => {
                    self.in_card = false;
                    self.scanned += length;
                    return Some(Cut::End(self.scanned));
                }
                Item::Other => self.scanned += 1,
            }
        }
    }
}

fn item(bytes: &[u8]) -> Item {
    const SECTIONS: [(&[u8], &[u8]); 3] = [(b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>")];
    for (begin, end) in SECTIONS {
        if bytes.starts_with(begin) {
            return Item::Section(begin.len(), end);
        }
        if begin.starts_with(bytes) {
            return Item::Unknown;
        }
    }
    let is_end = bytes.get(1) == Some(&b'/');
    let name = bytes.get(1 + usize::from(is_end)..).unwrap_or_default();
    // No longer than any name there is: a stray `<` in a text does not keep the scanner waiting.
    let length = name.iter().take(64).position(|byte| matches!(byte, b'>' | b'/' | b'<') || byte.is_ascii_whitespace());
    let Some(length) = length else { return if name.len() < 64 { Item::Unknown } else { Item::Other } };
    let name = name.get(..length).unwrap_or_default();
    let local = name.iter().position(|byte| *byte == b':').map_or(0, |colon| colon + 1);
    match (name.get(local..) == Some(CARD), is_end) {
        (false, _) => Item::Other,
        (true, false) => Item::CardStart,
        (true, true) => match bytes.iter().position(|byte| *byte == b'>') {
            Some(at) => Item::CardEnd(at + 1),
            None => Item::Unknown,
        },
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
