//! Participants in the order of name and key, with everything to search them by. It never changes.

use std::ops::Range;

use carnet_core::{
    identifier::{self, Lookup},
    name::fold,
};

use crate::{
    arena::{Arena, partition},
    close::{Close, length},
    column::Column,
    further::Alone,
    identifiers::Identifiers,
    needle::Matcher,
};

/// One participant, as it is handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its id in lower case.
    pub key: String,
    /// In literal form ([`carnet_core::name::normalize`]), the main name first.
    pub names: Vec<String>,
    /// Scheme and comparison key ([`carnet_core::identifier::key`]); the participant's own id may be left out.
    pub identifiers: Vec<(String, String)>,
}

impl Entry {
    pub fn name(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }
}

/// An unchanging index of participants. A [`crate::Builder`] makes it.
pub struct Base {
    pub(crate) names: Column,
    pub(crate) keys: Arena,
    /// Names after the first, in the order of their participants, which stand beside them.
    pub(crate) further: Column,
    pub(crate) further_rows: Vec<u32>,
    pub(crate) alone: Alone,
    pub(crate) close: Close,
    pub(crate) close_further: Close,
    pub(crate) identifiers: Identifiers,
}

/// Bytes that an index takes.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    pub names: usize,
    pub keys: usize,
    pub identifiers: usize,
    pub close: usize,
}

impl Base {
    /// How many participants there are.
    pub fn len(&self) -> u32 {
        self.names.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn memory(&self) -> Memory {
        Memory {
            names: self.names.memory() + self.further.memory() + self.further_rows.capacity() * 4 + self.alone.memory(),
            keys: self.keys.memory(),
            identifiers: self.identifiers.memory(),
            close: self.close.memory() + self.close_further.memory(),
        }
    }

    /// Bytes of the main names, each with the newline that ends it: what a search without an index reads through.
    pub fn name_bytes(&self) -> &[u8] {
        self.names.arena.bytes()
    }

    /// The first participant at or behind this name and key.
    pub(crate) fn lower_bound(&self, name: &str, key: &str) -> u32 {
        let sought = (name.as_bytes(), key.as_bytes());
        partition(0..self.len(), |row| (self.names.arena.get(row), self.keys.get(row)) < sought)
    }

    /// The participant with this key.
    pub(crate) fn row_of(&self, key: &str) -> Option<u32> {
        let (scheme, value) = own_identifier(key);
        let own = Lookup { scheme: Some(scheme.to_owned()), key: value, via: None };
        let mut row = None;
        self.identifiers.exact(&own, |found| {
            if self.keys.text(found) == key {
                row = Some(found);
            }
        });
        row
    }

    pub(crate) fn further_of(&self, row: u32) -> Range<u32> {
        let start = self.further_rows.partition_point(|other| *other < row);
        let end = start + self.further_rows.iter().skip(start).take_while(|other| **other == row).count();
        start as u32..end as u32
    }

    pub(crate) fn further_row(&self, entry: u32) -> u32 {
        self.further_rows.get(entry as usize).copied().unwrap_or(u32::MAX)
    }

    /// Whether a name matches literally.
    pub(crate) fn is_literal(&self, row: u32, pattern: &Matcher) -> bool {
        self.names.matches(pattern, row) || self.further_of(row).any(|entry| self.further.matches(pattern, entry))
    }

    /// The rank in the close group: of the main name if that comes close, else of the shortest further name that does.
    pub(crate) fn closeness(&self, row: u32, words: &Matcher) -> Option<u32> {
        self.main_closeness(row, words).or_else(|| self.further_closeness(row, words))
    }

    pub(crate) fn main_closeness(&self, row: u32, words: &Matcher) -> Option<u32> {
        closeness(self.names.arena.text(row), words)
    }

    pub(crate) fn further_closeness(&self, row: u32, words: &Matcher) -> Option<u32> {
        self.further_of(row).filter_map(|entry| closeness(self.further.arena.text(entry), words)).min()
    }
}

fn closeness(name: &str, words: &Matcher) -> Option<u32> {
    let folded = fold(name);
    words.matches_text(&folded).then(|| length(&folded))
}

/// Scheme and comparison key of a participant's own id.
pub(crate) fn own_identifier(key: &str) -> (&str, String) {
    let (scheme, value) = key.split_once(':').unwrap_or(("", key));
    (scheme, identifier::key(value))
}
