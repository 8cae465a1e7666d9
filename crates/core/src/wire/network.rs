//! Imports of the public directory, as the network's operator sees them (R38).

use serde::{Deserialize, Serialize};

use super::Source;

/// Answer of `GET /network/imports`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct NetworkImports {
    /// Every source of the public directory, by name, and when it last confirmed an entry.
    pub sources: Vec<Source>,
    /// The latest imports, the last one first.
    pub imports: Vec<NetworkImport>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct NetworkImport {
    pub id: String,
    pub source: String,
    pub state: NetworkImportState,
    pub started_at: String,
    pub finished_at: Option<String>,
    /// What it changed; of an applied import alone.
    pub done: Option<ImportDone>,
    /// The file, and how far it is read; of an import that the operator started alone.
    pub file: Option<ImportFile>,
    /// What it would do; of an import that is suspended, and is applied or dropped by the operator's word.
    pub comparison: Option<ImportComparison>,
    /// Why it failed.
    pub failure: Option<ImportFailure>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImportFile {
    pub name: String,
    /// Bytes it has, where they were told.
    pub size: Option<u64>,
    /// Bytes that have come.
    pub bytes: u64,
    /// Cards that were read, those skipped included.
    pub read: u64,
    pub skipped: u64,
    pub problems: u64,
    /// It is not the whole source: nobody is removed.
    pub partial: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImportComparison {
    pub created: u64,
    pub updated: u64,
    pub unchanged: u64,
    /// Participants that would be removed.
    pub vanishing: u64,
    /// Participants that the source has now.
    pub registered: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImportFailure {
    /// Line of the file, counted from 1.
    pub line: u64,
    /// What is wrong there, in English.
    pub detail: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum NetworkImportState {
    /// Cards are read; nothing is changed yet.
    Staging,
    /// All cards are read; the directory is about to change.
    Applying,
    Applied,
    /// Too many participants would vanish: nothing was changed until somebody decides.
    Suspended,
    /// It was suspended, and the operator dropped it.
    Dropped,
    Failed,
    /// The connection ended before the file did, or the server stopped.
    Interrupted,
    /// A later import of the same source took its place.
    Superseded,
}

/// Participants by what became of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImportDone {
    pub created: u64,
    pub updated: u64,
    pub unchanged: u64,
    pub removed: u64,
}

/// A card, or a value of one, that did not come in as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CardProblem {
    /// Which card of the file, counted from 1.
    pub card: u64,
    /// Line of the file, counted from 1.
    pub line: u64,
    /// As far as it could be read.
    pub participant_id: Option<String>,
    pub fault: CardFault,
    pub done: CardDone,
    /// The fault with the value at hand, in English.
    pub detail: String,
}

/// What is wrong with a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum CardFault {
    /// The card is no well-formed XML.
    NotXml,
    TooLarge,
    /// Who it is of is missing or cannot be read.
    Participant,
    Name,
    Country,
    Place,
    Website,
    Identifier,
    DocumentType,
    /// An entity that is not known, or a character that XML does not allow.
    Characters,
    /// The participant had a card before.
    Repeated,
}

/// What was done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum CardDone {
    /// The value was left out, the card kept.
    ValueDropped,
    /// Something else stands in for the value.
    Replaced,
    /// The card was not imported; a participant known before stays as it was.
    CardSkipped,
    /// An earlier card of the same participant gave way to this one.
    EarlierReplaced,
}

/// Somebody who would be removed by a suspended import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct VanishingParticipant {
    pub participant_id: String,
    pub name: String,
    pub country: String,
    /// Companies that have it among their customers.
    pub customers: u64,
}
