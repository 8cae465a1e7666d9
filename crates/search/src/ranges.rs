//! Participants of long ranges of sorted identifiers, in the order of participants: a beginning that many identifiers
//! share is answered by its list instead of gathering them.

use std::ops::Range;

use crate::{
    arena::{Arena, partition},
    bits::{BLOCK, pack},
    grams::{Block, Grams, List},
    postings::Cursor,
    rows::RowSet,
};

/// Identifiers that are gathered at most.
const LONG: usize = if cfg!(test) { 8 } else { 1 << 16 };

pub struct Ranges {
    /// Each with the number of its list, by where it begins and ends.
    ranges: Vec<((u32, u32), u32)>,
    lists: Grams,
}

impl Ranges {
    /// Of each section of `texts`, which is sorted, and of what begins alike in it; `rows` says whose the texts are.
    /// `None` when there is no room.
    pub fn new(texts: &Arena, sections: impl Iterator<Item = Range<u32>>, rows: &[u32]) -> Option<Self> {
        let mut ranges = Self { ranges: Vec::new(), lists: Grams::unnamed() };
        let all = rows.iter().max().map_or(0, |last| last + 1);
        let mut open: Vec<(Range<u32>, usize)> = sections.map(|section| (section, 0)).collect();
        while let Some((range, depth)) = open.pop() {
            if range.len() <= LONG {
                continue;
            }
            ranges.add(&range, rows, all)?;
            let mut at = range.start;
            while at < range.end {
                let byte = texts.get(at).get(depth);
                let next = partition(at..range.end, |entry| texts.get(entry).get(depth) <= byte);
                open.extend(byte.map(|_| (at..next, depth + 1)));
                at = next;
            }
        }
        ranges.ranges.sort_unstable();
        ranges.lists.close();
        Some(ranges)
    }

    fn add(&mut self, range: &Range<u32>, rows: &[u32], all: u32) -> Option<()> {
        let bounds = (range.start, range.end);
        // What begins alike may go on alike.
        if self.ranges.iter().any(|(known, _)| *known == bounds) {
            return Some(());
        }
        let mut set = RowSet::of_bits(all);
        rows.get(range.start as usize..range.end as usize)?.iter().for_each(|row| set.insert(*row));
        let rows: Vec<u32> = set.from(0).collect();
        self.ranges.push((bounds, self.lists.push(&rows)?));
        Some(())
    }

    /// The list of a range that has one, and how many it holds.
    pub fn find(&self, range: &Range<u32>) -> Option<(Cursor<'_>, u32)> {
        let place = self.ranges.binary_search_by_key(&(range.start, range.end), |(bounds, _)| *bounds).ok()?;
        let (_, list) = self.ranges.get(place)?;
        Some((Cursor::new(&self.lists, *list), self.lists.count(*list)))
    }

    pub fn memory(&self) -> usize {
        self.ranges.capacity() * 12 + self.lists.memory()
    }
}

impl Grams {
    /// Lists that are found by number alone.
    fn unnamed() -> Self {
        let (codes, buckets, lists) = (Vec::new(), Vec::new(), vec![List { count: 0, blocks: 0 }]);
        Self { codes, buckets, lists, blocks: Vec::new(), packed: Vec::new(), shortest: 0 }
    }

    // The number of the list.
    fn push(&mut self, rows: &[u32]) -> Option<u32> {
        let list = self.lists.len() - 1;
        self.lists.last_mut()?.count = u32::try_from(rows.len()).ok()?;
        for block in rows.chunks(BLOCK) {
            let at = u32::try_from(self.packed.len()).ok()?;
            self.blocks.push(Block { first: *block.first()?, at });
            pack(block, &mut self.packed);
        }
        self.lists.push(List { count: 0, blocks: u32::try_from(self.blocks.len()).ok()? });
        u32::try_from(list).ok()
    }

    fn close(&mut self) {
        self.lists.shrink_to_fit();
        self.blocks.shrink_to_fit();
        self.packed.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::arena::ArenaBuilder;

    #[test]
    fn long_ranges_have_the_list_of_their_participants() {
        let mut builder = ArenaBuilder::default();
        let texts: Vec<String> = (0..400).map(|number| format!("7{number:03}")).collect();
        texts.iter().for_each(|text| assert!(builder.push(text).is_some()));
        let texts = builder.finish();
        let rows: Vec<u32> = (0..400).map(|entry| entry * 7 % 300).collect();
        let ranges = Ranges::new(&texts, std::iter::once(0..400), &rows).unwrap();
        for prefix in ["", "7", "70", "72", "739"] {
            let range = texts.prefixed(0..400, prefix.as_bytes());
            let (cursor, count) = ranges.find(&range).unwrap();
            let mut expected = rows[range.start as usize..range.end as usize].to_vec();
            expected.sort_unstable();
            expected.dedup();
            assert_eq!(count as usize, expected.len(), "{prefix}");
            assert_eq!(cursor.from(0).collect::<Vec<_>>(), expected, "{prefix}");
        }
        assert!(ranges.find(&texts.prefixed(0..400, b"7000")).is_none());
        let (cursor, _) = ranges.find(&(0..400)).unwrap();
        assert_eq!(cursor.from(290).collect::<Vec<_>>(), (290..300).collect::<Vec<_>>());
    }
}
