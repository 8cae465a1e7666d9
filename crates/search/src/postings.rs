//! Walking a list of texts: block by block, or from one text to the next that is wanted.

use crate::{
    bits::{BLOCK, unpack},
    grams::{Block, Grams, block_len},
};

/// A place in a list.
pub struct Cursor<'a> {
    grams: &'a Grams,
    blocks: &'a [Block],
    count: u32,
    /// The block that was read, if any.
    block: Option<usize>,
    rows: [u32; BLOCK],
    len: usize,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub fn new(grams: &'a Grams, list: u32) -> Self {
        let (blocks, count) = (grams.blocks(list), grams.count(list));
        Self { grams, blocks, count, block: None, rows: [0; BLOCK], len: 0, at: 0 }
    }

    /// The block after the one that was read; before any was read, the one that `from` may be in.
    pub fn next_block(&mut self, from: u32) -> Option<&[u32]> {
        let next = match self.block {
            Some(block) => block + 1,
            None => self.blocks.partition_point(|block| block.first <= from).saturating_sub(1),
        };
        self.read(next).then(|| self.rows.get(..self.len).unwrap_or_default())
    }

    /// What it holds from `from` on.
    pub fn from(mut self, from: u32) -> impl Iterator<Item = u32> + 'a {
        let mut at = self.next_block(from).map_or(0, |rows| rows.partition_point(|row| *row < from));
        std::iter::from_fn(move || {
            if at == self.len {
                self.next_block(from)?;
                at = 0;
            }
            at += 1;
            self.rows.get(at - 1).copied()
        })
    }

    /// Whether the list holds `row`. Asked in ascending order.
    pub fn contains(&mut self, row: u32) -> bool {
        let block = self.block.unwrap_or(0);
        if self.block.is_none() || self.blocks.get(block + 1).is_some_and(|next| next.first <= row) {
            let place = self.block_of(row, block);
            if !self.read(place) {
                return false;
            }
        }
        let rest = self.rows.get(self.at..self.len).unwrap_or_default();
        self.at += rest.iter().take_while(|held| **held < row).count();
        self.at < self.len && self.rows.get(self.at) == Some(&row)
    }

    // The last block from `block` on that begins at `row` or before.
    fn block_of(&self, row: u32, block: usize) -> usize {
        let rest = self.blocks.get(block..).unwrap_or_default();
        let mut reach = 1;
        while rest.get(reach).is_some_and(|next| next.first <= row) {
            reach *= 2;
        }
        let near = rest.get(reach / 2..rest.len().min(reach + 1)).unwrap_or_default();
        block + (reach / 2 + near.partition_point(|next| next.first <= row)).saturating_sub(1)
    }

    fn read(&mut self, place: usize) -> bool {
        let Some(block) = self.blocks.get(place) else { return false };
        self.len = block_len(self.count, place);
        unpack(self.grams.packed(*block), block.first, self.len, &mut self.rows);
        (self.block, self.at) = (Some(place), 0);
        true
    }
}
