//! What service providers exchange with Carnet when they collect their documents (R30).

use serde::{Deserialize, Serialize};

use super::{InboundKind, ProviderRecord};

/// Characters of the secret that signs what is posted.
pub const MIN_SECRET_CHARS: usize = 16;
pub const MAX_SECRET_CHARS: usize = 200;

/// One of the answer of `GET /hand-off/documents`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct WaitingDocument {
    pub id: String,
    /// The number its issuer gave it.
    pub number: String,
    pub kind: InboundKind,
    /// Name of the recipient as the document has it; may be empty.
    pub recipient: String,
    /// The address it goes to, `scheme:value`.
    pub address: String,
    /// Bytes of the source.
    pub size: u64,
    /// Since when it waits.
    pub created_at: String,
}

/// Answer of `POST /operator/providers/{id}/collect-key`: the key is shown this once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CollectKey {
    pub key: String,
    pub provider: ProviderRecord,
}
