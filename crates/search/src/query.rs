//! What is searched for, read once for all parts of an index, and a place in the order of answers.

use carnet_core::{
    identifier::Lookup,
    name::{Pattern, Words},
    wire::MatchKind,
};

use crate::needle::Matcher;

/// A name, identifiers, or both; without either, everything. It is one of the two groups.
#[derive(Clone, Debug)]
pub struct Query {
    pub(crate) kind: MatchKind,
    /// The pattern, and the words that come close to it.
    pub(crate) name: Option<(Matcher, Matcher)>,
    /// Any of these; when there are none, nothing is found.
    pub(crate) lookups: Option<Vec<Lookup>>,
}

impl Query {
    /// Everything, in the order of names.
    pub fn everything() -> Self {
        Self { kind: MatchKind::Literal, name: None, lookups: None }
    }

    /// Who has a name that matches literally (R2), or closely and not literally (R3).
    #[must_use]
    pub fn named(mut self, pattern: &Pattern, words: &Words, kind: MatchKind) -> Self {
        self.name = Some((Matcher::pattern(pattern), Matcher::words(words)));
        self.kind = kind;
        self
    }

    /// Who has an identifier that answers one of the questions (R4), of those found by name if a name was given.
    #[must_use]
    pub fn identified(mut self, lookups: Vec<Lookup>) -> Self {
        self.lookups = Some(lookups);
        self
    }
}

/// A participant's place in the order of its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place<'a> {
    /// In the close group the length of the name that came close, in folded characters; else 0.
    pub rank: u32,
    /// The main name.
    pub name: &'a str,
    /// The participant's key: its id in lower case.
    pub key: &'a str,
}
