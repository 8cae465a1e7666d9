//! The identifiers of all participants as a database's index has them: in the order of their comparison keys, which
//! leaves little to sort.

use std::hash::{BuildHasher, RandomState};

use crate::{
    arena::Arena,
    build::SHORTEST_OF_IDENTIFIERS,
    error::Result,
    identifiers::{Identifiers, IdentifiersBuilder},
    part::own_identifier,
    rows::RowSet,
};

/// Takes identifiers in the order of the bytes of comparison key, scheme and participant. In another order, or without
/// some participant's own, the index is the same but takes longer to make.
pub struct ByValue {
    keys: Arena,
    rows: RowsByKey,
    identifiers: IdentifiersBuilder,
    /// Participants whose own identifier has come.
    own: RowSet,
}

/// The part of an index that identifiers are found by.
pub struct OfIdentifiers {
    pub(crate) keys: Arena,
    pub(crate) identifiers: Identifiers,
}

impl ByValue {
    pub(crate) fn new(keys: Arena) -> Self {
        let (rows, own) = (RowsByKey::new(&keys), RowSet::of_bits(keys.len()));
        Self { keys, rows, identifiers: IdentifiersBuilder::default(), own }
    }

    /// Adds an identifier of the participant with the key `of`: its scheme and comparison key. Of a participant that was
    /// not added nothing is.
    pub fn identified(&mut self, of: &str, scheme: &str, key: &str) -> Result<()> {
        let Some(row) = self.rows.find(&self.keys, of) else { return Ok(()) };
        if is_own(of, scheme, key) {
            self.own.insert(row);
        }
        self.identifiers.push(row, scheme, key)
    }

    /// Makes the lists of identifiers.
    pub fn finish(self) -> Result<OfIdentifiers> {
        let Self { keys, rows, mut identifiers, own } = self;
        drop(rows);
        for row in (0..keys.len()).filter(|row| !own.has_bit(*row)) {
            let (scheme, key) = own_identifier(keys.text(row));
            identifiers.push(row, scheme, &key)?;
        }
        Ok(OfIdentifiers { identifiers: identifiers.finish(Some(SHORTEST_OF_IDENTIFIERS))?, keys })
    }
}

fn is_own(of: &str, scheme: &str, key: &str) -> bool {
    // The comparison key is made only where the rest fits.
    of.strip_prefix(scheme).is_some_and(|rest| rest.starts_with(':')) && own_identifier(of).1 == key
}

/// Finds participants by their keys: a table of their numbers, each one more than it is, at most half of it taken.
struct RowsByKey {
    slots: Vec<u32>,
    hasher: RandomState,
}

impl RowsByKey {
    fn new(keys: &Arena) -> Self {
        let slots = vec![0; (keys.len() as usize * 2).next_power_of_two()];
        let mut table = Self { slots, hasher: RandomState::new() };
        for row in 0..keys.len() {
            let mut at = table.place(keys.text(row));
            while table.slots.get(at).is_some_and(|taken| *taken != 0) {
                at = table.after(at);
            }
            table.slots.get_mut(at).into_iter().for_each(|slot| *slot = row + 1);
        }
        table
    }

    fn find(&self, keys: &Arena, key: &str) -> Option<u32> {
        let mut at = self.place(key);
        loop {
            let row = self.slots.get(at)?.checked_sub(1)?;
            if keys.text(row) == key {
                return Some(row);
            }
            at = self.after(at);
        }
    }

    fn place(&self, key: &str) -> usize {
        self.hasher.hash_one(key) as usize & (self.slots.len() - 1)
    }

    fn after(&self, at: usize) -> usize {
        (at + 1) & (self.slots.len() - 1)
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;
    use crate::arena::ArenaBuilder;

    type Rows = Vec<(String, String, String)>;

    fn keys(participants: &[String]) -> Arena {
        let mut keys = ArenaBuilder::default();
        for key in participants {
            keys.push(key).unwrap();
        }
        keys.finish()
    }

    /// Participant, scheme and key of each, by scheme.
    fn all(identifiers: &Identifiers) -> Vec<(String, u32, String)> {
        let mut all: Vec<_> =
            identifiers.iter().map(|(row, scheme, key)| (scheme.to_owned(), row, key.to_owned())).collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        all
    }

    fn by_value(participants: &[String], rows: &Rows) -> Vec<(String, u32, String)> {
        let mut by_value = ByValue::new(keys(participants));
        for (key, scheme, of) in rows {
            by_value.identified(of, scheme, key).unwrap();
        }
        all(&by_value.finish().unwrap().identifiers)
    }

    /// The same by plain sorting.
    fn sorted(participants: &[String], rows: &Rows) -> Vec<(String, u32, String)> {
        let own = (0..).zip(participants).map(|(row, participant)| {
            let (scheme, key) = own_identifier(participant);
            (scheme.to_owned(), key, row)
        });
        let further = rows.iter().filter_map(|(key, scheme, of)| {
            let row = participants.iter().position(|participant| participant == of)?;
            Some((scheme.clone(), key.clone(), row as u32))
        });
        let all: std::collections::BTreeSet<_> = own.chain(further).collect();
        all.into_iter().map(|(scheme, key, row)| (scheme, row, key)).collect()
    }

    proptest! {
        #[test]
        fn the_order_of_identifiers_makes_no_difference(
            values in prop::collection::btree_set("[01a]{1,4}", 1..20),
            further in prop::collection::vec(("[01A]{1,4}", 0usize..4, 0usize..25), 0..40),
            own in any::<bool>(),
            shuffled in any::<bool>(),
        ) {
            let schemes = ["0088", "0192", "0007", "FR:VAT"];
            let participants: Vec<String> = values.iter().rev().map(|value| format!("0088:{value}")).collect();
            // Some are of a participant that is not there.
            let of = |at: usize| participants.get(at).cloned().unwrap_or_else(|| "0088:elsewhere".to_owned());
            let mut rows: Rows = further.into_iter().map(|(key, scheme, at)| (key, schemes[scheme].to_owned(), of(at))).collect();
            if own {
                rows.extend(participants.iter().map(|key| {
                    let (scheme, value) = own_identifier(key);
                    (value, scheme.to_owned(), key.clone())
                }));
            }
            rows.sort();
            if shuffled {
                rows.reverse();
            }
            prop_assert_eq!(by_value(&participants, &rows), sorted(&participants, &rows));
        }
    }
}
