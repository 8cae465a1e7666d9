//! The search of the public directory (R1-R4): a literal group and, when a name was asked for, a close one.
//! A page costs a constant number of queries; counts stop just above 10 000. Places and counts come from the index in
//! memory where there is one and it can tell, else from SQL; the answers are the same.

use carnet_core::wire::{Group, MatchKind, ParticipantSearch};
use carnet_search::Snapshot;

use super::{
    ParticipantQuery,
    branches::{self, After, Criteria},
    indexed, matched, read,
};
use crate::{
    cursor::{Cursor, fingerprint},
    db::Db,
    error::{Error, Result},
    index::Directory,
    sources,
    sql::{Window, total},
};

/// Searches the public directory for somebody of `account_id`. Without any criterion it lists everything.
/// A cursor brings the next page of the group that gave it out, and that group alone.
pub fn search(db: &mut dyn Db, account_id: &str, query: &ParticipantQuery) -> Result<ParticipantSearch> {
    search_in(db, None, account_id, query)
}

/// As [`search`], by the index where it sees the directory as `db` does: ask it before anything else is read.
pub fn search_by(
    db: &mut dyn Db,
    index: &Directory,
    account_id: &str,
    query: &ParticipantQuery,
) -> Result<ParticipantSearch> {
    let index = index.seen_by(db)?;
    search_in(db, index.as_ref(), account_id, query)
}

fn search_in(
    db: &mut dyn Db,
    index: Option<&Snapshot>,
    account_id: &str,
    query: &ParticipantQuery,
) -> Result<ParticipantSearch> {
    let asked = Asked { account_id, query, index, criteria: Criteria::resolve(db, query)? };
    let window = Window::new(query.limit, query.page.filter(|_| query.cursor.is_none()))?;
    let cursor = query.cursor.as_deref().map(|text| Cursor::decode(text, query_fingerprint(query))).transpose()?;
    let continued = cursor.as_ref().map(kind_of).transpose()?;
    if continued.is_some() && query.matching.is_some() && continued != query.matching {
        return Err(Error::BadCursor);
    }
    let wanted = continued.or(query.matching);
    let after = cursor.map(after).transpose()?;
    let mut groups = Vec::new();
    for kind in [MatchKind::Literal, MatchKind::Close] {
        let absent = kind == MatchKind::Close && asked.criteria.name.is_none();
        if absent || wanted.is_some_and(|wanted| wanted != kind) {
            continue;
        }
        groups.push(group(db, &asked, kind, after.as_ref(), window)?);
    }
    let without_filters = match groups.iter().all(|group| group.total == 0) && asked.criteria.has_more_than_filters() {
        true => Some(without_filters(db, &asked, wanted)?),
        false => None,
    };
    let (readings, stripped) = asked.criteria.read.map(|read| (read.readings, read.stripped)).unwrap_or_default();
    Ok(ParticipantSearch { readings, stripped, groups, without_filters, sources: sources::list(db)? })
}

/// A search, and the index if there is one to ask.
struct Asked<'a> {
    account_id: &'a str,
    query: &'a ParticipantQuery,
    index: Option<&'a Snapshot>,
    criteria: Criteria,
}

impl Asked<'_> {
    fn keys(&self, db: &mut dyn Db, kind: MatchKind, after: Option<&After>, window: Window) -> Result<Vec<After>> {
        match self.index {
            Some(index) if !self.criteria.has_filters() => {
                Ok(indexed::keys(index, &self.criteria, kind, after, window))
            }
            _ => branches::keys(db, &self.criteria, kind, after, window),
        }
    }

    fn counted(&self, db: &mut dyn Db, criteria: &Criteria, kind: MatchKind) -> Result<i64> {
        match self.index {
            Some(index) if !criteria.has_filters() => Ok(indexed::counted(index, criteria, kind)),
            _ => branches::counted(db, criteria, kind),
        }
    }
}

fn group(db: &mut dyn Db, asked: &Asked<'_>, kind: MatchKind, after: Option<&After>, window: Window) -> Result<Group> {
    let mut places = asked.keys(db, kind, after, window)?;
    let more = places.len() > window.limit as usize;
    // A first page that is also the last has counted its group: what is rare is read through once.
    let is_all = after.is_none() && window.offset == 0 && !more;
    let counted = if is_all { places.len() as i64 } else { asked.counted(db, &asked.criteria, kind)? };
    let (total, total_is_exact) = total(counted);
    places.truncate(window.limit as usize);
    let next_cursor = match places.last() {
        Some(last) if more => Some(cursor(last, kind, asked.query).encode()?),
        _ => None,
    };
    let keys: Vec<String> = places.into_iter().map(|place| place.key).collect();
    let mut items = read::many(db, asked.account_id, &keys)?;
    for item in &mut items {
        item.matched = matched::matched(item, &asked.criteria, kind);
    }
    Ok(Group { kind, items, total, total_is_exact, next_cursor })
}

// How many there would be without provider, country and document type, over the groups asked for.
fn without_filters(db: &mut dyn Db, asked: &Asked<'_>, wanted: Option<MatchKind>) -> Result<u64> {
    let criteria = asked.criteria.without_filters();
    let mut sum = 0;
    for kind in [MatchKind::Literal, MatchKind::Close] {
        let absent = kind == MatchKind::Close && criteria.name.is_none();
        if !absent && wanted.is_none_or(|wanted| wanted == kind) {
            sum += total(asked.counted(db, &criteria, kind)?).0;
        }
    }
    Ok(sum)
}

fn query_fingerprint(query: &ParticipantQuery) -> u32 {
    let parts = [&query.name, &query.id, &query.provider, &query.country, &query.document_type];
    fingerprint(parts.map(Option::as_deref))
}

const LITERAL: &str = "participants literal";
const CLOSE: &str = "participants close";

fn cursor(last: &After, kind: MatchKind, query: &ParticipantQuery) -> Cursor {
    let list = match kind {
        MatchKind::Literal => LITERAL,
        MatchKind::Close => CLOSE,
    };
    Cursor {
        list: list.to_owned(),
        query: query_fingerprint(query),
        numbers: vec![last.rank],
        texts: vec![last.name.clone(), last.key.clone()],
    }
}

fn kind_of(cursor: &Cursor) -> Result<MatchKind> {
    match cursor.list.as_str() {
        LITERAL => Ok(MatchKind::Literal),
        CLOSE => Ok(MatchKind::Close),
        _ => Err(Error::BadCursor),
    }
}

fn after(cursor: Cursor) -> Result<After> {
    match (cursor.numbers.as_slice(), <[String; 2]>::try_from(cursor.texts)) {
        ([rank], Ok([name, key])) => Ok(After { rank: *rank, name, key }),
        _ => Err(Error::BadCursor),
    }
}
