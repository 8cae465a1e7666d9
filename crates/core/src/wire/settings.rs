//! Company-level settings (R19–R22), stored by effect: the words On and Off of the two switches, whose polarities are
//! opposite, are the app's alone.

use serde::{Deserialize, Serialize};

/// Answer of `GET` and `PATCH /settings/company`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CompanySettings {
    /// Closed: only the customers that were added receive documents (R19).
    pub customer_directory: Directory,
    /// Closed: documents of a new supplier are held until it is approved (R20, R23).
    pub supplier_directory: Directory,
    /// What happens when another company here adds this one (R7).
    pub acceptance: Acceptance,
    /// For `If-Match`.
    pub version: u64,
    /// Whether the reader may change them.
    pub may_change: bool,
    /// Display names of those who may, in order of name.
    pub admins: Vec<String>,
}

/// Whether a directory lets through whoever is not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Directory {
    Open,
    Closed,
}

/// What happens when another account adds this one to its directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Acceptance {
    Automatic,
    /// Somebody here accepts or refuses first (R7).
    Manual,
}

/// Body of `PATCH /settings/company`, with `If-Match`; what is absent stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeSettings {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_directory: Option<Directory>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplier_directory: Option<Directory>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acceptance: Option<Acceptance>,
}

/// One of the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Setting {
    CustomerDirectory,
    SupplierDirectory,
    Acceptance,
}

/// Body of `POST /settings/company/ask`: a member asks the administrators for a change; they get a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskForChange {
    pub setting: Setting,
    /// At most [`MAX_WORDS`](super::MAX_WORDS) characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// Answer of `GET /settings/company/effect`: what the other position of each switch would have done with the documents
/// of the last days. Absent: nothing to measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SettingsEffect {
    pub days: u32,
    /// Absent while no document that was sent is known here.
    pub customer_directory: Option<DocumentsOtherwise>,
    /// Absent while no document has been received in these days.
    pub supplier_directory: Option<DocumentsOtherwise>,
    /// Documents of suppliers to approve that opening the supplier directory would let through now.
    pub held: u64,
}

/// Documents that would have gone another way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DocumentsOtherwise {
    /// All documents of these days.
    pub documents: u64,
    /// Those that would have gone another way.
    pub otherwise: u64,
    /// Companies they are of.
    pub companies: u64,
}
