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
    /// For `If-Match`.
    pub version: u64,
}

/// Body of `PATCH /operator/service`, with `If-Match`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeService {
    pub public_lookup: bool,
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
