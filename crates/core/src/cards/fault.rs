//! What is said of a card that is not as it should be: where, what, and what was done about it.

use std::fmt;

use crate::wire::{CardDone, CardFault};

/// One fault inside a card. It ends no import.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fault {
    /// Line in the file, counted from 1.
    pub line: u64,
    pub kind: CardFault,
    /// The same with the value at hand, in English.
    pub what: String,
    pub done: CardDone,
}

impl Fault {
    pub fn new(line: u64, kind: CardFault, what: impl Into<String>, done: CardDone) -> Self {
        Self { line, kind, what: what.into(), done }
    }
}

/// A value of a card for a message: shortened, and on one line whatever it holds.
pub fn quoted(value: &str) -> String {
    const SHOWN: usize = 60;
    let mut shown: String = value.chars().take(SHOWN).collect();
    if value.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    format!("{shown:?}")
}

/// The file is not what it should be; nothing after `line` was read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Malformed {
    pub line: u64,
    pub what: String,
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

impl std::error::Error for Malformed {}
