//! Questions to the network's operator (R34).

use serde::{Deserialize, Serialize};

/// Of `GET /support` for whoever asked, and of `GET /operator/support` for the operator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SupportRequest {
    pub id: String,
    pub subject: String,
    pub message: String,
    /// What was attached, as long as whoever asked left it there.
    pub context: Vec<SupportContext>,
    pub at: String,
    /// Company and display name of whoever asked.
    pub company: String,
    pub by: String,
    pub answer: Option<String>,
    pub answered_at: Option<String>,
    pub answered_by: Option<String>,
}

/// One fact about where somebody was when a question came up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SupportContext {
    pub kind: SupportContextKind,
    /// At most 500 characters, in one line.
    pub value: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum SupportContextKind {
    /// Address of the page, with its query.
    Page,
    /// Browser, window, language and theme.
    Browser,
    /// Version of the app.
    Version,
    /// Reference of a failure.
    Reference,
}

/// Body of `POST /support`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskSupport {
    /// At most 200 characters.
    pub subject: String,
    /// At most [`MAX_WORDS`](super::MAX_WORDS) characters.
    pub message: String,
    /// At most one of each kind.
    #[serde(default)]
    pub context: Vec<SupportContext>,
}

/// Body of `POST /operator/support/{id}/answer`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AnswerSupport {
    pub message: String,
}
