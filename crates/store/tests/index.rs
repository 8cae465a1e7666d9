//! The index in memory against SQL, which is the truth: byte for byte the same answers over random directories, random
//! edits and random searches, on every page, also when a walk goes from one to the other.

mod directories;
mod following;

use crate::common::*;
use carnet_store::{
    index::{Directory, feed},
    participants::{self, ParticipantQuery},
    pool::{self, Pool},
};

/// Answers of SQL and of the index in one unit of work, and whether there was an index to ask.
fn both(pool: &dyn Pool, index: &Directory, query: &ParticipantQuery) -> (String, String, bool) {
    let json = |found: carnet_store::Result<carnet_core::wire::ParticipantSearch>| match found {
        Ok(found) => serde_json::to_string(&found).unwrap(),
        Err(error) => error.to_string(),
    };
    pool::read(pool, |db| {
        let asked = index.seen_by(db)?.is_some();
        let by_index = json(participants::search_by(db, index, ACCOUNT, query));
        Ok((json(participants::search(db, ACCOUNT, query)), by_index, asked))
    })
    .unwrap()
}

/// They are the same, and the index was there to be asked; what it answered.
fn alike(pool: &dyn Pool, index: &Directory, query: &ParticipantQuery) -> carnet_core::wire::ParticipantSearch {
    let (sql, by_index, asked) = both(pool, index, query);
    assert!(asked, "no index to ask for {query:?}");
    assert_eq!(sql, by_index, "{query:?}");
    pool::read(pool, |db| participants::search_by(db, index, ACCOUNT, query)).unwrap()
}

fn followed(pool: &dyn Pool) -> Directory {
    let index = Directory::default();
    index.follow(pool).unwrap();
    index
}
