//! Folded names (R3) in the order in which the close group is listed: the shortest first, since most of it matches,
//! then in the order of participants.

use crate::{
    arena::{ArenaBuilder, partition},
    column::Column,
    error::{Error, Result},
};

pub struct Close {
    pub column: Column,
    /// The participant that each name is of.
    rows: Vec<u32>,
    /// Each length in characters that occurs, and the first name that has it.
    lengths: Vec<(u32, u32)>,
}

impl Close {
    /// The participant that a name is of.
    pub fn row(&self, entry: u32) -> u32 {
        self.rows.get(entry as usize).copied().unwrap_or(u32::MAX)
    }

    /// How long a name is, in characters.
    pub fn length(&self, entry: u32) -> u32 {
        let behind = self.lengths.partition_point(|(_, first)| *first <= entry);
        self.lengths.get(behind.saturating_sub(1)).map_or(0, |(length, _)| *length)
    }

    /// The first name at or behind this length and participant.
    pub fn place(&self, length: u32, row: u32) -> u32 {
        let at = self.lengths.partition_point(|(shorter, _)| *shorter < length);
        let end = self.column.len();
        let start = |at: usize| self.lengths.get(at).map_or(end, |(_, first)| *first);
        match self.lengths.get(at) {
            Some((same, first)) if *same == length => partition(*first..start(at + 1), |entry| self.row(entry) < row),
            _ => start(at),
        }
    }

    pub fn memory(&self) -> usize {
        self.column.memory() + self.rows.capacity() * 4 + self.lengths.capacity() * 8
    }
}

/// Takes folded names in the order of participants.
#[derive(Default)]
pub struct CloseBuilder {
    texts: ArenaBuilder,
    /// Length, participant and the place of the text.
    order: Vec<(u32, u32, u32)>,
}

impl CloseBuilder {
    pub fn push(&mut self, row: u32, folded: &str) -> Result<()> {
        let text = self.texts.push(folded).ok_or(Error::Full)?;
        self.order.push((length(folded), row, text));
        Ok(())
    }

    pub fn finish(mut self, shortest: Option<usize>) -> Result<Close> {
        self.order.sort_unstable();
        let texts = self.texts.finish();
        let mut sorted = ArenaBuilder::default();
        let mut lengths: Vec<(u32, u32)> = Vec::new();
        for (length, _, text) in &self.order {
            let entry = sorted.push(texts.text(*text)).ok_or(Error::Full)?;
            if lengths.last().is_none_or(|(last, _)| last != length) {
                lengths.push((*length, entry));
            }
        }
        drop(texts);
        let rows = self.order.into_iter().map(|(_, row, _)| row).collect();
        let column = Column::new(sorted.finish(), shortest).ok_or(Error::Full)?;
        Ok(Close { column, rows, lengths })
    }
}

/// Characters of a folded name.
pub fn length(folded: &str) -> u32 {
    folded.chars().count() as u32
}
