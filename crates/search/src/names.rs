//! All names of a directory's participants, and what an index has of them.

use carnet_core::name::fold;

use crate::{
    arena::ArenaBuilder,
    close::{Close, CloseBuilder},
    column::Column,
    error::{Error, Result},
    further::Alone,
};

pub struct Names {
    /// One of each participant, in the order of participants.
    pub main: Column,
    /// Names after the first, in the order of their participants, which stand beside them.
    pub further: Column,
    pub further_rows: Vec<u32>,
    pub alone: Alone,
    pub close: Close,
    pub close_further: Close,
}

/// Takes names in the order of their participants.
#[derive(Default)]
pub struct NamesBuilder {
    main: ArenaBuilder,
    further: ArenaBuilder,
    further_rows: Vec<u32>,
    close: CloseBuilder,
    close_further: CloseBuilder,
}

impl NamesBuilder {
    /// Adds the next participant's main name; answers its number.
    pub fn push(&mut self, name: &str) -> Result<u32> {
        let row = self.main.push(name).ok_or(Error::Full)?;
        self.close.push(row, &folded(name))?;
        Ok(row)
    }

    /// Adds another name of the last participant.
    pub fn push_further(&mut self, row: u32, name: &str) -> Result<()> {
        self.further.push(name).ok_or(Error::Full)?;
        self.further_rows.push(row);
        self.close_further.push(row, &folded(name))
    }

    /// Makes the lists, of runs of `shortest` bytes at least; none without.
    pub fn finish(self, shortest: Option<usize>) -> Result<Names> {
        let column = |texts: ArenaBuilder| Column::new(texts.finish(), shortest).ok_or(Error::Full);
        let (main, further) = (column(self.main)?, column(self.further)?);
        let alone = Alone::new(&main, &further, &self.further_rows);
        let (close, close_further) = (self.close.finish(shortest)?, self.close_further.finish(shortest)?);
        Ok(Names { main, further, further_rows: self.further_rows, alone, close, close_further })
    }
}

/// As [`fold`], at once for what is plain already.
fn folded(name: &str) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { fold(name) }
}
