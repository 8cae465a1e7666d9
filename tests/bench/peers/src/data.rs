//! The participants that every engine answers for: invented, each with its main name, in the order of name and key.
//! A participant's rank is its place in that order; peers store it as their row number, which suits them best.

use std::collections::{HashMap, HashSet};

use carnet_core::{generate::Companies, identifier::key};

pub struct Participant {
    pub key: String,
    pub name: String,
    /// Scheme and comparison key.
    pub identifiers: Vec<(String, String)>,
}

pub struct Data {
    pub participants: Vec<Participant>,
    ranks: HashMap<String, u32>,
}

impl Data {
    pub fn invent(count: usize) -> Self {
        let mut participants: Vec<Participant> = Companies::new(1).take(count).filter_map(participant).collect();
        participants.sort_unstable_by(|a, b| (&a.name, &a.key).cmp(&(&b.name, &b.key)));
        let mut known = HashSet::new();
        participants.retain(|participant| known.insert(participant.key.clone()));
        let ranks = (0..).zip(&participants).map(|(rank, participant)| (participant.key.clone(), rank)).collect();
        Self { participants, ranks }
    }

    pub fn rank(&self, key: &str) -> Option<u32> {
        self.ranks.get(key).copied()
    }

    /// Names, one on a line: ripgrep's file.
    pub fn lines(&self) -> String {
        self.participants.iter().map(|participant| format!("{}\n", participant.name)).collect()
    }
}

fn participant(company: carnet_core::generate::Company) -> Option<Participant> {
    let (scheme, value) = company.identifiers.first()?;
    Some(Participant {
        key: format!("{scheme}:{}", value.to_ascii_lowercase()),
        name: company.names.into_iter().next()?,
        identifiers: company.identifiers.iter().map(|(scheme, value)| ((*scheme).to_owned(), key(value))).collect(),
    })
}
