//! The trace of a route (R26): every step, the verdict with its cause, what to do next, and what is to be said beside.

use serde::{Deserialize, Serialize};

use super::{Difference, Directory, IdentifierKind, KnownCompany, LookedIn, NearMiss, RouteParty};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum StepOutcome {
    /// The document has no identifier of this kind.
    Absent,
    NoMatch,
    /// It decides.
    Match,
    /// It decides, and the document goes nowhere (R25).
    Blocked,
    /// A match came before, or the directory is closed.
    DidNotCount,
    /// The source did not answer.
    Unanswered,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    Routed,
    Stopped,
}

/// Why a document goes nowhere (R28).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StopCause {
    /// The document carries nothing to look up.
    NoIdentifier,
    NotInNetwork,
    /// In the public directory; the customer directory is closed and does not have it.
    NotInDirectory,
    ValuesDiffer,
    Deactivated,
    NonExisting,
    AwaitingAcceptance,
    Refused,
    /// The request was taken back.
    Cancelled,
    AwaitingRouting,
    /// No service provider carries documents for it.
    NoPlatform,
    InactiveAddress,
    NoDocumentType,
    /// Nobody can say; the document waits.
    LookupFailed,
}

impl StopCause {
    pub const ALL: [Self; 14] = [
        Self::NoIdentifier,
        Self::NotInNetwork,
        Self::NotInDirectory,
        Self::ValuesDiffer,
        Self::Deactivated,
        Self::NonExisting,
        Self::AwaitingAcceptance,
        Self::Refused,
        Self::Cancelled,
        Self::AwaitingRouting,
        Self::NoPlatform,
        Self::InactiveAddress,
        Self::NoDocumentType,
        Self::LookupFailed,
    ];

    /// The stable name on the wire and in columns.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoIdentifier => "no_identifier",
            Self::NotInNetwork => "not_in_network",
            Self::NotInDirectory => "not_in_directory",
            Self::ValuesDiffer => "values_differ",
            Self::Deactivated => "deactivated",
            Self::NonExisting => "non_existing",
            Self::AwaitingAcceptance => "awaiting_acceptance",
            Self::Refused => "refused",
            Self::Cancelled => "cancelled",
            Self::AwaitingRouting => "awaiting_routing",
            Self::NoPlatform => "no_platform",
            Self::InactiveAddress => "inactive_address",
            Self::NoDocumentType => "no_document_type",
            Self::LookupFailed => "lookup_failed",
        }
    }
}

/// What to do next; each route has exactly one (R26).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum NextAction {
    /// Nothing: it goes.
    Send,
    SuggestCustomer,
    AddAndResend,
    /// Give the customer the number that the document carries.
    AddNumberAndResend,
    CorrectAndResend,
    ActivateAndResend,
    FindReplacement,
    SeeRequest,
    RequestAgain,
    ActivateRoutingAndResend,
    WriteToCustomer,
    ChooseActiveAddress,
    SeeOtherAddresses,
    TryAgain,
}

/// One line of the trace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RouteStep {
    /// 1 to 7.
    pub rank: u8,
    pub kind: IdentifierKind,
    /// Empty when absent from the document.
    pub value: String,
    pub looked_in: LookedIn,
    pub outcome: StepOutcome,
    /// Whom it leads to: of a match, a blocked match, or one that did not count.
    pub party: Option<RouteParty>,
    pub near_miss: Option<NearMiss>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WarningCode {
    /// A lower identifier belongs to another company, `party`.
    PointsToTwoCompanies,
    /// `party` has almost this value: `other`.
    NearMiss,
    CheckDigit,
    /// `other` is the value in the scheme that replaced it, if any.
    RetiredScheme,
    /// The identifier leads to several recipients; `party` is the next one.
    SeveralMatches,
    /// The address is not active today; the company is known, and another identifier decided.
    InactiveAddress,
}

impl WarningCode {
    pub const ALL: [Self; 6] = [
        Self::PointsToTwoCompanies,
        Self::NearMiss,
        Self::CheckDigit,
        Self::RetiredScheme,
        Self::SeveralMatches,
        Self::InactiveAddress,
    ];

    /// The stable name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PointsToTwoCompanies => "points_to_two_companies",
            Self::NearMiss => "near_miss",
            Self::CheckDigit => "check_digit",
            Self::RetiredScheme => "retired_scheme",
            Self::SeveralMatches => "several_matches",
            Self::InactiveAddress => "inactive_address",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RouteWarning {
    pub code: WarningCode,
    pub kind: IdentifierKind,
    /// The document's value.
    pub value: String,
    pub party: Option<RouteParty>,
    pub other: Option<String>,
}

/// Where a document goes, or why it goes nowhere, and every step on the way (R26).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Route {
    pub verdict: Verdict,
    /// Of a stop.
    pub cause: Option<StopCause>,
    /// The setting it was decided under.
    pub directory: Directory,
    /// To whom it goes, or whom the stop is about.
    pub party: Option<RouteParty>,
    /// The identifier that decided, and where it was found.
    pub by: Option<IdentifierKind>,
    pub found_in: Option<LookedIn>,
    /// What is almost right, of `values_differ`: the document's kind and value, and whose it may be.
    pub near_miss: Option<RouteNear>,
    /// Of `inactive_address` where the address itself is unknown or not active.
    pub company: Option<KnownCompany>,
    pub steps: Vec<RouteStep>,
    pub warnings: Vec<RouteWarning>,
    pub next_action: NextAction,
}

/// The value of the document that is almost that of a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RouteNear {
    /// Absent when the name alone is the same.
    pub kind: Option<IdentifierKind>,
    /// The document's value.
    pub value: String,
    /// The customer's value.
    pub other: String,
    pub differences: Vec<Difference>,
    pub party: RouteParty,
}
