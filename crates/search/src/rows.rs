//! A set of participants by number, read in ascending order: a list while it is small, else a bit for each.

/// Numbers in the list at most; beyond that, sorting takes longer than reading the bits.
const LISTED: usize = 1024;

pub struct RowSet {
    all: u32,
    listed: Vec<u32>,
    /// Empty while the list is enough.
    bits: Vec<u64>,
}

impl RowSet {
    /// An empty set of numbers below `all`.
    pub fn new(all: u32) -> Self {
        Self { all, listed: Vec::new(), bits: Vec::new() }
    }

    /// From the start with room for each number.
    pub fn of_bits(all: u32) -> Self {
        Self { all, listed: Vec::new(), bits: vec![0; all.div_ceil(64) as usize] }
    }

    pub fn insert(&mut self, row: u32) {
        if row >= self.all {
            return;
        }
        if self.bits.is_empty() {
            self.listed.push(row);
            if self.listed.len() <= LISTED {
                return;
            }
            self.listed.sort_unstable();
            self.listed.dedup();
            if self.listed.len() <= LISTED / 2 {
                return;
            }
            self.bits = vec![0; self.all.div_ceil(64) as usize];
            return std::mem::take(&mut self.listed).into_iter().for_each(|row| self.mark(row));
        }
        self.mark(row);
    }

    fn mark(&mut self, row: u32) {
        if let Some(word) = self.bits.get_mut(row as usize / 64) {
            *word |= 1 << (row % 64);
        }
    }

    /// Whether the bits hold it; not for a set that lists its numbers.
    #[inline]
    pub fn has_bit(&self, row: u32) -> bool {
        self.bits.get(row as usize / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// How many there are.
    pub fn count(mut self) -> u64 {
        self.listed.sort_unstable();
        self.listed.dedup();
        self.listed.len() as u64 + self.bits.iter().map(|word| u64::from(word.count_ones())).sum::<u64>()
    }

    /// Ascending, from `from` on.
    pub fn from(mut self, from: u32) -> impl Iterator<Item = u32> {
        self.listed.sort_unstable();
        self.listed.dedup();
        let listed = self.listed.into_iter().filter(move |row| *row >= from);
        let words = self.bits.into_iter().enumerate().skip(from as usize / 64);
        listed
            .chain(words.flat_map(|(at, word)| Ones { word, base: at as u32 * 64 }).skip_while(move |row| *row < from))
    }
}

/// The bits of a word that are set.
struct Ones {
    word: u64,
    base: u32,
}

impl Iterator for Ones {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let lowest = self.word.trailing_zeros();
        self.word = self.word.checked_sub(1)? & self.word;
        Some(self.base + lowest)
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_set_is_read_in_order(rows in prop::collection::vec(0_u32..5000, 0..4000), from in 0_u32..5000) {
            let mut expected = rows.clone();
            expected.sort_unstable();
            expected.dedup();
            let set = || {
                let mut set = RowSet::new(5000);
                rows.iter().for_each(|row| set.insert(*row));
                set
            };
            prop_assert_eq!(set().count(), expected.len() as u64);
            expected.retain(|row| *row >= from);
            prop_assert_eq!(set().from(from).collect::<Vec<_>>(), expected);
        }
    }
}
