//! Where in a document something stands, as an editor counts: from 1, columns in characters.

/// The place of the character that comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: u32,
    pub column: u32,
}

impl Place {
    pub const START: Self = Self { line: 1, column: 1 };

    /// The place at this byte of a document.
    pub(super) fn of(document: &[u8], offset: usize) -> Self {
        let before = document.get(..offset).unwrap_or(document);
        before.iter().fold(Self::START, |place, byte| place.after(*byte))
    }

    fn after(self, byte: u8) -> Self {
        match byte {
            b'\n' => Self { line: self.line.saturating_add(1), column: 1 },
            // Not the first byte of its character.
            0x80..=0xbf => self,
            _ => Self { column: self.column.saturating_add(1), ..self },
        }
    }
}

/// Goes through a document once and tells places on the way.
#[derive(Debug)]
pub(super) struct Cursor<'t> {
    rest: &'t [u8],
    passed: usize,
    place: Place,
}

impl<'t> Cursor<'t> {
    pub fn new(document: &'t str) -> Self {
        Self { rest: document.as_bytes(), passed: 0, place: Place::START }
    }

    /// The place at this byte, which does not lie before one that was asked for.
    pub fn at(&mut self, offset: usize) -> Place {
        let (next, rest) = self.rest.split_at_checked(offset.saturating_sub(self.passed)).unwrap_or((self.rest, &[]));
        self.place = next.iter().fold(self.place, |place, byte| place.after(*byte));
        self.passed += next.len();
        self.rest = rest;
        self.place
    }
}
