//! The public directory: a participant, and the answer to a search for participants.

use serde::{Deserialize, Serialize};

use super::{Address, Check, SupplierStatus};
use crate::{identifier::Reading, state::ParticipantState};

/// One party of the network as its source describes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Participant {
    /// `scheme:value`, as given by the source; compared in lower case.
    pub participant_id: String,
    pub name: String,
    /// Every name of every entity of the card, the first one included.
    pub names: Vec<NameEntry>,
    /// ISO 3166-1 alpha-2 as given; real cards carry `UK` and `XX` too.
    pub country: String,
    pub place: Option<String>,
    pub website: Option<String>,
    /// Further identifiers; the participant id itself is not repeated here.
    pub identifiers: Vec<Identifier>,
    pub providers: Vec<Provider>,
    pub document_types: Vec<DocumentType>,
    pub network_status: NetworkStatus,
    pub state: ParticipantState,
    /// The line of its address in the French directory, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// The participant id in the scheme that replaced a removed one (`0216:0037…` for `0212:…`).
    pub successor: Option<String>,
    /// Name of the source, e.g. `peppol-directory`.
    pub source: String,
    /// When the source last confirmed this entry.
    pub as_of: String,
    /// The caller's customer made from this participant, if there is one.
    pub customer_id: Option<String>,
    /// The caller's supplier that is this participant, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplier: Option<KnownSupplier>,
    /// What look-ups in the network itself have found, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check: Option<Check>,
    /// In a search answer: what the query hit.
    pub matched: Option<Matched>,
}

/// How a participant stands among the caller's suppliers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct KnownSupplier {
    pub id: String,
    pub status: SupplierStatus,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct NameEntry {
    pub name: String,
    pub language: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Identifier {
    /// Scheme code (`0002`) where the label is known, else the source's own label (`IT:CUUO`).
    pub scheme: String,
    pub value: String,
    /// Name of the scheme for people (`SIREN`).
    pub label: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Provider {
    pub id: String,
    pub name: String,
    /// Its recipients need routing set up on its side before the first document.
    pub requires_routing_setup: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DocumentType {
    pub scheme: String,
    /// Compared byte for byte.
    pub value: String,
    pub name: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum NetworkStatus {
    Registered,
    Removed,
}

/// Which field a query hit. In the directory of one's own customers it may also be a number or a provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Matched {
    pub field: MatchedField,
    /// The stored value that was hit.
    pub value: String,
    /// Scheme of the identifier that was hit.
    pub scheme: Option<String>,
    /// Set when an equivalent was hit (`0225` found for a typed SIREN): the scheme the text was read as.
    pub via: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum MatchedField {
    Name,
    Identifier,
    Provider,
    CustomerNumber,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum MatchKind {
    Literal,
    Close,
}

/// Answer of `GET /participants`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ParticipantSearch {
    /// What the identifier text was read as, equivalents included; empty without one.
    pub readings: Vec<Reading>,
    /// A label that was ignored in front of the identifier (`SIREN :`).
    pub stripped: Option<String>,
    pub groups: Vec<Group>,
    /// With a provider, country or document type given and nothing found: how many there are without them.
    pub without_filters: Option<u64>,
    /// Where was looked, and how fresh it is.
    pub sources: Vec<Source>,
}

/// One group of answers. The close group is left out when no name was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Group {
    #[serde(rename = "match")]
    pub kind: MatchKind,
    pub items: Vec<Participant>,
    pub total: u64,
    pub total_is_exact: bool,
    pub next_cursor: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Source {
    pub name: String,
    pub as_of: String,
}
