//! Answers of a snapshot: pages and counts, over the index and what changed since, as if they were one.

use std::cmp::Ordering;

use carnet_core::wire::MatchKind;

use crate::{
    column::Plan,
    found::{Found, Stream},
    hits::Hits,
    needle::Matcher,
    part::Base,
    query::{Place, Query},
    snapshot::Snapshot,
};

impl Snapshot {
    /// The places of the group after `after`, `offset` of them left out, at most `limit`.
    pub fn page<'a>(&'a self, query: &Query, after: Option<Place>, offset: usize, limit: usize) -> Vec<Place<'a>> {
        let mut places = Vec::with_capacity(limit.min(128));
        if self.recent.is_empty() {
            let from = after.map_or((0, 0), |after| self.base.behind(after));
            let alive = self.base.found(query, from).filter(|(_, row)| !self.void.has(*row));
            places.extend(alive.skip(offset).take(limit).map(|found| self.base.place(found)));
            return places;
        }
        let mut all = Both::new(self, query, after);
        for _ in 0..offset {
            if all.next().is_none() {
                return places;
            }
        }
        while places.len() < limit {
            let Some((part, found)) = all.next() else { break };
            places.push(part.place(found));
        }
        places
    }

    /// How many the group has, counted no further than `cap`.
    pub fn count(&self, query: &Query, cap: u64) -> u64 {
        let in_base = self.count_in_base(query, cap);
        if in_base >= cap || self.recent.is_empty() {
            return in_base;
        }
        let recent = self.recent.found(query, (0, 0)).take(usize::try_from(cap - in_base).unwrap_or(usize::MAX));
        in_base + recent.count() as u64
    }

    fn count_in_base(&self, query: &Query, cap: u64) -> u64 {
        let known = match (query.kind, &query.name, &query.lookups) {
            (MatchKind::Literal, None, None) => Some(u64::from(self.base.len()) - self.void.rows.len() as u64),
            (MatchKind::Literal, Some((pattern, _)), None) => self.known(pattern, cap),
            (MatchKind::Literal, None, Some(lookups)) if self.void.rows.is_empty() => {
                let listed = self.base.identifiers.listed(lookups).map(|(_, count)| u64::from(count));
                listed.or_else(|| Some(self.base.identified(query).count()))
            }
            _ => None,
        };
        known.map_or_else(|| self.counted_one_by_one(query, cap), |known| known.min(cap))
    }

    fn counted_one_by_one(&self, query: &Query, cap: u64) -> u64 {
        let cap = usize::try_from(cap).unwrap_or(usize::MAX);
        let found: Stream<'_> = match (query.kind, &query.name, &query.lookups) {
            (MatchKind::Close, Some((pattern, words)), None) => Box::new(self.base.all_closely(pattern, words)),
            _ => self.base.found(query, (0, 0)),
        };
        found.filter(|(_, row)| !self.void.has(*row)).take(cap).count() as u64
    }

    // By the stored counts where the plans have them, else as they come: main names, then those of further names alone.
    fn known(&self, pattern: &Matcher, cap: u64) -> Option<u64> {
        let void = &self.void.rows;
        let names = &self.base.names;
        let plan = names.plan(pattern, names.all(), true);
        let main = match &plan {
            Plan::Nothing => 0,
            Plan::Span(span) => u64::from(span.end - span.start),
            Plan::List { list, within } if *within == names.all() => {
                u64::from(names.grams().map_or(0, |grams| grams.count(*list)))
            }
            _ if void.is_empty() => Hits::new(names, pattern, plan, 0).count_up_to(cap),
            _ => return None,
        };
        // However many of them are void.
        if main.saturating_sub(void.len() as u64) >= cap {
            return Some(cap);
        }
        if let Some(further) = self.base.alone.count(&self.base.further, pattern) {
            let void = void.iter().filter(|row| self.base.is_literal(**row, pattern)).count() as u64;
            return Some(main + further - void);
        }
        let main = main - void.iter().filter(|row| names.matches(pattern, **row)).count() as u64;
        if main >= cap {
            return Some(cap);
        }
        let further = self.base.only_further(pattern, 0).filter(|row| !self.void.has(*row));
        Some(main + further.take(usize::try_from(cap - main).unwrap_or(usize::MAX)).count() as u64)
    }
}

/// What both parts found, in one order.
struct Both<'a, 'q> {
    base: &'a Base,
    in_base: std::iter::Peekable<Stream<'q>>,
    recent: &'a Base,
    in_recent: std::iter::Peekable<Stream<'q>>,
}

impl<'a: 'q, 'q> Both<'a, 'q> {
    fn new(snapshot: &'a Snapshot, query: &'q Query, after: Option<Place>) -> Self {
        let (base, recent) = (&*snapshot.base, &*snapshot.recent);
        let of = |part: &'a Base| part.found(query, after.map_or((0, 0), |after| part.behind(after)));
        let alive: Stream<'q> = match snapshot.void.rows.is_empty() {
            true => of(base),
            false => Box::new(of(base).filter(|(_, row)| !snapshot.void.has(*row))),
        };
        Self { base, in_base: alive.peekable(), recent, in_recent: of(recent).peekable() }
    }
}

impl<'a> Iterator for Both<'a, '_> {
    type Item = (&'a Base, Found);

    fn next(&mut self) -> Option<Self::Item> {
        let order = match (self.in_base.peek(), self.in_recent.peek()) {
            (Some(a), Some(b)) => self.base.sort_key(*a).cmp(&self.recent.sort_key(*b)),
            (None, _) => Ordering::Greater,
            (_, None) => Ordering::Less,
        };
        match order {
            Ordering::Greater => Some((self.recent, self.in_recent.next()?)),
            _ => Some((self.base, self.in_base.next()?)),
        }
    }
}

impl Base {
    /// The first place of this part that is behind one of the whole.
    fn behind(&self, after: Place) -> Found {
        let row = self.lower_bound(after.name, after.key);
        let is_there = row < self.len() && self.sort_key((after.rank, row)) == (after.rank, after.name, after.key);
        (after.rank, row + u32::from(is_there))
    }

    fn sort_key(&self, (rank, row): Found) -> (u32, &str, &str) {
        (rank, self.names.arena.text(row), self.keys.text(row))
    }

    fn place(&self, found: Found) -> Place<'_> {
        let (rank, name, key) = self.sort_key(found);
        Place { rank, name, key }
    }
}
