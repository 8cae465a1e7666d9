//! The participants and their service providers in a database. Into a file of SQLite they come in one transaction, sorted
//! as far as memory allows, while nobody else uses it; into PostgreSQL some thousand in a transaction.

use std::path::Path;

use carnet_core::generate::{Cards, Listed, provider_id, providers};
use carnet_store::{
    Result,
    db::Db,
    participants::{self, NewParticipant},
    pool, providers as known,
};

use super::{SOURCE, progress::Progress};
use crate::{
    cli::Failure,
    database::{self, Location},
    host,
};

/// Participants of one transaction beside others: few enough that another writer waits a second at the most.
const BATCH: u64 = 2_000;
/// Participants that are sorted together; some hundred megabytes.
const SORTED: u64 = 50_000;

pub fn fill(location: &Location, seed: u64, count: u64, progress: &mut Progress) -> std::result::Result<(), Failure> {
    match location {
        Location::Sqlite(path) => alone(path, seed, count, progress),
        Location::Postgres(_) => beside_others(location, seed, count, progress),
    }
}

fn alone(path: &Path, seed: u64, count: u64, progress: &mut Progress) -> std::result::Result<(), Failure> {
    let pool = database::open_alone(path)?;
    let filled = pool::write(&pool, |db| {
        put_providers(db)?;
        participants::without_indexes(db, count, |db| {
            batches(seed, count, SORTED, progress, |mut batch| {
                batch.sort_by_cached_key(|one| one.participant_id.key());
                participants::put_all(db, &batch)
            })
        })
    });
    filled.map_err(|error| Failure::new(format!("nothing was written to the database: {error}")))
}

fn beside_others(
    location: &Location,
    seed: u64,
    count: u64,
    progress: &mut Progress,
) -> std::result::Result<(), Failure> {
    let pool = location.open(1)?;
    let filled = pool::write(pool.as_ref(), put_providers).and_then(|()| {
        batches(seed, count, BATCH, progress, |batch| {
            pool::write(pool.as_ref(), |db| participants::put_all(db, &batch))
        })
    });
    filled.map_err(|error| {
        Failure::new(format!(
            "the database is not filled: {error}. What is written stays; run the command again to go on"
        ))
    })
}

fn put_providers(db: &mut dyn Db) -> Result<()> {
    providers().try_for_each(|provider| known::put(db, &provider))
}

/// Calls `put` with `count` participants, at most `most` at a time.
fn batches(
    seed: u64,
    count: u64,
    most: u64,
    progress: &mut Progress,
    mut put: impl FnMut(Vec<NewParticipant>) -> Result<()>,
) -> Result<()> {
    let now_ms = host::now_ms();
    let mut cards = Cards::new(seed);
    let mut made = 0;
    while made < count {
        let size = most.min(count - made);
        put((0..size).zip(&mut cards).map(|(_, listed)| entry(listed, now_ms)).collect::<Result<_>>()?)?;
        made += size;
        progress.made(made);
    }
    Ok(())
}

fn entry(Listed { card, providers }: Listed, as_of_ms: i64) -> Result<NewParticipant> {
    let provider_ids = providers.into_iter().map(provider_id).collect();
    NewParticipant::of_card(card, provider_ids, SOURCE, as_of_ms)
}
