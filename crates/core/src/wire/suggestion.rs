//! Suggestions of companies that are missing in the public directory (R10, R38), and the operator's records.

use serde::{Deserialize, Serialize};

use super::{HandOffWay, Identifier, Participant};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Suggestion {
    pub id: String,
    pub state: SuggestionState,
    pub name: String,
    pub country: String,
    pub identifiers: Vec<Identifier>,
    /// `scheme:value`, if the person knows it.
    pub electronic_address: Option<String>,
    /// Name of the service provider, as typed.
    pub provider: Option<String>,
    pub contact: Option<String>,
    pub comment: Option<String>,
    pub created_at: String,
    pub created_by: String,
    /// The company that suggested first; for the operator alone, else empty.
    pub account_name: String,
    /// The caller's company has suggested or follows it.
    pub following: bool,
    /// Companies that wait for it.
    pub followers: u64,
    /// When and by whom it was taken up or decided.
    pub decided_at: Option<String>,
    pub decided_by: Option<String>,
    /// Why it was declined.
    pub reason: Option<String>,
    /// The participant that came of it (added, merged).
    pub participant_id: Option<String>,
    /// The caller's customer made from that participant.
    pub customer_id: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum SuggestionState {
    Submitted,
    Checking,
    Added,
    /// It was in the directory already.
    Merged,
    Declined,
    /// Taken back by who suggested it, before it was taken up.
    Withdrawn,
}

/// Identifiers that one company may give.
pub const MAX_SUGGESTED_IDENTIFIERS: usize = 20;
/// Characters of a name, an identifier, a service provider or a contact.
pub const MAX_SUGGESTED_CHARS: usize = 200;

/// Body of `POST /suggestions`. Name, country and at least one identifier are required.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Suggest {
    pub name: String,
    pub country: String,
    pub identifiers: Vec<SuggestedIdentifier>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub electronic_address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SuggestedIdentifier {
    /// Scheme code (`0002`); empty: read it from the value.
    pub scheme: String,
    pub value: String,
}

/// Answer of `POST /suggestions`: 201 for a new one, 200 for one that was there and is followed from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Suggested {
    pub suggestion: Suggestion,
    /// The same company was suggested before: this one follows it.
    pub joined: bool,
}

/// Answer of `GET /suggestions/{id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SuggestionDetail {
    pub suggestion: Suggestion,
    /// For the operator: participants with one of its identifiers, or a close name in its country.
    pub similar: Vec<Participant>,
}

/// Body of `POST /suggestions/{id}/decide`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Decide {
    pub decision: Decision,
    /// Required to decline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Merge: the participant it is. Add: its participant id, `scheme:value`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participant_id: Option<String>,
    /// Add: its service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider_id: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Decision {
    TakeUp,
    Add,
    Merge,
    Decline,
}

/// One row of the operator's list, `GET /operator/providers`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ProviderRecord {
    pub id: String,
    pub name: String,
    pub requires_routing_setup: bool,
    /// E-mail address for routing set-ups.
    pub contact: Option<String>,
    /// Participants that it serves.
    pub recipients: u64,
    /// How it gets its documents (R30).
    pub hand_off_way: HandOffWay,
    /// Where they are posted.
    pub hand_off_url: Option<String>,
    /// There is a secret that signs what is posted; nobody can read it back.
    pub has_secret: bool,
    /// There is a key with which it collects.
    pub has_collect_key: bool,
    /// Documents that wait for it, and documents that it did not take.
    pub queued: u64,
    pub failed: u64,
    pub version: u64,
}

/// Body of `POST /providers` (`id` required) and `PATCH /providers/{id}` (with `If-Match`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EditProvider {
    /// Lower-case letters, digits and hyphens, 1 to 64; only when it is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requires_routing_setup: Option<bool>,
    /// Empty: none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// To post needs an address and a secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hand_off_way: Option<HandOffWay>,
    /// An https address; empty: none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hand_off_url: Option<String>,
    /// At least 16 characters; empty: none any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hand_off_secret: Option<String>,
}
