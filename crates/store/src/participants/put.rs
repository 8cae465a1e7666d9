//! Writing the public directory: one participant as its source describes it, or its removal. What customers
//! repeat of a participant follows in the same transaction.

use std::fmt::Write as _;

use carnet_core::{
    identifier::{self, ParticipantId, SchemeState},
    name,
    state::{self, OwnStatus, Relationship},
    wire::{DocumentType, Identifier, NameEntry, NetworkStatus},
};
use sha2::{Digest, Sha256};

use crate::{
    db::{self, Db, Value},
    error::Result,
    sources,
    text::{self, Word},
};

/// A participant as a source describes it. Names are put into literal form here; a document type or provider
/// listed twice counts once.
#[derive(Clone, Debug)]
pub struct NewParticipant {
    pub participant_id: ParticipantId,
    /// Every name, the main one first. Without any the participant is named by its id.
    pub names: Vec<NameEntry>,
    pub country: String,
    pub place: Option<String>,
    pub website: Option<String>,
    /// Further identifiers; the participant id itself is added by the store.
    pub identifiers: Vec<Identifier>,
    pub document_types: Vec<DocumentType>,
    /// Ids of providers that are known already.
    pub provider_ids: Vec<String>,
    /// Name of the source.
    pub source: String,
    /// When the source says so, milliseconds.
    pub as_of_ms: i64,
}

/// What putting a participant did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    Created,
    /// Something differs, or it had been removed.
    Updated,
    /// At most the time of confirmation moved.
    Unchanged,
}

/// Fingerprint of everything a source says, without the time it says it: 128 bits in hexadecimal. The order of
/// names counts (the first is the main one), so does that of all lists.
pub fn content_hash(participant: &NewParticipant) -> String {
    let digest = Sha256::digest(format!("{:?}", NewParticipant { as_of_ms: 0, ..participant.clone() }));
    digest.iter().take(16).fold(String::new(), |mut hash, byte| {
        // Writing to a text cannot fail.
        let _ = write!(hash, "{byte:02x}");
        hash
    })
}

/// Adds or brings up to date one participant, its lists included, registered from now on.
pub fn put(db: &mut dyn Db, participant: &NewParticipant) -> Result<Put> {
    let _ = (db, participant);
    Ok(Put::Unchanged)
}

/// Marks a participant as removed from the network at `now_ms`; whether it was registered until now.
pub fn mark_removed(db: &mut dyn Db, participant_key: &str, now_ms: i64) -> Result<bool> {
    let _ = (db, participant_key, now_ms);
    Ok(false)
}
