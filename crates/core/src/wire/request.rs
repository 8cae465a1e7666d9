//! Requests between two sides (R7–R9): acceptance by the recipient, routing set up by its service provider.

use serde::{Deserialize, Serialize};

use super::Provider;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Request {
    pub id: String,
    pub kind: RequestKind,
    pub direction: Direction,
    pub status: RequestStatus,
    /// Name of the other side: the customer for the sender, the company that asks for the recipient.
    pub name: String,
    /// Participant id of the other side, where it has one.
    pub participant_id: Option<String>,
    /// The sender's customer; absent for the recipient, and once the customer was deleted.
    pub customer_id: Option<String>,
    /// Of the customer: the provider that is to set up routing.
    pub provider: Option<Provider>,
    /// Where to write to that provider, if the operator knows.
    pub provider_contact: Option<String>,
    pub created_at: String,
    /// Display name of who sent it.
    pub created_by: String,
    /// Days since it was sent.
    pub age_days: u64,
    /// A routing request that is open for 14 days or more.
    pub overdue: bool,
    /// When the recipient was last reminded (acceptance).
    pub reminded_at: Option<String>,
    /// The sender may remind now: open for 7 days, and not reminded for 7 days.
    pub may_remind: bool,
    /// When the prepared e-mail was last said to be sent (routing).
    pub emailed_at: Option<String>,
    pub answered_at: Option<String>,
    /// Display name of who answered, activated or cancelled.
    pub answered_by: Option<String>,
    /// The recipient's own words, or the reference of the provider's answer.
    pub answer: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum RequestKind {
    Acceptance,
    Routing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Direction {
    Sent,
    Received,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum RequestStatus {
    Pending,
    /// Acceptance: the recipient said yes.
    Accepted,
    /// Acceptance: the recipient said no.
    Refused,
    /// Routing: the sender has the provider's answer.
    Activated,
    /// The sender took it back.
    Cancelled,
}

/// Last part of `POST /requests/{id}/{action}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum RequestAction {
    /// By the recipient.
    Accept,
    /// By the recipient.
    Refuse,
    /// Routing, by the sender: the provider has answered. `message` is the reference of its answer.
    Activate,
    /// Routing, by the sender: undo of `activate`; the customer waits again.
    PutBack,
    /// By the sender.
    Cancel,
    /// Acceptance, by the sender.
    Remind,
    /// Routing, by the sender: the prepared e-mail was copied or opened.
    Emailed,
}

/// Body of `POST /requests/{id}/{action}`; may be `{}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RequestWords {
    /// At most [`MAX_WORDS`] characters; control characters other than line breaks are refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// Characters of a message, a comment or a reason.
pub const MAX_WORDS: usize = 2000;
