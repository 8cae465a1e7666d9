//! The participants of one unchanging index that answer a query, in the order of their group: rank, then number.

use std::rc::Rc;

use carnet_core::wire::MatchKind;

use crate::{close::Close, column::Plan, hits::Hits, needle::Matcher, part::Base, query::Query, rows::RowSet};

/// Rank and number.
pub type Found = (u32, u32);
pub type Stream<'a> = Box<dyn Iterator<Item = Found> + 'a>;

impl Base {
    /// All from the place `from` on.
    pub(crate) fn found<'a>(&'a self, query: &'a Query, from: Found) -> Stream<'a> {
        if self.is_empty() {
            return Box::new(std::iter::empty());
        }
        let literal_from = if from.0 == 0 { from.1 } else { self.len() };
        match (query.kind, &query.name, &query.lookups) {
            (MatchKind::Literal, None, None) => Box::new((literal_from..self.len()).map(|row| (0, row))),
            (MatchKind::Literal, None, Some(lookups)) => match self.identifiers.listed(lookups) {
                Some((list, _)) => Box::new(list.from(literal_from).map(|row| (0, row))),
                None => Box::new(self.identified(query).from(literal_from).map(|row| (0, row))),
            },
            (MatchKind::Literal, Some((pattern, _)), None) => Box::new(self.literal(pattern, literal_from)),
            (MatchKind::Literal, Some((pattern, _)), Some(_)) => {
                let rows = self.identified(query).from(literal_from);
                Box::new(rows.filter(|row| self.is_literal(*row, pattern)).map(|row| (0, row)))
            }
            (MatchKind::Close, None, _) => Box::new(std::iter::empty()),
            (MatchKind::Close, Some((pattern, words)), None) => Box::new(self.closely(pattern, words, from)),
            (MatchKind::Close, Some((pattern, words)), Some(_)) => {
                Box::new(self.closely_of(query, pattern, words, from))
            }
        }
    }

    /// Who has an identifier that answers.
    pub(crate) fn identified(&self, query: &Query) -> RowSet {
        let mut rows = RowSet::new(self.len());
        for lookup in query.lookups.iter().flatten() {
            self.identifiers.find(lookup, |row| rows.insert(row));
        }
        rows
    }

    pub(crate) fn main_hits<'a>(&'a self, pattern: &'a Matcher, from: u32) -> Hits<'a> {
        let plan = self.names.plan(pattern, self.names.all(), true);
        Hits::new(&self.names, pattern, plan, from)
    }

    /// Who has a further name that matches, the main name not; each once.
    pub(crate) fn only_further<'a>(&'a self, pattern: &'a Matcher, from: u32) -> impl Iterator<Item = u32> + 'a {
        let from_entry = self.further_rows.partition_point(|row| *row < from) as u32;
        // Of those that are found by any name, all are found by the main one.
        let plan = match pattern.is_everything() {
            true => Plan::Nothing,
            false => self.alone.plan(&self.further, pattern),
        };
        let mut last = None;
        Hits::new(&self.further, pattern, plan, from_entry)
            .map(|entry| self.further_row(entry))
            .filter(move |row| last.replace(*row) != Some(*row) && !self.names.matches(pattern, *row))
    }

    fn literal<'a>(&'a self, pattern: &'a Matcher, from: u32) -> impl Iterator<Item = Found> + 'a {
        Merge::new(self.main_hits(pattern, from), self.only_further(pattern, from)).map(|row| (0, row))
    }

    fn closely<'a>(
        &'a self,
        pattern: &'a Matcher,
        words: &'a Matcher,
        from: Found,
    ) -> impl Iterator<Item = Found> + 'a {
        self.closely_but(|row| self.is_literal(row, pattern), words, from)
    }

    /// All of the close group, for who counts them: whom the pattern finds literally is read in the order of names once,
    /// where looking each up takes a way to its name.
    pub(crate) fn all_closely<'a>(
        &'a self,
        pattern: &'a Matcher,
        words: &'a Matcher,
    ) -> impl Iterator<Item = Found> + 'a {
        let mut literal = RowSet::of_bits(self.len());
        self.main_hits(pattern, 0).chain(self.only_further(pattern, 0)).for_each(|row| literal.insert(row));
        self.closely_but(move |row| literal.has_bit(row), words, (0, 0))
    }

    fn closely_but<'a>(
        &'a self,
        is_literal: impl Fn(u32) -> bool + 'a,
        words: &'a Matcher,
        from: Found,
    ) -> impl Iterator<Item = Found> + 'a {
        let further = close_hits(&self.close_further, words, from);
        let mut last = None;
        let is_literal = Rc::new(is_literal);
        let is_new = {
            let is_literal = Rc::clone(&is_literal);
            move |(_, row): &Found| !is_literal(*row)
        };
        // The shortest of the further names counts, once, and only if the main name does not come close. Most that come
        // close are found literally, which is seen sooner.
        let further = further.filter(move |found| {
            last.replace(*found) != Some(*found)
                && !is_literal(found.1)
                && self.further_closeness(found.1, words) == Some(found.0)
                && self.main_closeness(found.1, words).is_none()
        });
        Merge::new(close_hits(&self.close, words, from).filter(is_new), further)
    }

    fn closely_of<'a>(
        &'a self,
        query: &'a Query,
        pattern: &'a Matcher,
        words: &'a Matcher,
        from: Found,
    ) -> impl Iterator<Item = Found> + 'a {
        let rows = self.identified(query);
        let close = rows.from(0).filter(|row| !self.is_literal(*row, pattern));
        let mut all: Vec<Found> = close.filter_map(|row| Some((self.closeness(row, words)?, row))).collect();
        all.sort_unstable();
        let start = all.partition_point(|found| *found < from);
        all.into_iter().skip(start)
    }
}

fn close_hits<'a>(close: &'a Close, words: &'a Matcher, from: Found) -> impl Iterator<Item = Found> + 'a {
    let plan = close.column.plan(words, close.column.all(), false);
    let hits = Hits::new(&close.column, words, plan, close.place(from.0, from.1));
    hits.map(|entry| (close.length(entry), close.row(entry)))
}

/// Two ascending iterators as one.
struct Merge<A: Iterator, B: Iterator> {
    a: std::iter::Peekable<A>,
    b: std::iter::Peekable<B>,
}

impl<T, A: Iterator<Item = T>, B: Iterator<Item = T>> Merge<A, B> {
    fn new(a: A, b: B) -> Self {
        Self { a: a.peekable(), b: b.peekable() }
    }
}

impl<T: Ord, A: Iterator<Item = T>, B: Iterator<Item = T>> Iterator for Merge<A, B> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        match (self.a.peek(), self.b.peek()) {
            (Some(a), Some(b)) if b < a => self.b.next(),
            (None, _) => self.b.next(),
            _ => self.a.next(),
        }
    }
}
