//! Routing (R24–R32): the identifiers of a document, and what the directories say of them.

use serde::{Deserialize, Serialize};

use super::{Directory, Provider, Route, StopCause};

/// By what a recipient is looked up, in the order in which it counts (R24).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum IdentifierKind {
    CustomerNumber,
    /// Electronic address, `scheme:value`: the participant id.
    ElectronicId,
    Ovt,
    Iban,
    Gln,
    OrgNumber,
    Vat,
}

impl IdentifierKind {
    pub const ALL: [Self; 7] =
        [Self::CustomerNumber, Self::ElectronicId, Self::Ovt, Self::Iban, Self::Gln, Self::OrgNumber, Self::Vat];

    /// 1 counts first.
    pub fn rank(self) -> u8 {
        self as u8 + 1
    }
}

/// An identifier as the document carries it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RouteIdentifier {
    pub kind: IdentifierKind,
    /// 1 to [`MAX_IDENTIFIER_CHARS`] characters.
    pub value: String,
}

/// Characters of a value.
pub const MAX_IDENTIFIER_CHARS: usize = 250;
/// Identifiers of one document.
pub const MAX_IDENTIFIERS: usize = 50;

/// Body of `POST /routing/explain` (JSON): a dry run, nothing is sent or stored (R27).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Explain {
    /// At most [`MAX_IDENTIFIERS`].
    pub identifiers: Vec<RouteIdentifier>,
    /// Document type ids any of which the recipient must receive; empty: it must receive invoices.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub document_types: Vec<String>,
    /// Name of the recipient, to find a customer of that name when no identifier leads to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// Answer of `POST /routing/explain`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Explained {
    /// With the customer directory as it is set.
    pub route: Route,
    /// From which the same function ([`crate::routing::decide`]) answers for the other setting.
    pub facts: RouteFacts,
}

/// What the directories say of a document's identifiers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RouteFacts {
    /// The customer directory as it is set (R19).
    pub directory: Directory,
    /// One for each identifier, by rank, and in the order of the document within a rank.
    pub lookups: Vec<LookedUp>,
    /// The account's customer with the name of the recipient, where no identifier leads to a customer.
    pub same_name: Option<RouteParty>,
    /// The source that did not answer; then nothing is known of the public directory.
    pub unanswered: Option<String>,
}

/// What one identifier leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct LookedUp {
    pub kind: IdentifierKind,
    pub value: String,
    /// Its check digit does not fit.
    pub check_digit: bool,
    /// It is of a removed scheme; `scheme:value` to use instead, empty where that cannot be computed.
    pub retired: Option<String>,
    /// The account's customers, by name.
    pub own: Vec<FoundParty>,
    /// Participants of the public directory, those in the network first, then by name; none for a customer number.
    pub public: Vec<FoundParty>,
    /// Customers that have almost this value; looked for only where `own` is empty.
    pub near: Vec<NearMiss>,
    /// Of an electronic address that nobody has, but whose company is known: one of that company's entries, and its
    /// addresses that are active today.
    pub company: Option<KnownCompany>,
}

/// Whom an identifier leads to, and what keeps documents from going there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct FoundParty {
    pub party: RouteParty,
    pub block: Option<StopCause>,
}

/// A recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RouteParty {
    pub participant_id: String,
    pub name: String,
    /// The same for all entries of one company ([`crate::company::company_key`]); empty where nothing says.
    pub company: String,
    pub customer_id: Option<String>,
    /// The one that would carry the document.
    pub provider: Option<Provider>,
    /// When the source last confirmed the entry.
    pub as_of: String,
    /// When and by whom it was deactivated, or when the request was sent: of the block.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The request that is open or was answered last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

/// A customer whose value is almost that of the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct NearMiss {
    /// The customer's value.
    pub value: String,
    pub differences: Vec<Difference>,
    pub party: RouteParty,
}

/// In what two values differ (R25).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Difference {
    LeadingZero,
    Space,
    Case,
    Hyphen,
    /// Anything else.
    Characters,
}

/// A company that is known under other addresses than the one asked for (R40).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct KnownCompany {
    /// SIREN.
    pub number: String,
    pub name: Option<String>,
    /// Addresses that are active today, at most 20.
    pub addresses: Vec<String>,
    /// The address itself is known: the day from which it is active, if that is yet to come.
    pub active_from: Option<String>,
    /// The day after which it was not active any more.
    pub ended_on: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum LookedIn {
    Own,
    Public,
}
