//! What a source says of participants, as it waits to be applied.

pub use carnet_core::cards::Card;

use crate::{
    db::Db,
    error::Result,
    participants::{
        NewParticipant,
        children::{ByKey, load},
    },
};

/// Keys that are asked for together.
pub(super) const TOGETHER: usize = 100;

/// The cards as entries of the directory, with the providers that the directory has for each participant.
pub(super) fn entries(db: &mut dyn Db, cards: Vec<Card>, source: &str, as_of_ms: i64) -> Result<Vec<NewParticipant>> {
    let entry = |card| NewParticipant::of_card(card, Vec::new(), source, as_of_ms);
    let mut entries = cards.into_iter().map(entry).collect::<Result<Vec<_>>>()?;
    let sql = "select participant_key, provider_id from participant_providers
               where participant_key in (:keys) order by participant_key, position";
    for chunk in entries.chunks_mut(TOGETHER) {
        let keys: Vec<String> = chunk.iter().map(|entry| entry.participant_id.key()).collect();
        let providers: ByKey<String> = load(db, sql, &keys, |row| row.text(1))?;
        for (entry, key) in chunk.iter_mut().zip(&keys) {
            entry.provider_ids = providers.get(key).cloned().unwrap_or_default();
        }
    }
    Ok(entries)
}
