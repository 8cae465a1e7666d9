//! Carnet's index in memory. A query is prepared once, as the next page of a cursor finds it.

use std::{collections::HashMap, time::Duration};

use carnet_core::{identifier::Lookup, name::Words, wire::MatchKind};
use carnet_search::{Base, Builder, Entry, Query, Snapshot};

use super::{Answer, PAGE, Peer, Result, timed};
use crate::{
    data::Data,
    questions::{Asked, Question},
};

pub struct Carnet<'a> {
    data: &'a Data,
    snapshot: Snapshot,
    queries: HashMap<String, Query>,
}

/// The index of all participants.
pub fn build(data: &Data) -> Result<Base> {
    let mut builder = Builder::default();
    for one in &data.participants {
        let entry = Entry { key: one.key.clone(), names: vec![one.name.clone()], identifiers: one.identifiers.clone() };
        builder.push(&entry)?;
    }
    Ok(builder.finish()?)
}

impl<'a> Carnet<'a> {
    pub fn new(data: &'a Data, base: Base) -> Result<Self> {
        Ok(Self { data, snapshot: Snapshot::new(base, 0)?, queries: HashMap::new() })
    }
}

impl Peer for Carnet<'_> {
    fn name(&self) -> &'static str {
        "carnet"
    }

    fn can(&self, _: &Question) -> bool {
        true
    }

    fn answer(&mut self, question: &Question, cap: u64) -> Result<(Duration, Answer)> {
        let query = self.queries.entry(question.text.clone()).or_insert_with(|| query(question));
        let snapshot = &self.snapshot;
        let (took, (count, page)) = timed(|| {
            let page = snapshot.page(query, None, 0, PAGE + 1);
            // As a host answers: what its first page holds is counted by it.
            let count = if page.len() <= PAGE { page.len() as u64 } else { snapshot.count(query, cap) };
            Ok((count, page))
        })?;
        let page = page.iter().take(PAGE).filter_map(|place| self.data.rank(place.key)).collect();
        Ok((took, Answer { count, page }))
    }
}

fn query(question: &Question) -> Query {
    match &question.asked {
        Asked::Name(pattern) => Query::everything().named(pattern, &Words::parse(&question.text), MatchKind::Literal),
        Asked::Identifier(scheme, _) => {
            let value = question.text.split_once(':').map_or(question.text.as_str(), |(_, value)| value);
            let key = carnet_core::identifier::key(value);
            Query::everything().identified(vec![Lookup { scheme: scheme.clone(), key, via: None }])
        }
    }
}
