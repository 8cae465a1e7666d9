//! Suppliers and what they send (R20, R23).

use serde::{Deserialize, Serialize};

use super::{Identifier, NetworkStatus, Provider};

/// A company that sends to the account, or may. Of `GET /suppliers`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Supplier {
    pub id: String,
    pub name: String,
    pub status: SupplierStatus,
    /// Its entry in the public directory; absent for a sender that has none.
    pub participant_id: Option<String>,
    pub country: Option<String>,
    /// Of its entry; else the identifier its documents carry.
    pub identifiers: Vec<Identifier>,
    pub providers: Vec<Provider>,
    /// Absent without an entry.
    pub network_status: Option<NetworkStatus>,
    /// When its first document was held, or when it was added.
    pub since: String,
    /// When it was authorized or denied, and by whom (display name).
    pub decided_at: Option<String>,
    pub decided_by: Option<String>,
    /// What it was told.
    pub words: Option<String>,
    /// Documents received from it in the last 30 days.
    pub documents: u64,
    /// Documents of it that are held.
    pub held: u64,
    /// For `If-Match`.
    pub version: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum SupplierStatus {
    /// Its documents arrive.
    Authorized,
    /// Its documents are held until somebody decides.
    ToApprove,
    /// Somebody said no: what it sends is held and nobody is asked again.
    Denied,
}

/// Body of `POST /suppliers`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddSupplier {
    /// `scheme:value` of an entry of the public directory.
    pub participant_id: String,
}

/// Body of `POST /suppliers/{id}/approve` and `…/deny`; may be `{}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SupplierWords {
    /// The supplier reads it, if it is a company here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// Answer of `POST /suppliers/{id}/approve` and `…/deny`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SupplierDecided {
    pub supplier: Supplier,
    /// Held documents that were released, or rejected.
    pub documents: u64,
}

/// A document that a supplier has sent. Of `GET /inbound`; `POST /inbound` answers it too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct InboundDocument {
    pub id: String,
    /// The number its issuer gave it.
    pub number: String,
    pub kind: InboundKind,
    /// Date of issue as the document has it, `2026-11-26`.
    pub issued_on: Option<String>,
    pub status: InboundStatus,
    /// The supplier's entry; absent once that is removed.
    pub supplier_id: Option<String>,
    /// Name of the sender, as the document has it.
    pub sender: String,
    /// Identifier of the sender, as the document has it: `scheme:value`.
    pub sender_id: Option<String>,
    pub received_at: String,
    /// When it arrived in the inbox: at once, or when its sender was approved.
    pub arrived_at: Option<String>,
    /// Place in the order of arrival, growing by account; absent until it has arrived.
    pub arrival: Option<u64>,
    /// Bytes of the source.
    pub size: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum InboundKind {
    Invoice,
    CreditNote,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum InboundStatus {
    /// It is in the inbox.
    Accepted,
    /// Its sender is not approved yet.
    Held,
    /// Its sender was denied; the document is kept.
    Rejected,
}
