//! Making an index from participants in the order of name and key.

use crate::{
    arena::ArenaBuilder,
    by_value::{ByValue, OfIdentifiers},
    error::{Error, Result},
    identifiers::IdentifiersBuilder,
    names::{Names, NamesBuilder},
    part::{Base, Entry, own_identifier},
};

/// The shortest runs of names that have a list.
const SHORTEST_OF_NAMES: usize = 1;
/// Of identifiers one knows more than two characters, or one asks for nearly all of them.
pub(crate) const SHORTEST_OF_IDENTIFIERS: usize = 3;

/// Takes participants in the order of the bytes of name, then key, and their identifiers in any order.
#[derive(Default)]
pub struct Builder {
    participants: Participants,
    identifiers: IdentifiersBuilder,
    small: bool,
}

/// Takes the names of participants in the order of the bytes of name, then key.
#[derive(Default)]
pub struct Participants {
    names: NamesBuilder,
    keys: ArenaBuilder,
    /// The one before.
    last: Option<(String, String)>,
}

/// The names of all participants, of which their part of an index is to be made.
pub struct Named(NamesBuilder);

/// The part of an index that names are found by.
pub struct OfNames(Names);

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
        let row = self.participants.push(key, names)?;
        let (scheme, value) = own_identifier(key);
        self.identified(row, scheme, &value)?;
        Ok(row)
    }

    /// Adds an identifier of a participant that was added: its scheme and comparison key.
    pub fn identified(&mut self, row: u32, scheme: &str, key: &str) -> Result<()> {
        self.identifiers.push(row, scheme, key)
    }

    /// Makes the lists.
    pub fn finish(self) -> Result<Base> {
        let Self { participants: Participants { names, keys, .. }, identifiers, small } = self;
        let names = OfNames(names.finish((!small).then_some(SHORTEST_OF_NAMES))?);
        let identifiers = identifiers.finish((!small).then_some(SHORTEST_OF_IDENTIFIERS))?;
        Ok(Base::of(names, OfIdentifiers { keys: keys.finish(), identifiers }))
    }
}

impl Participants {
    /// Adds a participant by its names, the main one first; answers its number.
    pub fn push<'a>(&mut self, key: &str, names: impl IntoIterator<Item = &'a str>) -> Result<u32> {
        let mut names = names.into_iter();
        let main = names.next().unwrap_or_default();
        let before = self.last.as_ref().map(|(name, key)| (name.as_str(), key.as_str()));
        if before.is_some_and(|before| before >= (main, key)) {
            return Err(Error::Unordered { key: key.to_owned() });
        }
        let row = self.names.push(main)?;
        self.keys.push(key).ok_or(Error::Full)?;
        names.try_for_each(|name| self.names.push_further(row, name))?;
        self.remember(main, key);
        Ok(row)
    }

    // In the room of the one before.
    fn remember(&mut self, main: &str, key: &str) {
        let (last_name, last_key) = self.last.get_or_insert_default();
        last_name.clear();
        last_name.push_str(main);
        last_key.clear();
        last_key.push_str(key);
    }

    /// Once all participants are there: what the two parts of an index are made of. What is made of names needs no
    /// identifiers: a host with threads makes it while it reads them.
    pub fn by_value(self) -> (Named, ByValue) {
        (Named(self.names), ByValue::new(self.keys.finish()))
    }
}

impl Named {
    /// Makes the lists of names.
    pub fn finish(self) -> Result<OfNames> {
        self.0.finish(Some(SHORTEST_OF_NAMES)).map(OfNames)
    }
}

impl Base {
    /// An index of its two parts, which are of the same participants.
    pub fn of(OfNames(names): OfNames, OfIdentifiers { keys, identifiers }: OfIdentifiers) -> Self {
        let Names { main, further, further_rows, alone, close, close_further } = names;
        Self { names: main, keys, further, further_rows, alone, close, close_further, identifiers }
    }
}
