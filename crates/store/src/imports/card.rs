//! What a source says of one participant, as it waits to be applied.

pub use carnet_core::cards::Card;
use carnet_core::identifier::ParticipantId;

use crate::{
    db::{self, Db},
    error::{Error, Result},
    participants::NewParticipant,
};

/// The card as an entry of the directory, with the providers that the directory has for the participant.
pub(super) fn entry(db: &mut dyn Db, card: Card, source: &str, as_of_ms: i64) -> Result<NewParticipant> {
    let participant_id = ParticipantId::parse(&card.participant_id)
        .map_err(|error| Error::Corrupt(format!("participant id {:?} of a card: {error}", card.participant_id)))?;
    let sql = "select provider_id from participant_providers where participant_key = $1 order by position";
    let provider_ids = db::query_all(db, sql, &[participant_id.key().into()], |row| row.text(0))?;
    Ok(NewParticipant {
        participant_id,
        names: card.names,
        country: card.country,
        place: card.place,
        website: card.website,
        identifiers: card.identifiers,
        document_types: card.document_types,
        provider_ids,
        source: source.to_owned(),
        as_of_ms,
    })
}
