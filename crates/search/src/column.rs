//! Texts with the lists of their runs, and the choice of how to find those that match: a span of sorted texts, a list
//! as it stands, the shortest list with each of its texts verified, or reading through all of them.

use std::ops::Range;

use crate::{arena::Arena, grams::Grams, grams_build::grams, needle::Matcher};

/// Nanoseconds that one text of a list takes to verify where a run may stand anywhere, and where its place is known.
/// They are measured on texts that are in no cache; their proportions decide, not the speed of a machine.
const FREE: u64 = 20;
const ANCHORED: u64 = 10;
/// Nanoseconds that a hit of reading through takes, and bytes read in one.
const SCANNED: u64 = 12;
const BYTES: u64 = 20;
/// A second list is read beside the shortest if it is at most so many times as long.
const COMPARABLE: u32 = 16;
/// Lists read beside the shortest.
const MAX_FILTERS: usize = 2;

pub struct Column {
    pub arena: Arena,
    grams: Option<Grams>,
}

/// How to find the texts.
#[derive(Debug, PartialEq, Eq)]
pub enum Plan {
    Nothing,
    /// These, all of which match.
    Span(Range<u32>),
    /// These, ascending, all of which match.
    These(Vec<u32>),
    /// Those of the list, all of which match.
    List {
        list: u32,
        within: Range<u32>,
    },
    /// Those of the list that match; a text that is not in the filters does not.
    Verify {
        list: u32,
        filters: Vec<u32>,
        within: Range<u32>,
    },
    /// Those that hold the run; all of them match when it is alone.
    Scan {
        run: Vec<u8>,
        alone: bool,
        within: Range<u32>,
    },
}

/// A list that every hit is in: how long it is, and of which run at which place.
struct Needed {
    count: u32,
    list: u32,
    run: usize,
    place: usize,
}

impl Column {
    /// `shortest`: the fewest bytes of a run that gets a list; `None` makes no lists. The answer is `None` when there
    /// is no room.
    pub fn new(arena: Arena, shortest: Option<usize>) -> Option<Self> {
        let grams = match shortest {
            Some(shortest) => Some(grams(&arena, shortest)?),
            None => None,
        };
        Some(Self { arena, grams })
    }

    pub fn len(&self) -> u32 {
        self.arena.len()
    }

    pub fn all(&self) -> Range<u32> {
        0..self.len()
    }

    pub fn grams(&self) -> Option<&Grams> {
        self.grams.as_ref()
    }

    #[inline]
    pub fn matches(&self, matcher: &Matcher, row: u32) -> bool {
        let span = self.arena.span(row);
        matcher.matches(self.arena.bytes(), span.start, span.end)
    }

    /// How to find what matches among the texts of `within`, which may be sorted.
    pub fn plan(&self, matcher: &Matcher, within: Range<u32>, sorted: bool) -> Plan {
        if matcher.is_nothing() {
            return Plan::Nothing;
        }
        if matcher.is_everything() {
            return Plan::Span(within);
        }
        let within = match matcher {
            Matcher::Exact(whole) if sorted => return Plan::Span(self.arena.equal(within, whole)),
            Matcher::Ordered { first, middle, last } if sorted && !first.is_empty() => {
                let prefixed = self.arena.prefixed(within, first);
                if middle.is_empty() && last.is_empty() {
                    return Plan::Span(prefixed);
                }
                prefixed
            }
            _ => within,
        };
        match within.is_empty() {
            true => Plan::Nothing,
            false => self.among(matcher, within),
        }
    }

    fn among(&self, matcher: &Matcher, within: Range<u32>) -> Plan {
        let runs = matcher.runs();
        let Some(grams) = &self.grams else { return scan(runs, &[], within) };
        let Some(mut needed) = needed(grams, &runs) else { return Plan::Nothing };
        needed.sort_unstable_by_key(|needed| (needed.count, needed.list));
        let Some(best) = needed.first() else { return scan(runs, &needed, within) };
        if let [run] = runs.as_slice()
            && run.len() <= 3
        {
            return Plan::List { list: best.list, within };
        }
        let bytes = (self.arena.span(within.end - 1).end - self.arena.span(within.start).start) as u64;
        let share = u64::from(within.end - within.start) * 256 / u64::from(self.len().max(1));
        let candidates = u64::from(best.count) * share / 256;
        let verifying = candidates * if matcher.is_anchored() { ANCHORED } else { FREE };
        if verifying > bytes / BYTES + candidates * SCANNED {
            return scan(runs, &needed, within);
        }
        Plan::Verify { list: best.list, filters: filters(&needed), within }
    }

    pub fn memory(&self) -> usize {
        self.arena.memory() + self.grams.as_ref().map_or(0, Grams::memory)
    }
}

/// The lists of all runs; `None` when one of them has no list, so that no text matches.
fn needed(grams: &Grams, runs: &[Vec<u8>]) -> Option<Vec<Needed>> {
    let mut all = Vec::new();
    for (run, bytes) in runs.iter().enumerate() {
        let length = bytes.len().min(3);
        if length < grams.shortest() {
            continue;
        }
        for (place, gram) in bytes.windows(length).enumerate() {
            let list = grams.find(gram)?;
            all.push(Needed { count: grams.count(list), list, run, place });
        }
    }
    Some(all)
}

// Lists that say something the shortest does not: of other runs, or of other bytes.
fn filters(needed: &[Needed]) -> Vec<u32> {
    let mut chosen: Vec<&Needed> = Vec::with_capacity(MAX_FILTERS + 1);
    for next in needed {
        let apart = |other: &&Needed| other.run != next.run || other.place.abs_diff(next.place) >= 2;
        let comparable = chosen.first().is_none_or(|best| next.count / COMPARABLE <= best.count);
        if comparable && chosen.len() <= MAX_FILTERS && chosen.iter().all(apart) {
            chosen.push(next);
        }
    }
    chosen.into_iter().skip(1).map(|needed| needed.list).collect()
}

// Reads through for the rarest run: the one with the shortest list, else the longest.
fn scan(runs: Vec<Vec<u8>>, needed: &[Needed], within: Range<u32>) -> Plan {
    let alone = runs.len() == 1;
    let rarest = match needed.first() {
        Some(best) => runs.into_iter().nth(best.run),
        None => runs.into_iter().max_by_key(Vec::len),
    };
    rarest.map_or(Plan::Nothing, |run| Plan::Scan { run, alone, within })
}
