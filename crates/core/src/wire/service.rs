//! What the network's operator decides for the whole service: the public look-up, cards that are taken down, and
//! accounts that are deleted with their data.

use serde::{Deserialize, Serialize};

/// Answer of `GET` and `PATCH /operator/service`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ServiceSettings {
    /// Whether whoever asks is answered at `/search/1.0`.
    pub public_lookup: bool,
    /// Days that documents are kept once nobody waits for them; 0: as long as their account.
    pub keep_documents_days: u32,
    /// For `If-Match`.
    pub version: u64,
}

/// The longest that documents can be kept by the operator's decision: ten years and a day or two.
pub const MAX_KEEP_DAYS: u32 = 3_660;

/// Body of `PATCH /operator/service`, with `If-Match`; what is absent stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeService {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public_lookup: Option<bool>,
    /// At most [`MAX_KEEP_DAYS`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_documents_days: Option<u32>,
}

/// A card of the public directory that nobody is shown; of `GET /operator/take-downs`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct TakeDown {
    pub participant_id: String,
    pub reason: String,
    pub at: String,
    /// Display name of whoever took it down.
    pub by: String,
}

/// Body of `POST /operator/take-downs`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewTakeDown {
    pub participant_id: String,
    pub reason: String,
}

/// Body of `POST /operator/accounts/{id}/delete`: the company's name, typed once more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DeleteAccount {
    pub name: String,
}
