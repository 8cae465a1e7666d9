//! Documents on their way (R28–R30): routed, stopped or waiting, every attempt kept, and the hand-off to a provider.

use serde::{Deserialize, Serialize};

use super::{InboundKind, LookedIn, Provider, Route, RouteIdentifier, RouteParty, StopCause};

/// An invoice or credit note that the account sends. Of `GET /documents`; of `GET /documents/{id}` with everything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Document {
    pub id: String,
    /// The number its issuer gave it.
    pub number: String,
    pub kind: InboundKind,
    /// Date of issue as the document has it, `2026-11-26`.
    pub issued_on: Option<String>,
    /// Name of the recipient as the document has it; may be empty.
    pub recipient: String,
    /// Amount payable as the document has it (`1284.00`), and its currency.
    pub amount: Option<String>,
    pub currency: Option<String>,
    pub status: DocumentStatus,
    /// Of a stop, and of what waits.
    pub cause: Option<StopCause>,
    /// To whom it goes, or whom the stop is about.
    pub party: Option<RouteParty>,
    pub found_in: Option<LookedIn>,
    pub sent_by: SentBy,
    pub created_at: String,
    /// Display name of who sent it.
    pub created_by: String,
    /// Of the last attempt.
    pub attempted_at: String,
    /// How often it was tried.
    pub tries: u64,
    /// When it is tried again by itself; of what waits.
    pub retry_at: Option<String>,
    pub hand_off: Option<HandOff>,
    /// When it may be removed; absent where it stays as long as its account.
    pub kept_until: Option<String>,
    /// Bytes of the source.
    pub size: u64,
    /// For `If-Match`.
    pub version: u64,
    /// Everything else; absent in a list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<Box<DocumentDetail>>,
    /// Oldest first; empty in a list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attempts: Vec<Attempt>,
}

/// Order of `GET /documents?sort=`; a leading `-` turns it round. Without it the newest come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum DocumentSort {
    CreatedAt,
    Number,
    Recipient,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DocumentDetail {
    /// The identifiers it is routed by.
    pub identifiers: Vec<RouteIdentifier>,
    /// Those of the source, where they were corrected since.
    pub given: Option<Vec<RouteIdentifier>>,
    /// Document type ids that fit it; empty where the source does not say.
    pub document_types: Vec<String>,
    /// Process id, as the source has it (EN 16931: BT-23).
    pub process: Option<String>,
    /// What is missing or odd in the source.
    pub notes: Vec<DocumentNote>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum DocumentStatus {
    /// Its recipient could not be looked up; it is tried again by itself.
    Waiting,
    Stopped,
    /// Its provider is about to get it, or may collect it.
    Queued,
    Delivered,
    /// Its provider did not take it; resending tries again.
    Failed,
}

/// How it came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum SentBy {
    /// With an API key.
    Api,
    /// By a person.
    App,
}

/// One run of the route engine over a document; kept for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Attempt {
    pub at: String,
    /// Display name; empty when it was tried again by itself.
    pub by: String,
    pub reason: AttemptReason,
    pub trace: Route,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum AttemptReason {
    Sent,
    Resent,
    /// After a correction of its identifiers.
    Corrected,
    /// By itself, because the look-up had failed.
    Retried,
}

/// How far the hand-off to the provider is (R30).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct HandOff {
    pub provider: Provider,
    /// The address it goes to, `scheme:value`.
    pub address: String,
    pub way: HandOffWay,
    pub tries: u64,
    pub last_tried_at: Option<String>,
    /// Absent when nothing is tried any more.
    pub next_try_at: Option<String>,
    /// HTTP status of the last answer; absent when there was none.
    pub answer_status: Option<u16>,
    /// The first characters of the last answer, or why there was none.
    pub answer: Option<String>,
    pub delivered_at: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum HandOffWay {
    /// Posted to the provider's address.
    Post,
    /// The provider collects.
    Collect,
}

/// Something that is missing or odd in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DocumentNote {
    pub code: NoteCode,
    /// Business term of EN 16931 (`BT-49`).
    pub term: String,
    /// The value that is odd; empty when it is missing.
    pub value: String,
    /// Where, counting from 1; of what is missing: where its parent begins.
    pub line: u32,
    pub column: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum NoteCode {
    /// The buyer has no electronic address (BT-49).
    EndpointMissing,
    /// An electronic address or identifier without its scheme.
    SchemeMissing,
    /// No scheme of the list.
    SchemeUnknown,
    /// A scheme that was removed.
    SchemeRetired,
    /// The value cannot be of its scheme.
    ValueMalformed,
    CheckDigit,
    /// The buyer is not there at all (BG-7), or has neither identifier nor number.
    BuyerMissing,
    /// The specification identifier is not there (BT-24): which document type it is cannot be said.
    TypeMissing,
    /// The process is not there (BT-23).
    ProcessMissing,
    /// The value appears more than once and differs; the first counts.
    Repeated,
    /// Cut after 500 characters.
    TooLong,
}

/// Body of `PATCH /documents/{id}`, with `If-Match`: the identifiers to route by instead of those of the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CorrectDocument {
    pub identifiers: Vec<RouteIdentifier>,
}

/// Body of `POST /documents/resend`: all stopped documents of one cause, at most 100 a call, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ResendMany {
    pub cause: StopCause,
    /// Only what was tried last before this moment: what stops again is not tried twice.
    pub before: String,
}

/// Answer of `POST /documents/resend`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Resent {
    pub routed: u64,
    pub stopped: u64,
    /// Still to do; ask again with the same `before`.
    pub left: u64,
}

/// Of `GET /documents/counts`: how many documents there are of each status, and of each cause among the stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DocumentCounts {
    pub waiting: u64,
    pub stopped: u64,
    pub queued: u64,
    pub delivered: u64,
    pub failed: u64,
    /// By cause, the most frequent first.
    pub causes: Vec<CauseCount>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CauseCount {
    pub cause: StopCause,
    pub documents: u64,
}
