//! Random directories, changes and questions, of few letters so that much coincides; the same from the same seed.

use carnet_core::{identifier, identifier::Lookup, name::normalize, wire::MatchKind};
use carnet_search::Entry;

use super::naive::Question;

/// xorshift64*
pub struct Random(u64);

const WORDS: [&str; 24] = [
    "a",
    "b",
    "AB",
    "ab",
    "Ab",
    "é",
    "E",
    "É",
    "ße",
    "SS",
    "Transport",
    "TRANSPORT",
    "transports",
    "Lyon",
    "*",
    "\\",
    "%",
    "_?",
    "[x]",
    "株式会社",
    "ﬁne",
    "Ønsk",
    "x",
    "Σς",
];
const SCHEMES: [&str; 4] = ["0088", "0002", "9925", "IT:CUUO"];

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % end
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    /// A name in literal form; rarely empty.
    pub fn name(&mut self) -> String {
        let mut name = String::new();
        for _ in 0..self.below(5) {
            name.push_str(self.one(&WORDS));
            name.push_str(self.one(&["", " ", "  "]));
        }
        normalize(&name)
    }

    fn digits(&mut self, most: usize) -> String {
        (0..=self.below(most)).map(|_| self.one(&["0", "1", "7"])).collect()
    }

    pub fn key(&mut self, keys: usize) -> String {
        let number = self.below(keys);
        let scheme = SCHEMES[number % 3];
        format!("{scheme}:{:03b}-{number}", number % 8)
    }

    pub fn entry(&mut self, keys: usize) -> Entry {
        let further = if self.below(4) == 0 { self.below(4) } else { 0 };
        Entry {
            key: self.key(keys),
            names: (0..=further).map(|_| self.name()).collect(),
            identifiers: (0..self.below(3)).map(|_| (self.one(&SCHEMES).to_owned(), self.digits(9))).collect(),
        }
    }

    fn pattern(&mut self) -> String {
        let mut pattern = String::new();
        for _ in 0..=self.below(5) {
            match self.below(5) {
                0 | 1 => pattern.push('*'),
                2 => pattern.push_str(self.one(&["\\*", "\\\\", "\\", " ", "o", "r", "an", "SP", "ran"])),
                _ => pattern.push_str(self.one(&WORDS)),
            }
        }
        pattern
    }

    fn lookups(&mut self, keys: usize) -> Vec<Lookup> {
        (0..self.below(4))
            .map(|_| {
                let key = match self.below(6) {
                    0 => self.key(keys).split_once(':').unwrap().1.to_owned(),
                    1 => self.digits(9),
                    2 => format!("{}*", self.digits(3)),
                    3 => format!("*{}*", self.digits(4)),
                    4 => format!("*{}", self.digits(3)),
                    _ => format!("{}*{}*{}", self.digits(1), self.digits(2), self.digits(1)),
                };
                let scheme = (self.below(2) == 0).then(|| self.one(&SCHEMES).to_owned());
                Lookup { scheme, key: identifier::key(&key), via: None }
            })
            .collect()
    }

    pub fn question(&mut self, keys: usize) -> Question {
        let kind = if self.below(3) == 0 { MatchKind::Close } else { MatchKind::Literal };
        match self.below(8) {
            0 => Question { name: None, lookups: Some(self.lookups(keys)), kind: MatchKind::Literal },
            1 => Question { name: Some(self.pattern()), lookups: Some(self.lookups(keys)), kind },
            _ => Question { name: Some(self.pattern()), lookups: None, kind },
        }
    }
}
