//! The figures of the start page (R35): each answers one question.

use serde::{Deserialize, Serialize};

use super::CauseCount;

/// Answer of `GET /figures`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    pub customers: CustomerFigures,
    /// The last twelve weeks, Monday to Sunday in UTC, the oldest first, the current one last.
    pub weeks: Vec<WeekFigures>,
    /// How long ago the entries of the customers were last confirmed, by the source or by a check.
    pub ages: Vec<AgeFigures>,
}

/// How many customers can receive today; each customer is counted once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CustomerFigures {
    pub routable: u64,
    /// Somebody has to act: refused, cannot receive, retired identifier.
    pub action: u64,
    /// Acceptance or routing is awaited.
    pub waiting: u64,
    pub deactivated: u64,
    pub non_existing: u64,
}

/// Documents by the week in which they came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct WeekFigures {
    /// Its Monday, `2026-11-23`.
    pub week: String,
    /// Routed at the first attempt.
    pub routed: u64,
    /// Stopped at the first attempt, by cause; the most frequent first.
    pub stopped: Vec<CauseCount>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AgeFigures {
    /// At most this many days; absent: older than all before.
    pub days: Option<u32>,
    pub customers: u64,
}
