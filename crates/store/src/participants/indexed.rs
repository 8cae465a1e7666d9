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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use carnet_core::identifier::ParticipantId;

    use super::*;
    use crate::{
        index::Directory,
        participants::{self, NewParticipant, ParticipantQuery, branches},
        pool, sqlite,
    };

    fn named(number: u32) -> NewParticipant {
        let name = carnet_core::wire::NameEntry { name: format!("Ab {number}"), language: None };
        NewParticipant {
            participant_id: ParticipantId::parse(&format!("0088:{number}")).unwrap(),
            names: vec![name],
            country: "FR".to_owned(),
            place: None,
            website: None,
            identifiers: Vec::new(),
            document_types: Vec::new(),
            provider_ids: Vec::new(),
            source: "s".to_owned(),
            as_of_ms: 1,
        }
    }

    #[test]
    fn a_rank_that_no_cursor_was_given_out_with_continues_as_in_sql() {
        let pool = sqlite::open_memory().unwrap();
        pool::write(&pool, |db| (0..9).try_for_each(|number| participants::put(db, &named(number)).map(drop))).unwrap();
        let index = Directory::default();
        index.follow(&pool).unwrap();
        let query = ParticipantQuery { name: Some("AB".to_owned()), ..ParticipantQuery::default() };
        let window = Window::new(5, None).unwrap();
        pool::read(&pool, |db| {
            let snapshot = index.seen_by(db)?.unwrap();
            let criteria = Criteria::resolve(db, &query)?;
            for (rank, expected) in [(i64::MIN, 6), (-1, 6), (0, 6), (4, 4), (5, 0), (1 << 40, 0), (i64::MAX, 0)] {
                let after = After { rank, name: "Ab 4".to_owned(), key: "0088:4".to_owned() };
                let keys = |places: Vec<After>| places.into_iter().map(|place| place.key).collect::<Vec<_>>();
                let by_sql = keys(branches::keys(db, &criteria, MatchKind::Close, Some(&after), window)?);
                let by_index = keys(super::keys(&snapshot, &criteria, MatchKind::Close, Some(&after), window));
                assert_eq!((by_index.len(), by_index), (expected, by_sql), "{rank}");
            }
            Ok(())
        })
        .unwrap();
    }
}
