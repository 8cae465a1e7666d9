//! Small directories made to collide: few companies, few numbers, near misses, blocks of every kind; and documents
//! that mean somebody in them, almost or not at all. Read by the tests of the engine and of the store.

pub mod answer;
pub mod facts;
mod make;

use carnet_core::{
    state::Relationship,
    wire::{IdentifierKind, RouteIdentifier},
};

/// Numbers that differ in the same way each time: the tests fail for the same cases on every machine.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x2545_f491_4f6c_dd1d)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap()
    }

    /// Once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// Both directories of an account.
#[derive(Clone, Debug, Default)]
pub struct World {
    /// No two have the same address.
    pub entries: Vec<Entry>,
    /// No two are of the same entry or share a number.
    pub customers: Vec<Own>,
}

/// A participant.
#[derive(Clone, Debug)]
pub struct Entry {
    pub scheme: String,
    pub value: String,
    pub name: String,
    pub further: Vec<(String, String)>,
    pub removed: bool,
    pub invoices: bool,
    /// Ids, in their order.
    pub providers: Vec<String>,
}

impl Entry {
    pub fn address(&self) -> String {
        format!("{}:{}", self.scheme, self.value)
    }

    pub fn key(&self) -> String {
        self.address().to_lowercase()
    }

    /// Its address and all further identifiers.
    pub fn identifiers(&self) -> Vec<(&str, &str)> {
        let further = self.further.iter().map(|(scheme, value)| (scheme.as_str(), value.as_str()));
        std::iter::once((self.scheme.as_str(), self.value.as_str())).chain(further).collect()
    }
}

/// A customer of the account.
#[derive(Clone, Debug)]
pub struct Own {
    pub id: String,
    /// Its place among the entries.
    pub of: usize,
    pub numbers: Vec<String>,
    pub deactivated: bool,
    pub relationship: Relationship,
    pub provider: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct Paper {
    pub identifiers: Vec<RouteIdentifier>,
    pub name: Option<String>,
}

impl Paper {
    pub fn of(identifiers: &[(IdentifierKind, &str)]) -> Self {
        let one = |(kind, value): &(IdentifierKind, &str)| RouteIdentifier { kind: *kind, value: (*value).to_owned() };
        Self { identifiers: identifiers.iter().map(one).collect(), name: None }
    }
}

pub use make::{paper, world};
