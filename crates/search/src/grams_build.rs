//! Making the lists of runs from an arena, in one pass over its texts. Beside what comes out, it takes a few bytes for
//! each run that could occur, and a block for each that does.

use crate::{
    arena::Arena,
    bits::{BLOCK, pack},
    grams::{Block, Code, Grams, List, code},
};

/// What is known of a run while texts are read.
struct Open {
    code: Code,
    count: u32,
    /// The last of them: a text counts once however often it holds the run.
    rows: Vec<u32>,
}

struct Builder {
    /// The bytes that occur, numbered from 1; 0 for those that do not.
    letters: [usize; 256],
    alphabet: usize,
    /// The run's place in `open` and one more, by its letters; 0 where none was met.
    slots: Vec<u32>,
    open: Vec<Open>,
    /// Blocks in the order in which they were filled, each with its run's place in `open`.
    log: Vec<(u32, Block)>,
    packed: Vec<u8>,
}

/// Lists for the runs of `shortest` to three bytes. `None` when they take more room than positions of 32 bits reach.
pub fn grams(arena: &Arena, shortest: usize) -> Option<Grams> {
    let mut builder = Builder::new(arena);
    for row in 0..arena.len() {
        let span = arena.span(row);
        // With the newlines around it; a newline alone says nothing.
        let text = arena.bytes().get(span.start - 1..span.end + 1)?;
        for length in shortest..=3 {
            let alone = usize::from(length == 1);
            for gram in text[alone..text.len() - alone].windows(length) {
                builder.add(gram, row)?;
            }
        }
    }
    builder.finish(shortest)
}

impl Builder {
    fn new(arena: &Arena) -> Self {
        let mut occurs = [false; 256];
        arena.bytes().iter().for_each(|byte| occurs[usize::from(*byte)] = true);
        let mut letters = [0; 256];
        let mut alphabet = 1;
        for (letter, _) in letters.iter_mut().zip(occurs).filter(|(_, occurs)| *occurs) {
            *letter = alphabet;
            alphabet += 1;
        }
        let slots = vec![0; alphabet * alphabet * alphabet];
        Self { letters, alphabet, slots, open: Vec::new(), log: Vec::new(), packed: Vec::new() }
    }

    fn add(&mut self, gram: &[u8], row: u32) -> Option<()> {
        // Letters count from 1, so shorter runs have numbers of their own.
        let slot = gram.iter().fold(0, |slot, byte| slot * self.alphabet + self.letters[usize::from(*byte)]);
        let slot = self.slots.get_mut(slot)?;
        if *slot == 0 {
            self.open.push(Open { code: code(gram)?, count: 0, rows: Vec::new() });
            *slot = u32::try_from(self.open.len()).ok()?;
        }
        let place = *slot - 1;
        let open = self.open.get_mut(place as usize)?;
        if open.rows.last() == Some(&row) {
            return Some(());
        }
        if open.rows.len() == BLOCK {
            close(place, open, &mut self.log, &mut self.packed)?;
        }
        open.rows.push(row);
        open.count += 1;
        Some(())
    }

    fn finish(mut self, shortest: usize) -> Option<Grams> {
        self.slots = Vec::new();
        for (place, open) in self.open.iter_mut().enumerate() {
            close(place as u32, open, &mut self.log, &mut self.packed)?;
        }
        let mut order: Vec<(Code, u32, u32)> =
            self.open.iter().zip(0..).map(|(open, place)| (open.code, open.count, place)).collect();
        order.sort_unstable();
        let mut lists = Vec::with_capacity(order.len() + 1);
        // Where the next block of each run goes.
        let mut next = vec![0_usize; order.len()];
        let mut blocks = 0;
        for (_, count, place) in &order {
            lists.push(List { count: *count, blocks });
            *next.get_mut(*place as usize)? = blocks as usize;
            blocks += count.div_ceil(BLOCK as u32);
        }
        lists.push(List { count: 0, blocks });
        let mut table = vec![Block { first: 0, at: 0 }; blocks as usize];
        for (place, block) in self.log {
            let next = next.get_mut(place as usize)?;
            *table.get_mut(*next)? = block;
            *next += 1;
        }
        let codes: Vec<Code> = order.into_iter().map(|(code, ..)| code).collect();
        self.packed.shrink_to_fit();
        Some(Grams { buckets: buckets(&codes), codes, lists, blocks: table, packed: self.packed, shortest })
    }
}

fn close(place: u32, open: &mut Open, log: &mut Vec<(u32, Block)>, packed: &mut Vec<u8>) -> Option<()> {
    if let Some(first) = open.rows.first() {
        log.push((place, Block { first: *first, at: u32::try_from(packed.len()).ok()? }));
        pack(&open.rows, packed);
        open.rows.clear();
    }
    Some(())
}

fn buckets(codes: &[Code]) -> Vec<u32> {
    let mut buckets = Vec::with_capacity((1 << 16) + 1);
    let mut at = codes.partition_point(|code| *code < 3 << 24);
    for pair in 0..=1_u32 << 16 {
        let least = (3 << 24) + (pair << 8);
        at += codes.get(at..).unwrap_or_default().iter().take_while(|code| **code < least).count();
        buckets.push(at as u32);
    }
    buckets
}
