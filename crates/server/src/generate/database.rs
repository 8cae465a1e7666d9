//! The participants and their service providers in a database, some thousand in a transaction.

use carnet_core::generate::{Cards, Listed, provider_id, providers};
use carnet_store::{
    Result,
    participants::{self, NewParticipant},
    pool::{self, Pool},
    providers as known,
};

use super::{SOURCE, progress::Progress};
use crate::{cli::Failure, database::Location, host};

/// Participants of one transaction: few enough that another writer waits a second at the most.
const BATCH: u64 = 2_000;

pub fn fill(location: &Location, seed: u64, count: u64, progress: &mut Progress) -> std::result::Result<(), Failure> {
    let pool = location.open(1)?;
    all(pool.as_ref(), seed, count, progress).map_err(|error| {
        Failure::new(format!(
            "the database is not filled: {error}. What is written stays; run the command again to go on"
        ))
    })
}

fn all(pool: &dyn Pool, seed: u64, count: u64, progress: &mut Progress) -> Result<()> {
    pool::write(pool, |db| providers().try_for_each(|provider| known::put(db, &provider)))?;
    let now_ms = host::now_ms();
    let mut cards = Cards::new(seed);
    let mut made = 0;
    while made < count {
        let size = BATCH.min(count - made);
        let batch: Vec<NewParticipant> =
            (0..size).zip(&mut cards).map(|(_, listed)| entry(listed, now_ms)).collect::<Result<_>>()?;
        pool::write(pool, |db| participants::put_all(db, &batch))?;
        made += size;
        progress.made(made);
    }
    Ok(())
}

fn entry(Listed { card, providers }: Listed, as_of_ms: i64) -> Result<NewParticipant> {
    let provider_ids = providers.into_iter().map(provider_id).collect();
    NewParticipant::of_card(card, provider_ids, SOURCE, as_of_ms)
}
