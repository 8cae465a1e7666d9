//! Making an index from participants in the order of name and key.

use std::cmp::Ordering;

use crate::{
    arena::{Arena, ArenaBuilder},
    error::{Error, Result},
    identifiers::{Identifiers, IdentifiersBuilder},
    names::{Names, NamesBuilder},
    part::{Base, Entry, own_identifier},
};

/// The shortest runs of names that have a list.
const SHORTEST_OF_NAMES: usize = 1;
/// Of identifiers one knows more than two characters, or one asks for nearly all of them.
const SHORTEST_OF_IDENTIFIERS: usize = 3;

/// Takes participants in the order of the bytes of name, then key.
#[derive(Default)]
pub struct Builder {
    names: NamesBuilder,
    keys: ArenaBuilder,
    identifiers: IdentifiersBuilder,
    /// The one before.
    last: Option<(String, String)>,
    small: bool,
}

/// The names of all participants, of which their part of an index is to be made.
pub struct Named {
    names: NamesBuilder,
    small: bool,
}

/// Takes identifiers in the order of their participants' keys.
pub struct ByKey {
    keys: ArenaBuilder,
    identifiers: IdentifiersBuilder,
    small: bool,
    /// Participants in the order of their keys, and how far identifiers have come.
    rows: Vec<u32>,
    at: usize,
}

/// The part of an index that names are found by.
pub struct OfNames(Names);

/// The part of an index that identifiers are found by.
pub struct OfIdentifiers {
    keys: Arena,
    identifiers: Identifiers,
}

impl Builder {
    /// For few participants: every search reads through them, but the index is made at once.
    pub(crate) fn small() -> Self {
        Self { small: true, ..Self::default() }
    }

    /// Adds a participant.
    pub fn push(&mut self, entry: &Entry) -> Result<()> {
        let row = self.named(&entry.key, entry.names.iter().map(String::as_str))?;
        entry.identifiers.iter().try_for_each(|(scheme, key)| self.identified(row, scheme, key))
    }

    /// Adds a participant by its names, the main one first; its number is what [`Builder::identified`] takes.
    pub fn named<'a>(&mut self, key: &str, names: impl IntoIterator<Item = &'a str>) -> Result<u32> {
        let mut names = names.into_iter();
        let main = names.next().unwrap_or_default();
        let before = self.last.as_ref().map(|(name, key)| (name.as_str(), key.as_str()));
        if before.is_some_and(|before| before >= (main, key)) {
            return Err(Error::Unordered { key: key.to_owned() });
        }
        let row = self.names.push(main)?;
        self.keys.push(key).ok_or(Error::Full)?;
        names.try_for_each(|name| self.names.push_further(row, name))?;
        let (scheme, value) = own_identifier(key);
        self.identified(row, scheme, &value)?;
        self.remember(main, key);
        Ok(row)
    }

    /// Adds an identifier of a participant that was added: its scheme and comparison key.
    pub fn identified(&mut self, row: u32, scheme: &str, key: &str) -> Result<()> {
        self.identifiers.push(row, scheme, key)
    }

    /// For identifiers that come ordered by the bytes of their participants' keys, once all participants are there. What
    /// is made of names needs no identifiers: a host with threads makes it while it reads them.
    pub fn by_key(self) -> (Named, ByKey) {
        let Self { names, keys, identifiers, small, .. } = self;
        let mut rows: Vec<u32> = (0..keys.len()).collect();
        rows.sort_unstable_by(|a, b| keys.text(*a).cmp(keys.text(*b)));
        (Named { names, small }, ByKey { keys, identifiers, small, rows, at: 0 })
    }

    // In the room of the one before.
    fn remember(&mut self, main: &str, key: &str) {
        let (last_name, last_key) = self.last.get_or_insert_default();
        last_name.clear();
        last_name.push_str(main);
        last_key.clear();
        last_key.push_str(key);
    }

    /// Makes the lists.
    pub fn finish(self) -> Result<Base> {
        let Self { names, keys, identifiers, small, .. } = self;
        Ok(Base::of(of_names(names, small)?, of_identifiers(keys, identifiers, small)?))
    }
}

impl Named {
    /// Makes the lists of names.
    pub fn finish(self) -> Result<OfNames> {
        of_names(self.names, self.small)
    }
}

impl ByKey {
    /// Adds an identifier of the participant with this key, which is not before the last one's; of a participant that
    /// was not added nothing is.
    pub fn identified(&mut self, of: &str, scheme: &str, key: &str) -> Result<()> {
        while let Some(row) = self.rows.get(self.at) {
            match self.keys.text(*row).cmp(of) {
                Ordering::Less => self.at += 1,
                Ordering::Equal => return self.identifiers.push(*row, scheme, key),
                Ordering::Greater => break,
            }
        }
        Ok(())
    }

    /// Makes the lists of identifiers.
    pub fn finish(self) -> Result<OfIdentifiers> {
        of_identifiers(self.keys, self.identifiers, self.small)
    }
}

impl Base {
    /// An index of its two parts, which are of the same participants.
    pub fn of(OfNames(names): OfNames, OfIdentifiers { keys, identifiers }: OfIdentifiers) -> Self {
        let Names { main, further, further_rows, alone, close, close_further } = names;
        Self { names: main, keys, further, further_rows, alone, close, close_further, identifiers }
    }
}

fn of_names(names: NamesBuilder, small: bool) -> Result<OfNames> {
    names.finish((!small).then_some(SHORTEST_OF_NAMES)).map(OfNames)
}

fn of_identifiers(keys: ArenaBuilder, identifiers: IdentifiersBuilder, small: bool) -> Result<OfIdentifiers> {
    Ok(OfIdentifiers {
        keys: keys.finish(),
        identifiers: identifiers.finish((!small).then_some(SHORTEST_OF_IDENTIFIERS))?,
    })
}
