//! Which texts hold which runs of one, two and three bytes: for each run a list of texts, in their order, in packed
//! blocks ([`super::bits`]) with a table of where each block begins.

use crate::bits::BLOCK;

/// A run of one to three bytes as a number: its length in front.
pub type Code = u32;

pub fn code(gram: &[u8]) -> Option<Code> {
    match gram {
        [a] => Some(1 << 24 | u32::from(*a)),
        [a, b] => Some(2 << 24 | u32::from(*a) << 8 | u32::from(*b)),
        [a, b, c] => Some(3 << 24 | u32::from(*a) << 16 | u32::from(*b) << 8 | u32::from(*c)),
        _ => None,
    }
}

/// A list: how many texts, and the place of its first block in the table; the next list's is its end.
#[derive(Clone, Copy, Debug)]
pub struct List {
    pub count: u32,
    pub blocks: u32,
}

/// A block: its first text, and where its bytes begin.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    pub first: u32,
    pub at: u32,
}

/// The lists of all runs that occur.
pub struct Grams {
    pub(crate) codes: Vec<Code>,
    /// Where the runs of three bytes with the same first two begin among the codes.
    pub(crate) buckets: Vec<u32>,
    /// One more than there are codes.
    pub(crate) lists: Vec<List>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) packed: Vec<u8>,
    pub(crate) shortest: usize,
}

impl Grams {
    /// The fewest bytes of a run that has a list.
    pub fn shortest(&self) -> usize {
        self.shortest
    }

    /// The number of the list of a run; `None` when no text holds it.
    pub fn find(&self, gram: &[u8]) -> Option<u32> {
        let code = code(gram)?;
        let (start, end) = match gram {
            [a, b, _] => {
                let bucket = usize::from(*a) << 8 | usize::from(*b);
                (*self.buckets.get(bucket)? as usize, *self.buckets.get(bucket + 1)? as usize)
            }
            _ => (0, *self.buckets.first()? as usize),
        };
        let place = self.codes.get(start..end)?.binary_search(&code).ok()?;
        u32::try_from(start + place).ok()
    }

    /// How many texts hold the run of this list.
    pub fn count(&self, list: u32) -> u32 {
        self.lists.get(list as usize).map_or(0, |list| list.count)
    }

    /// The blocks of a list.
    pub fn blocks(&self, list: u32) -> &[Block] {
        let list = list as usize;
        match (self.lists.get(list), self.lists.get(list + 1)) {
            (Some(list), Some(next)) => self.blocks.get(list.blocks as usize..next.blocks as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The bytes of a block and what follows.
    pub fn packed(&self, block: Block) -> &[u8] {
        self.packed.get(block.at as usize..).unwrap_or_default()
    }

    pub fn memory(&self) -> usize {
        (self.codes.capacity() + self.buckets.capacity()) * 4
            + (self.lists.capacity() + self.blocks.capacity()) * 8
            + self.packed.capacity()
    }
}

/// Numbers in the block at this place of a list.
pub fn block_len(count: u32, place: usize) -> usize {
    (count as usize).saturating_sub(place * BLOCK).min(BLOCK)
}
