//! Live verification (R32): what the network itself says of a participant, four answers kept apart.

use serde::{Deserialize, Serialize};

/// What a look-up found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum CheckAnswer {
    /// Registered, served, and it receives an invoice or a credit note.
    Receives,
    /// The network's register does not have it.
    NotRegistered,
    /// Registered, but its metadata publisher does not serve it.
    NotServed,
    /// Registered and served, but it receives neither invoice nor credit note.
    CannotReceive,
    /// Nobody can say: somebody did not answer. Changes nothing that is stored.
    Failed,
}

/// Answer of `POST /participants/{id}/verify`: this look-up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Verification {
    pub participant_id: String,
    pub answer: CheckAnswer,
    /// Whether the answer is one: false for [`CheckAnswer::Failed`].
    pub determinate: bool,
    pub at: String,
    /// Who answered, or did not: the zone or the host of the metadata publisher.
    pub source: String,
    /// Why it failed, or what was said, in English; for support.
    pub detail: String,
    /// Document type ids that it receives, as served.
    pub document_types: Vec<String>,
    /// Of the certificate of its access point: who carries its documents.
    pub provider: Option<String>,
    /// When the certificate of its access point ends.
    pub certificate_until: Option<String>,
}

/// What is known from look-ups, beside what the public directory says. Of a participant and of a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Check {
    /// The last answer that was one; absent before the first.
    pub answer: Option<CheckAnswer>,
    pub answered_at: Option<String>,
    pub source: Option<String>,
    pub provider: Option<String>,
    /// When the certificate of its access point ends.
    pub certificate_until: Option<String>,
    /// How many document types it receives.
    pub document_types: Option<u64>,
    /// When somebody did not answer, if that was later.
    pub failed_at: Option<String>,
    pub failed_source: Option<String>,
}
