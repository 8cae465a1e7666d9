//! What a source says of one participant.

use serde::{Deserialize, Serialize};

use crate::wire::{DocumentType, Identifier, NameEntry};

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
