//! The audit trail as it is read (R37).

use serde::{Deserialize, Serialize};

/// One change: who, when, what, and each field before and after. Of `GET /audit` and `GET /customers/{id}/history`,
/// newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AuditEntry {
    pub id: String,
    pub at: String,
    /// Display name of the person; empty when the system did it.
    pub by: String,
    /// Stable word: `customer.add`, `customer.change`, `request.accept`, …
    pub action: String,
    pub object_kind: String,
    pub object_id: String,
    /// Name of the object at that time.
    pub object_name: String,
    /// The object is deleted, and `restore` works still.
    pub restorable: bool,
    pub changes: Vec<FieldChange>,
}

/// A field with what it was and what it became, as text; lists are joined by `, `.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    /// Name of the field on the wire (`customerNumbers`).
    pub field: String,
    pub before: Option<String>,
    pub after: Option<String>,
}
