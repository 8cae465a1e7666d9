//! Making an index from participants in the order of name and key.

use std::cmp::Ordering;

use carnet_core::name::fold;

use crate::{
    arena::ArenaBuilder,
    close::CloseBuilder,
    column::Column,
    error::{Error, Result},
    further::Alone,
    identifiers::IdentifiersBuilder,
    part::{Base, Entry, own_identifier},
};

/// Participants in the order of their keys, and how far identifiers have come.
pub struct ByKey {
    rows: Vec<u32>,
    at: usize,
}

/// Takes participants in the order of the bytes of name, then key.
#[derive(Default)]
pub struct Builder {
    names: ArenaBuilder,
    keys: ArenaBuilder,
    further: ArenaBuilder,
    further_rows: Vec<u32>,
    close: CloseBuilder,
    close_further: CloseBuilder,
    identifiers: IdentifiersBuilder,
    /// The one before.
    last: Option<(String, String)>,
    small: bool,
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
        let row = self.names.push(main).ok_or(Error::Full)?;
        self.keys.push(key).ok_or(Error::Full)?;
        self.close.push(row, &folded(main))?;
        for name in names {
            self.further.push(name).ok_or(Error::Full)?;
            self.further_rows.push(row);
            self.close_further.push(row, &folded(name))?;
        }
        let (scheme, value) = own_identifier(key);
        self.identifiers.push(row, scheme, &value)?;
        self.remember(main, key);
        Ok(row)
    }

    /// Adds an identifier of a participant that was added: its scheme and comparison key.
    pub fn identified(&mut self, row: u32, scheme: &str, key: &str) -> Result<()> {
        self.identifiers.push(row, scheme, key)
    }

    /// For identifiers that come ordered by the bytes of their participants' keys, once all participants are there.
    pub fn by_key(&self) -> ByKey {
        let mut rows: Vec<u32> = (0..self.names.len()).collect();
        rows.sort_unstable_by(|a, b| self.keys.text(*a).cmp(self.keys.text(*b)));
        ByKey { rows, at: 0 }
    }

    /// Adds an identifier of the participant with this key, which is not before the last one's; of a participant that
    /// was not added nothing is.
    pub fn identified_next(&mut self, by_key: &mut ByKey, of: &str, scheme: &str, key: &str) -> Result<()> {
        while let Some(row) = by_key.rows.get(by_key.at) {
            match self.keys.text(*row).cmp(of) {
                Ordering::Less => by_key.at += 1,
                Ordering::Equal => return self.identified(*row, scheme, key),
                Ordering::Greater => break,
            }
        }
        Ok(())
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
        let shortest = |shortest: usize| (!self.small).then_some(shortest);
        let column = |texts: ArenaBuilder| Column::new(texts.finish(), shortest(1)).ok_or(Error::Full);
        let (names, further) = (column(self.names)?, column(self.further)?);
        let alone = Alone::new(&names, &further, &self.further_rows);
        Ok(Base {
            names,
            keys: self.keys.finish(),
            further,
            further_rows: self.further_rows,
            alone,
            close: self.close.finish(shortest(1))?,
            close_further: self.close_further.finish(shortest(1))?,
            // Of identifiers one knows more than two characters, or one asks for nearly all of them.
            identifiers: self.identifiers.finish(shortest(3))?,
        })
    }
}

/// As [`fold`], at once for what is plain already.
fn folded(name: &str) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { fold(name) }
}
