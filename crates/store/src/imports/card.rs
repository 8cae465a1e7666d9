//! What a source says of one participant, as it waits to be applied.

use carnet_core::{
    identifier::ParticipantId,
    wire::{DocumentType, Identifier, NameEntry},
};
use serde::{Deserialize, Serialize};

use crate::{
    db::{self, Db},
    error::{Error, Result},
    participants::NewParticipant,
};

/// One card of a source. It says nothing of service providers: those stay as the directory knows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// `scheme:value` as given.
    pub participant_id: String,
    /// The main name first; at least one.
    pub names: Vec<NameEntry>,
    pub country: String,
    pub place: Option<String>,
    pub website: Option<String>,
    /// Further identifiers, without the participant id.
    pub identifiers: Vec<Identifier>,
    pub document_types: Vec<DocumentType>,
}

impl Card {
    /// The card as an entry of the directory, with the providers that the directory has for the participant.
    pub(super) fn entry(self, db: &mut dyn Db, source: &str, as_of_ms: i64) -> Result<NewParticipant> {
        let participant_id = ParticipantId::parse(&self.participant_id)
            .map_err(|error| Error::Corrupt(format!("participant id {:?} of a card: {error}", self.participant_id)))?;
        let sql = "select provider_id from participant_providers where participant_key = $1 order by position";
        let provider_ids = db::query_all(db, sql, &[participant_id.key().into()], |row| row.text(0))?;
        Ok(NewParticipant {
            participant_id,
            names: self.names,
            country: self.country,
            place: self.place,
            website: self.website,
            identifiers: self.identifiers,
            document_types: self.document_types,
            provider_ids,
            source: source.to_owned(),
            as_of_ms,
        })
    }
}
