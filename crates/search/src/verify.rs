//! Verifying the texts of a list, a block at a time. What is read of all of them before the first is looked at: their
//! places, then their ends. The reads wait for memory together instead of one after another.

use std::{hint::black_box, ops::Range};

use crate::{
    bits::BLOCK,
    column::Column,
    needle::{Matcher, Tail},
    postings::Cursor,
};

pub struct Verify<'a> {
    cursor: Cursor<'a>,
    filters: Vec<Cursor<'a>>,
    /// Whether the filters are asked: only when most texts of the shortest list turned out not to match.
    filtering: bool,
    tail: Tail,
}

impl<'a> Verify<'a> {
    pub fn new(cursor: Cursor<'a>, filters: Vec<Cursor<'a>>, matcher: &Matcher) -> Self {
        Self { cursor, filters, filtering: false, tail: Tail::of(matcher) }
    }

    /// Adds what matches in the next block to `found`; `false` when it was the last one.
    pub fn block(&mut self, column: &Column, matcher: &Matcher, within: &mut Range<u32>, found: &mut Vec<u32>) -> bool {
        let Some(rows) = self.cursor.next_block(within.start) else { return false };
        let more = rows.last().is_some_and(|row| *row < within.end);
        let mut candidates = Candidates::default();
        candidates.add(rows.iter().copied().filter(|row| within.contains(row)));
        if self.filtering {
            for filter in &mut self.filters {
                candidates.keep(|row, _| filter.contains(row));
            }
        }
        let verified = candidates.len;
        candidates.locate(column, &self.tail);
        let bytes = column.arena.bytes();
        let before = found.len();
        match self.tail.is_all() {
            true => found.extend(candidates.rows()),
            false => found.extend(
                candidates
                    .all()
                    .filter(|(_, (start, end))| matcher.matches(bytes, *start as usize, *end as usize))
                    .map(|(row, _)| row),
            ),
        }
        self.filtering |= !self.filters.is_empty() && (found.len() - before) * 3 < verified;
        more
    }
}

/// Texts of one block, and where they lie.
struct Candidates {
    rows: [u32; BLOCK],
    spans: [(u32, u32); BLOCK],
    len: usize,
}

impl Default for Candidates {
    fn default() -> Self {
        Self { rows: [0; BLOCK], spans: [(0, 0); BLOCK], len: 0 }
    }
}

impl Candidates {
    fn add(&mut self, rows: impl Iterator<Item = u32>) {
        for (slot, row) in self.rows.iter_mut().zip(rows) {
            *slot = row;
            self.len += 1;
        }
    }

    fn keep(&mut self, mut keep: impl FnMut(u32, (u32, u32)) -> bool) {
        let mut kept = 0;
        for at in 0..self.len.min(BLOCK) {
            let (row, span) = (self.rows[at], self.spans[at]);
            (self.rows[kept], self.spans[kept]) = (row, span);
            kept += usize::from(keep(row, span));
        }
        self.len = kept;
    }

    // Where the texts are, without those that end otherwise.
    fn locate(&mut self, column: &Column, tail: &Tail) {
        let (arena, bytes) = (&column.arena, column.arena.bytes());
        for (row, span) in self.rows.iter().zip(&mut self.spans).take(self.len) {
            let place = arena.span(*row);
            *span = (place.start as u32, place.end as u32);
        }
        let mut read = 0;
        self.keep(|_, (start, end)| {
            read ^= bytes.get(start as usize).copied().unwrap_or_default();
            tail.fits(bytes, end as usize)
        });
        black_box(read);
    }

    fn rows(&self) -> impl Iterator<Item = u32> {
        self.rows.iter().copied().take(self.len)
    }

    fn all(&self) -> impl Iterator<Item = (u32, (u32, u32))> {
        self.rows().zip(self.spans.iter().copied())
    }
}
