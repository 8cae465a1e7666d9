//! Names after the first, as far as they alone find a participant: what is stored of them, so that a whole count need
//! not walk them. A participant whose main name is found too is counted there.

use std::ops::Range;

use crate::{
    arena::{Arena, partition},
    column::{Column, Plan},
    grams::Grams,
    needle::Matcher,
    postings::Cursor,
};

/// Names that are put into the order of participants at once; more of them are walked in that order.
const FEW: usize = 256;

#[derive(Default)]
pub struct Alone {
    /// For each list of the further names how many participants hold its run in these alone.
    counts: Vec<u32>,
    /// The further names, sorted.
    sorted: Vec<u32>,
    /// For each in that order how many bytes of its beginning another name of the participant shares, the main one or
    /// one before it.
    shared: Vec<u8>,
}

impl Alone {
    /// `rows`: the participant of each further name.
    pub fn new(names: &Column, further: &Column, rows: &[u32]) -> Self {
        let arena = &further.arena;
        let mut sorted: Vec<u32> = (0..arena.len()).collect();
        sorted.sort_unstable_by(|a, b| arena.get(*a).cmp(arena.get(*b)).then(a.cmp(b)));
        let shared = |entry: &u32| shared(&names.arena, arena, rows, *entry);
        let shared = sorted.iter().map(shared).collect();
        let counts = match (names.grams(), further.grams()) {
            (Some(main), Some(further)) => counts(main, further, rows),
            _ => Vec::new(),
        };
        Self { counts, sorted, shared }
    }

    /// How to find the further names that match.
    pub fn plan(&self, further: &Column, matcher: &Matcher) -> Plan {
        let listed = || further.plan(matcher, further.all(), false);
        let Some(range) = self.bounds(&further.arena, matcher) else { return listed() };
        let entries = self.sorted.get(range).unwrap_or_default();
        if entries.is_empty() {
            return Plan::Nothing;
        }
        if entries.len() > FEW || !is_bounded(matcher) {
            return listed();
        }
        let mut entries = entries.to_vec();
        entries.sort_unstable();
        Plan::These(entries)
    }

    /// How many participants only a further name finds, where that is stored.
    pub fn count(&self, further: &Column, matcher: &Matcher) -> Option<u64> {
        if matcher.is_everything() {
            return Some(0);
        }
        let bounds = self.bounds(&further.arena, matcher);
        match (matcher, bounds) {
            (_, Some(range)) if range.is_empty() => Some(0),
            (Matcher::Ordered { first, .. }, Some(range)) if is_bounded(matcher) => {
                let length = u8::try_from(first.len()).ok()?;
                Some(self.shared.get(range)?.iter().filter(|shared| **shared < length).count() as u64)
            }
            _ => match further.plan(matcher, further.all(), false) {
                Plan::Nothing => Some(0),
                Plan::List { list, .. } => self.counts.get(list as usize).map(|count| u64::from(*count)),
                _ => None,
            },
        }
    }

    pub fn memory(&self) -> usize {
        (self.counts.capacity() + self.sorted.capacity()) * 4 + self.shared.capacity()
    }

    // Where in the order the names are that may match, if it says that.
    fn bounds(&self, arena: &Arena, matcher: &Matcher) -> Option<Range<usize>> {
        let text = |at: u32| self.sorted.get(at as usize).map_or(&[][..], |entry| arena.get(*entry));
        let all = 0..self.sorted.len() as u32;
        let range = match matcher {
            _ if all.is_empty() => all,
            Matcher::Exact(whole) => {
                let start = partition(all.clone(), |at| text(at) < whole.as_slice());
                start..partition(start..all.end, |at| text(at) == whole.as_slice())
            }
            Matcher::Ordered { first, .. } if !first.is_empty() => {
                let start = partition(all.clone(), |at| text(at) < first.as_slice());
                start..partition(start..all.end, |at| text(at).starts_with(first))
            }
            _ => return None,
        };
        Some(range.start as usize..range.end as usize)
    }
}

/// Whether all texts between its bounds match.
fn is_bounded(matcher: &Matcher) -> bool {
    match matcher {
        Matcher::Exact(_) => true,
        Matcher::Ordered { first, middle, last } => !first.is_empty() && middle.is_empty() && last.is_empty(),
        Matcher::Words(_) => false,
    }
}

// Longer beginnings than a byte counts are taken as shared: they are asked for nowhere.
fn shared(names: &Arena, further: &Arena, rows: &[u32], entry: u32) -> u8 {
    let row = |entry: u32| rows.get(entry as usize);
    let before = (0..entry).rev().take_while(|other| row(*other) == row(entry)).map(|other| further.get(other));
    let main = row(entry).map(|row| names.get(*row));
    let text = further.get(entry);
    let longest = before.chain(main).map(|other| text.iter().zip(other).take_while(|(a, b)| a == b).count()).max();
    u8::try_from(longest.unwrap_or(0)).unwrap_or(u8::MAX)
}

fn counts(main: &Grams, further: &Grams, rows: &[u32]) -> Vec<u32> {
    let count = |(list, gram): (u32, &[u8])| {
        let mut in_main = main.find(gram).map(|list| Cursor::new(main, list));
        let mut entries = Cursor::new(further, list);
        let (mut last, mut count) = (None, 0);
        while let Some(block) = entries.next_block(0) {
            for row in block.iter().filter_map(|entry| rows.get(*entry as usize).copied()) {
                let is_new = last.replace(row) != Some(row);
                count += u32::from(is_new && !in_main.as_mut().is_some_and(|main| main.contains(row)));
            }
        }
        count
    };
    (0..)
        .zip(&further.codes)
        .map(|(list, code)| {
            let [length, gram @ ..] = code.to_be_bytes();
            count((list, gram.get(3 - usize::from(length.min(3))..).unwrap_or_default()))
        })
        .collect()
}
