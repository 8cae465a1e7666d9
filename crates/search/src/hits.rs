//! The texts that match, in their order, a batch at a time: who wants a page stops early.

use std::ops::Range;

use memchr::memmem::Finder;

use crate::{
    bits::BLOCK,
    column::{Column, Plan},
    needle::Matcher,
    postings::Cursor,
    verify::Verify,
};

/// Iterates over the texts that match, ascending.
pub struct Hits<'a> {
    column: &'a Column,
    matcher: &'a Matcher,
    within: Range<u32>,
    way: Way<'a>,
    found: Vec<u32>,
    at: usize,
}

enum Way<'a> {
    Done,
    Span,
    List(Box<Cursor<'a>>),
    Verify(Box<Verify<'a>>),
    Scan { finder: Box<Finder<'static>>, alone: bool },
}

impl<'a> Hits<'a> {
    /// The texts of the plan from `from` on.
    pub fn new(column: &'a Column, matcher: &'a Matcher, plan: Plan, from: u32) -> Self {
        let clip = |within: Range<u32>| within.start.max(from)..within.end;
        let cursor = |list| column.grams().map(|grams| Cursor::new(grams, list));
        let mut found = Vec::new();
        let (within, way) = match plan {
            Plan::Nothing => (0..0, Way::Done),
            Plan::These(these) => {
                found = these;
                (0..0, Way::Done)
            }
            Plan::Span(span) => (clip(span), Way::Span),
            Plan::List { list, within } => {
                (clip(within), cursor(list).map_or(Way::Done, |cursor| Way::List(Box::new(cursor))))
            }
            Plan::Verify { list, filters, within } => {
                let filters = filters.into_iter().filter_map(cursor).collect();
                let verify = |cursor| Way::Verify(Box::new(Verify::new(cursor, filters, matcher)));
                (clip(within), cursor(list).map_or(Way::Done, verify))
            }
            Plan::Scan { run, alone, within } => {
                (clip(within), Way::Scan { finder: Box::new(Finder::new(&run).into_owned()), alone })
            }
        };
        let at = found.partition_point(|row| *row < from);
        Self { column, matcher, within, way, found, at }
    }

    /// How many there are, counted no further than `cap`.
    pub fn count_up_to(mut self, cap: u64) -> u64 {
        let mut count = (self.found.len() - self.at) as u64;
        while count < cap && self.refill() {
            count += self.found.len() as u64;
        }
        count.min(cap)
    }

    // The next texts; `false` when there are none.
    fn refill(&mut self) -> bool {
        self.found.clear();
        self.at = 0;
        while self.found.is_empty() && self.within.start < self.within.end {
            let more = match &mut self.way {
                Way::Done => false,
                Way::Span => span(&mut self.within, &mut self.found),
                Way::List(cursor) => list(cursor, &mut self.within, &mut self.found),
                Way::Verify(verify) => verify.block(self.column, self.matcher, &mut self.within, &mut self.found),
                Way::Scan { finder, alone } => {
                    let verify = (!*alone).then_some(self.matcher);
                    scan(self.column, finder, verify, &mut self.within, &mut self.found)
                }
            };
            if !more {
                self.way = Way::Done;
                break;
            }
        }
        !self.found.is_empty()
    }
}

impl Iterator for Hits<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        if self.at == self.found.len() && !self.refill() {
            return None;
        }
        self.at += 1;
        self.found.get(self.at - 1).copied()
    }
}

fn span(within: &mut Range<u32>, found: &mut Vec<u32>) -> bool {
    let end = within.end.min(within.start.saturating_add(BLOCK as u32));
    found.extend(within.start..end);
    within.start = end;
    true
}

fn list(cursor: &mut Cursor, within: &mut Range<u32>, found: &mut Vec<u32>) -> bool {
    let Some(rows) = cursor.next_block(within.start) else { return false };
    let rest = rows.iter().skip_while(|row| **row < within.start);
    found.extend(rest.take_while(|row| **row < within.end));
    rows.last().is_some_and(|row| *row < within.end)
}

fn scan(
    column: &Column,
    finder: &Finder,
    verify: Option<&Matcher>,
    within: &mut Range<u32>,
    found: &mut Vec<u32>,
) -> bool {
    let arena = &column.arena;
    // With the newlines around the texts.
    let end = arena.span(within.end - 1).end + 1;
    let mut at = arena.span(within.start).start - 1;
    while found.len() < BLOCK && within.start < within.end {
        let Some(place) = arena.bytes().get(at..end).and_then(|rest| finder.find(rest)) else { return false };
        // A run that begins with a newline begins before its text.
        let inside = at + place + usize::from(finder.needle().first() == Some(&b'\n'));
        let row = arena.row_at(inside, within.start);
        if row >= within.end {
            return false;
        }
        if verify.is_none_or(|matcher| column.matches(matcher, row)) {
            found.push(row);
        }
        within.start = row + 1;
        at = arena.span(row).end;
    }
    true
}
