//! The search's places and counts from the index in memory, the same as those of the SQL in `branches`.

use carnet_core::wire::{COUNT_LIMIT, MatchKind};
use carnet_search::{Place, Query, Snapshot};

use super::branches::{After, Criteria};
use crate::sql::Window;

pub(super) fn counted(index: &Snapshot, criteria: &Criteria, kind: MatchKind) -> i64 {
    let counted = index.count(&query(criteria, kind), COUNT_LIMIT + 1);
    i64::try_from(counted).unwrap_or(i64::MAX)
}

/// The places of a page of a group, and of one row more when there is one.
pub(super) fn keys(
    index: &Snapshot,
    criteria: &Criteria,
    kind: MatchKind,
    after: Option<&After>,
    window: Window,
) -> Vec<After> {
    let query = query(criteria, kind);
    let after = after.and_then(|after| place(after, kind));
    let places = index.page(&query, after, window.offset as usize, window.probe() as usize);
    places
        .into_iter()
        .map(|place| After { rank: place.rank.into(), name: place.name.to_owned(), key: place.key.to_owned() })
        .collect()
}

fn query(criteria: &Criteria, kind: MatchKind) -> Query {
    let mut query = Query::everything();
    if let Some((pattern, words)) = &criteria.name {
        query = query.named(pattern, words, kind);
    }
    if criteria.read.is_some() {
        query = query.identified(criteria.lookups.clone());
    }
    query
}

// A rank below all is before the first place, one above all behind the last; the literal group has none.
fn place(after: &After, kind: MatchKind) -> Option<Place<'_>> {
    let rank = match kind {
        MatchKind::Literal => 0,
        MatchKind::Close if after.rank < 0 => return None,
        MatchKind::Close => u32::try_from(after.rank).unwrap_or(u32::MAX),
    };
    Some(Place { rank, name: &after.name, key: &after.key })
}
