//! The account's own customer directory.

use serde::{Deserialize, Serialize};

use super::{Address, Check, Identifier, Matched, NetworkStatus, Provider};
use crate::state::{CustomerState, OwnStatus, Relationship};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Customer {
    pub id: String,
    pub participant_id: String,
    pub name: String,
    pub country: String,
    pub identifiers: Vec<Identifier>,
    pub providers: Vec<Provider>,
    /// The provider chosen among `providers`.
    pub provider_id: Option<String>,
    pub customer_numbers: Vec<String>,
    pub own_status: OwnStatus,
    pub network_status: NetworkStatus,
    pub relationship: Relationship,
    pub routable: bool,
    /// The one state that decides, by precedence (see [`crate::state::customer_state`]).
    pub reason: CustomerState,
    /// The line of its address in the French directory, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// When the public directory last confirmed the participant, and from where.
    pub as_of: String,
    pub source: String,
    /// Of the acceptance or routing request that is open, or was answered last.
    pub request_id: Option<String>,
    /// What look-ups in the network itself have found, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check: Option<Check>,
    /// Other customers of the account with the same company id.
    pub duplicates: u64,
    pub version: u64,
    pub created_at: String,
    pub updated_at: String,
    /// Display name of who changed it last.
    pub updated_by: String,
    /// In a list answer with a query: what it hit, and how.
    pub matched: Option<Matched>,
    pub match_kind: Option<super::MatchKind>,
}

/// Body of `POST /customers`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddCustomer {
    pub participant_id: String,
    #[serde(default)]
    pub customer_numbers: Vec<String>,
    /// Required when the participant has two or more providers; else it is the only one, or none.
    #[serde(default)]
    pub provider_id: Option<String>,
}

/// Filter of `GET /customers?status=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum CustomerFilter {
    Routable,
    /// Somebody has to act: refused, awaiting, cannot receive, an address that is not active.
    Action,
    Deactivated,
    NonExisting,
}

/// Restriction of `GET /customers?field=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum CustomerField {
    Name,
    Identifier,
    Provider,
    CustomerNumber,
}

/// Order of `GET /customers?sort=`; a leading `-` turns it round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum CustomerSort {
    Name,
    Provider,
    UpdatedAt,
    /// When the source last confirmed the entry.
    AsOf,
}

/// Customers of one company, of `GET /customers/duplicates`: shown side by side, never merged by themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DuplicateGroup {
    /// What the company is known by, the same for all.
    pub company: String,
    /// Two or more, by name.
    pub customers: Vec<Customer>,
}
