//! What a source says of one participant, as it waits to be applied.

pub use carnet_core::cards::Card;

use crate::{
    db::{self, Db},
    error::Result,
    participants::NewParticipant,
};

/// The card as an entry of the directory, with the providers that the directory has for the participant.
pub(super) fn entry(db: &mut dyn Db, card: Card, source: &str, as_of_ms: i64) -> Result<NewParticipant> {
    let mut entry = NewParticipant::of_card(card, Vec::new(), source, as_of_ms)?;
    let sql = "select provider_id from participant_providers where participant_key = $1 order by position";
    entry.provider_ids = db::query_all(db, sql, &[entry.participant_id.key().into()], |row| row.text(0))?;
    Ok(entry)
}
