//! What is printed of a card or a line that is not as it should be: where, what, and what was done about it.

use std::fmt;

use carnet_core::{cards, wire::CardDone};

/// One fault inside a card or a line. It ends no import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line in the file, counted from 1.
    pub line: u64,
    pub what: String,
    pub done: Done,
}

/// What the import did about a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// The value was left out, the card kept.
    ValueDropped,
    /// Something else stands in for the value, as the text says.
    Replaced,
    /// The card was not imported; a participant known before stays as it was.
    CardSkipped,
    /// The line counts all the same.
    LineKept,
    /// The line was not imported; an address known before stays as it was.
    LineSkipped,
    /// An earlier card of the same participant, or line of the same address, gave way to this one.
    EarlierReplaced,
}

impl Fault {
    pub fn new(line: u64, what: impl Into<String>, done: Done) -> Self {
        Self { line, what: what.into(), done }
    }
}

impl From<cards::Fault> for Fault {
    fn from(fault: cards::Fault) -> Self {
        let done = match fault.done {
            CardDone::ValueDropped => Done::ValueDropped,
            CardDone::Replaced => Done::Replaced,
            CardDone::CardSkipped => Done::CardSkipped,
            CardDone::EarlierReplaced => Done::EarlierReplaced,
        };
        Self::new(fault.line, fault.what, done)
    }
}

impl fmt::Display for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ValueDropped => "value dropped",
            Self::Replaced => "card kept",
            Self::LineKept => "line kept",
            Self::LineSkipped => "line skipped",
            Self::CardSkipped => "card skipped",
            Self::EarlierReplaced => "the later one counts",
        })
    }
}

/// A fault with its file and participant, as printed.
#[derive(Clone, Debug)]
pub struct Problem {
    pub file: String,
    /// Participant id as the card gives it; `None` when the card gives none.
    pub participant: Option<String>,
    pub fault: Fault,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fault { line, what, done } = &self.fault;
        let participant = self.participant.as_deref().unwrap_or("participant unknown");
        write!(f, "{}:{line}: {participant}: {what}; {done}", self.file)
    }
}
