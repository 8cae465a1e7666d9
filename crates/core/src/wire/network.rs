//! Imports of the public directory, as the network's operator sees them (R38).

use serde::{Deserialize, Serialize};

use super::Source;

/// Answer of `GET /operator/imports`.
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
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum NetworkImportState {
    /// Cards are read; nothing is changed yet.
    Staging,
    Applied,
    /// Too many participants would vanish: nothing was changed until somebody decides.
    Suspended,
    Failed,
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
