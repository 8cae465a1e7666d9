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
    /// Each with its names folded.
    entries: BTreeMap<String, (Entry, Vec<String>)>,
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
            Change::Put(entry) => {
                let folded = entry.names.iter().map(|name| fold(name)).collect();
                self.entries.insert(entry.key.clone(), (entry.clone(), folded));
            }
            Change::Gone { key } => drop(self.entries.remove(key)),
        }
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// In the order in which an index takes them.
    pub fn sorted(&self) -> Vec<&Entry> {
        let mut entries: Vec<&Entry> = self.entries.values().map(|(entry, _)| entry).collect();
        entries.sort_by_key(|entry| (entry.name(), &entry.key));
        entries
    }

    /// Everything that answers, in the order of the group.
    pub fn answer(&self, question: &Question) -> Vec<Place<'_>> {
        let name = question.name.as_ref().map(|name| (Pattern::parse(name), Words::parse(name)));
        let mut places: Vec<Place<'_>> = self
            .entries
            .values()
            .filter(|(entry, _)| question.lookups.as_ref().is_none_or(|lookups| identified(entry, lookups)))
            .filter_map(|(entry, folded)| {
                let rank = rank(entry, folded, name.as_ref(), question.kind)?;
                Some(Place { rank, name: entry.name(), key: &entry.key })
            })
            .collect();
        places.sort();
        places
    }
}

fn rank(entry: &Entry, folded: &[String], name: Option<&(Pattern, Words)>, kind: MatchKind) -> Option<u32> {
    let Some((pattern, words)) = name else { return Some(0) };
    let literal = entry.names.iter().any(|name| pattern.matches(name));
    match kind {
        MatchKind::Literal => literal.then_some(0),
        MatchKind::Close if literal => None,
        MatchKind::Close => {
            let length = |folded: &String| u32::try_from(folded.chars().count()).unwrap();
            let mut close = folded.iter().map(|folded| words.matches(folded).then(|| length(folded)));
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
