//! Electronic identifiers: the scheme table, reading what a person typed, and what else names the same company.

use serde::{Deserialize, Serialize};

mod canonical;
mod equivalents;
mod participant_id;
mod read;
mod scheme_table;

pub use canonical::canonical;
pub use equivalents::successor;
pub use participant_id::{ParticipantId, ParticipantIdError};
pub use read::{Lookup, Read, lookups, read};
pub use scheme_table::{SCHEMES, Scheme, SchemeState, scheme};

/// How well a value fits a scheme. What cannot be the scheme at all is no reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Level {
    Ok,
    /// The form fits, the check digit does not: warn, search all the same.
    CheckDigit,
}

/// One way to understand an identifier text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reading {
    /// Scheme code (`0002`, `0216`, …).
    pub scheme: String,
    /// Name of the scheme for people (`SIREN`).
    pub name: String,
    /// The value in the form of its scheme, or a pattern with `*`.
    pub value: String,
    pub level: Level,
    pub note: Option<Note>,
}

/// What is to be said beside a reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "code")]
pub enum Note {
    /// Not typed, but names the same company: the scheme it comes from.
    #[serde(rename_all = "camelCase")]
    EquivalentOf { scheme: String },
    /// The scheme was removed from the list; `scheme:value` to use instead, where it can be computed.
    #[serde(rename_all = "camelCase")]
    Retired { successor: Option<String> },
}

/// How well `value`, in the written form of its scheme, fits the scheme `code`; `None`: it cannot be this scheme.
pub fn check(code: &str, value: &str) -> Option<Level> {
    scheme(code).filter(|_| !value.is_empty()).map(|_| Level::Ok)
}

/// The comparison key of an identifier: ASCII lower case, without white space, hyphens and dots.
/// All other characters stay, the underscore too (it separates the parts of a French address).
pub fn key(value: &str) -> String {
    value.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.')).map(|c| c.to_ascii_lowercase()).collect()
}
