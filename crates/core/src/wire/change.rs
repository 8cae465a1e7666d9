//! Changing one's own customers: bodies and answers of the calls below `/customers/{id}` and of `/customers/bulk`.

use serde::{Deserialize, Serialize};

use super::{Code, Customer, Holder};
use crate::state::OwnStatus;

/// Body of `PATCH /customers/{id}`, sent with `If-Match: <version>`. What is absent stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeCustomer {
    /// All numbers, in their order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_numbers: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_status: Option<OwnStatus>,
}

/// A customer that was deleted: answer of `DELETE /customers/{id}`, and part of the problem `customer_deleted`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Deletion {
    pub id: String,
    pub name: String,
    pub at: String,
    /// Display name of who did it.
    pub by: String,
    /// The numbers it had, free since.
    pub freed_numbers: Vec<String>,
    /// Until when `POST …/restore` works.
    pub restorable_until: String,
}

/// Answer of `POST /customers/{id}/restore`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Restored {
    pub customer: Customer,
    /// The numbers that did not come back, each with the customer that has it now.
    pub not_restored: Vec<Holder>,
}

/// Answer of `POST /customers/{id}/numbers/{number}/move`: both sides as they are now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Moved {
    pub customer: Customer,
    pub from: Customer,
}

/// Body of `POST /customers/bulk`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Bulk {
    pub action: BulkAction,
    /// 1 to [`MAX_BULK`] customers.
    pub ids: Vec<String>,
}

/// Customers one bulk action may name.
pub const MAX_BULK: usize = 500;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum BulkAction {
    Activate,
    Deactivate,
    Delete,
    /// Undo of `delete`.
    Restore,
}

/// What became of each; all of it in one transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct BulkDone {
    /// Changed.
    pub done: Vec<String>,
    /// Already as wanted.
    pub unchanged: Vec<String>,
    pub refused: Vec<BulkRefused>,
    /// With `restore`: the numbers that did not come back.
    pub not_restored: Vec<Holder>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct BulkRefused {
    pub id: String,
    /// Empty when there is no such customer.
    pub name: String,
    pub code: Code,
}
