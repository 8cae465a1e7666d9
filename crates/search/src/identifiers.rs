//! Identifiers of all participants, sorted by scheme, comparison key and participant: a key and a beginning are found
//! by binary search within a scheme, anything else by the runs of characters that it holds.

use std::ops::Range;

use carnet_core::{identifier::Lookup, name::Pattern};

use crate::{
    arena::ArenaBuilder,
    column::{Column, Plan},
    error::{Error, Result},
    hits::Hits,
    needle::Matcher,
    postings::Cursor,
    ranges::Ranges,
};

/// The identifiers of one scheme.
struct Section {
    scheme: String,
    entries: Range<u32>,
    /// A bit for each length of a key that occurs; the last is for all longer ones.
    lengths: u64,
}

pub struct Identifiers {
    sections: Vec<Section>,
    column: Column,
    rows: Vec<u32>,
    ranges: Ranges,
}

impl Identifiers {
    /// Calls `found` with the participant of each identifier that answers the question, in no order, some twice.
    pub fn find(&self, lookup: &Lookup, mut found: impl FnMut(u32)) {
        self.search(lookup, &matcher(lookup), &mut found);
    }

    /// Calls `found` with everybody who has an identifier with this very key, be there stars in it or not.
    pub fn exact(&self, lookup: &Lookup, mut found: impl FnMut(u32)) {
        self.search(lookup, &Matcher::Exact(lookup.key.as_bytes().to_vec()), &mut found);
    }

    fn search(&self, lookup: &Lookup, matcher: &Matcher, found: &mut impl FnMut(u32)) {
        let mut search = |within: Range<u32>, sorted: bool| {
            let plan = self.column.plan(matcher, within, sorted);
            if let Plan::Span(span) = &plan {
                return match self.ranges.find(span) {
                    Some((list, _)) => list.from(0).for_each(&mut *found),
                    None => self.rows_of(span).iter().for_each(|row| found(*row)),
                };
            }
            Hits::new(&self.column, matcher, plan, 0).for_each(|entry| found(self.row(entry)));
        };
        if lookup.scheme.is_none() && !is_bound(matcher) {
            return search(self.column.all(), false);
        }
        for section in &self.sections {
            if section.is_of(lookup) && section.may_hold(matcher) {
                search(section.entries.clone(), true);
            }
        }
    }

    /// Who has an identifier that answers one of the questions, ascending, and how many they are, where that is one
    /// stored list: a beginning that many share, as long as the other ways to read it find nobody.
    pub fn listed(&self, lookups: &[Lookup]) -> Option<(Cursor<'_>, u32)> {
        if !lookups.iter().any(|lookup| lookup.key.ends_with('*')) {
            return None;
        }
        let mut only = None;
        for lookup in lookups {
            let matcher = matcher(lookup);
            if lookup.scheme.is_none() && !is_bound(&matcher) {
                return None;
            }
            for section in self.sections.iter().filter(|section| section.is_of(lookup) && section.may_hold(&matcher)) {
                match self.column.plan(&matcher, section.entries.clone(), true) {
                    Plan::Nothing => {}
                    Plan::Span(span) if span.is_empty() => {}
                    Plan::Span(span) if only.is_none() => only = Some(span),
                    _ => return None,
                }
            }
        }
        self.ranges.find(&only?)
    }

    fn rows_of(&self, span: &Range<u32>) -> &[u32] {
        self.rows.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    fn row(&self, entry: u32) -> u32 {
        self.rows.get(entry as usize).copied().unwrap_or(u32::MAX)
    }

    /// All of them: participant, scheme and key.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &str, &str)> {
        self.sections.iter().flat_map(|section| {
            section
                .entries
                .clone()
                .map(|entry| (self.row(entry), section.scheme.as_str(), self.column.arena.text(entry)))
        })
    }

    pub fn memory(&self) -> usize {
        self.column.memory() + self.rows.capacity() * 4 + self.ranges.memory()
    }
}

impl Section {
    fn is_of(&self, lookup: &Lookup) -> bool {
        lookup.scheme.as_ref().is_none_or(|scheme| *scheme == self.scheme)
    }

    // Most schemes have one length: they are passed over without a look.
    fn may_hold(&self, matcher: &Matcher) -> bool {
        match matcher {
            Matcher::Exact(key) => self.lengths & length_bit(key) != 0,
            _ => true,
        }
    }
}

fn matcher(lookup: &Lookup) -> Matcher {
    Matcher::pattern(&Pattern::of_key(&lookup.key))
}

/// Whether sorted keys bound what can match.
fn is_bound(matcher: &Matcher) -> bool {
    match matcher {
        Matcher::Exact(_) => true,
        Matcher::Ordered { first, .. } => !first.is_empty(),
        Matcher::Words(_) => false,
    }
}

fn length_bit(key: &[u8]) -> u64 {
    1 << key.len().min(63)
}

/// Takes identifiers in any order. Those of a scheme that come in the order of their keys' bytes need no sorting.
#[derive(Default)]
pub struct IdentifiersBuilder(Vec<OfScheme>);

/// The identifiers of one scheme, and the participant of each.
struct OfScheme {
    scheme: String,
    texts: ArenaBuilder,
    rows: Vec<u32>,
    sorted: bool,
}

impl IdentifiersBuilder {
    pub fn push(&mut self, row: u32, scheme: &str, key: &str) -> Result<()> {
        // There are about a hundred schemes.
        let place = self.0.iter().position(|known| known.scheme == scheme).unwrap_or_else(|| {
            self.0.push(OfScheme::new(scheme));
            self.0.len() - 1
        });
        self.0.get_mut(place).map_or(Ok(()), |of| of.push(row, key))
    }

    pub fn finish(self, shortest: Option<usize>) -> Result<Identifiers> {
        let mut texts = ArenaBuilder::default();
        let mut rows = Vec::with_capacity(self.0.iter().map(|of| of.rows.len()).sum());
        let mut sections: Vec<Section> = Vec::with_capacity(self.0.len());
        for of in self.0 {
            let start = texts.len();
            let mut lengths = 0;
            for alike in of.order().chunk_by(|a, b| of.texts.text(*a) == of.texts.text(*b)) {
                let text = alike.first().map_or("", |first| of.texts.text(*first));
                let mut alike: Vec<u32> = alike.iter().filter_map(|at| of.rows.get(*at as usize).copied()).collect();
                alike.sort_unstable();
                alike.dedup();
                for row in alike {
                    texts.push(text).ok_or(Error::Full)?;
                    rows.push(row);
                }
                lengths |= length_bit(text.as_bytes());
            }
            sections.push(Section { scheme: of.scheme, entries: start..texts.len(), lengths });
        }
        let column = Column::new(texts.finish(), shortest).ok_or(Error::Full)?;
        let spans = sections.iter().map(|section| section.entries.clone());
        let ranges = Ranges::new(&column.arena, spans, &rows).ok_or(Error::Full)?;
        Ok(Identifiers { sections, column, rows, ranges })
    }
}

impl OfScheme {
    fn new(scheme: &str) -> Self {
        Self { scheme: scheme.to_owned(), texts: ArenaBuilder::default(), rows: Vec::new(), sorted: true }
    }

    fn push(&mut self, row: u32, key: &str) -> Result<()> {
        let last = self.texts.len().checked_sub(1).map_or("", |last| self.texts.text(last));
        self.sorted &= last <= key;
        self.texts.push(key).ok_or(Error::Full)?;
        self.rows.push(row);
        Ok(())
    }

    /// Places of the keys, sorted.
    fn order(&self) -> Vec<u32> {
        let all = 0..self.texts.len();
        if self.sorted {
            return all.collect();
        }
        // The first bytes of the key decide most comparisons.
        let mut order: Vec<(u64, u32)> = all.map(|at| (head(self.texts.text(at)), at)).collect();
        order.sort_unstable_by(|(head_a, a), (head_b, b)| {
            head_a.cmp(head_b).then_with(|| self.texts.text(*a).cmp(self.texts.text(*b)))
        });
        order.into_iter().map(|(_, at)| at).collect()
    }
}

fn head(key: &str) -> u64 {
    let mut head = [0; 8];
    for (to, from) in head.iter_mut().zip(key.as_bytes()) {
        *to = *from;
    }
    u64::from_be_bytes(head)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn lookup(scheme: Option<&str>, key: &str) -> Lookup {
        Lookup { scheme: scheme.map(str::to_owned), key: key.to_owned(), via: None }
    }

    #[test]
    fn a_beginning_is_listed_unless_another_way_to_read_it_finds_somebody() {
        let mut builder = IdentifiersBuilder::default();
        for row in 0..40 {
            builder.push(39 - row, "0088", &format!("73{row:03}")).unwrap();
        }
        builder.push(3, "0192", "9").unwrap();
        let identifiers = builder.finish(Some(1)).unwrap();
        let asked = lookup(Some("0088"), "73*");
        for others in [vec![], vec![lookup(None, "008873*")], vec![lookup(None, "1"), lookup(Some("0192"), "8")]] {
            let lookups = [vec![asked.clone()], others].concat();
            let (cursor, count) = identifiers.listed(&lookups).unwrap();
            assert_eq!((count, cursor.from(0).collect::<Vec<_>>()), (40, (0..40).collect()), "{lookups:?}");
        }
        for other in [lookup(Some("0192"), "9"), lookup(None, "9*"), lookup(Some("0192"), "*9*"), lookup(None, "*8*")] {
            assert!(identifiers.listed(&[asked.clone(), other.clone()]).is_none(), "{other:?}");
        }
        assert!(identifiers.listed(&[lookup(Some("0088"), "73001")]).is_none());
        assert!(identifiers.listed(&[]).is_none());
    }
}
