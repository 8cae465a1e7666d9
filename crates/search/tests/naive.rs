//! The oracle: a list of participants, gone through with the matchers of the core, sorted and cut.

use std::collections::BTreeMap;

use carnet_core::{
    identifier::{self, Lookup},
    name::{Pattern, Words, fold},
    wire::MatchKind,
};
use carnet_search::{Change, Entry, Place};

#[derive(Clone, Default)]
pub struct Naive {
    entries: BTreeMap<String, Entry>,
}

/// A question as the oracle reads it.
#[derive(Clone, Debug)]
pub struct Question {
    pub name: Option<String>,
    pub lookups: Option<Vec<Lookup>>,
    pub kind: MatchKind,
}

impl Naive {
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Put(entry) => drop(self.entries.insert(entry.key.clone(), entry.clone())),
            Change::Gone { key } => drop(self.entries.remove(key)),
        }
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// In the order in which an index takes them.
    pub fn sorted(&self) -> Vec<&Entry> {
        let mut entries: Vec<&Entry> = self.entries.values().collect();
        entries.sort_by_key(|entry| (entry.name(), &entry.key));
        entries
    }

    /// Everything that answers, in the order of the group.
    pub fn answer(&self, question: &Question) -> Vec<Place> {
        let name = question.name.as_ref().map(|name| (Pattern::parse(name), Words::parse(name)));
        let mut places: Vec<Place> = self
            .entries
            .values()
            .filter(|entry| question.lookups.as_ref().is_none_or(|lookups| identified(entry, lookups)))
            .filter_map(|entry| {
                let rank = rank(entry, name.as_ref(), question.kind)?;
                Some(Place { rank, name: entry.name().to_owned(), key: entry.key.clone() })
            })
            .collect();
        places.sort();
        places
    }
}

fn rank(entry: &Entry, name: Option<&(Pattern, Words)>, kind: MatchKind) -> Option<u32> {
    let Some((pattern, words)) = name else { return Some(0) };
    let literal = entry.names.iter().any(|name| pattern.matches(name));
    match kind {
        MatchKind::Literal => literal.then_some(0),
        MatchKind::Close if literal => None,
        MatchKind::Close => {
            let mut close = entry
                .names
                .iter()
                .map(|name| fold(name))
                .map(|folded| words.matches(&folded).then(|| u32::try_from(folded.chars().count()).unwrap()));
            // The main name's if that comes close, else the shortest.
            close.next().flatten().or_else(|| close.flatten().min())
        }
    }
}

fn identified(entry: &Entry, lookups: &[Lookup]) -> bool {
    let (scheme, value) = entry.key.split_once(':').unwrap();
    let own = (scheme.to_owned(), identifier::key(value));
    std::iter::once(&own).chain(&entry.identifiers).any(|(scheme, key)| {
        lookups
            .iter()
            .any(|lookup| lookup.scheme.as_ref().is_none_or(|wanted| wanted == scheme) && wild(&lookup.key, key))
    })
}

// A star is any run of characters; nothing else is special.
fn wild(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((head, rest)) => {
            let Some(text) = text.strip_prefix(head) else { return false };
            (0..=text.len()).filter(|at| text.is_char_boundary(*at)).any(|at| wild(rest, &text[at..]))
        }
    }
}
