//! Electronic identifiers: the scheme table, reading what a person typed, and what else names the same company.

use serde::{Deserialize, Serialize};

mod canonical;
mod check;
mod equivalents;
mod label;
mod lookup;
mod participant_id;
mod read;
mod scheme_table;
mod written;

pub use canonical::canonical;
pub(crate) use canonical::vat_scheme;
pub use check::check;
pub use equivalents::{company_number, successor};
pub use lookup::{Lookup, lookups};
pub use participant_id::{ParticipantId, ParticipantIdError, strip_meta_scheme};
pub use read::{Read, read};
pub use scheme_table::{SCHEMES, Scheme, SchemeState, scheme};

/// How well a value fits a scheme. What cannot be the scheme at all is no reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Level {
    Ok,
    /// The form fits, the check digit does not: warn, search all the same.
    CheckDigit,
}

/// One way to understand an identifier text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", tag = "code")]
pub enum Note {
    /// Not typed, but names the same company: the scheme it comes from.
    #[serde(rename_all = "camelCase")]
    EquivalentOf { scheme: String },
    /// The scheme was removed from the list; `scheme:value` to use instead, where it can be computed.
    #[serde(rename_all = "camelCase")]
    Retired { successor: Option<String> },
}

/// The comparison key of an identifier: ASCII lower case, without white space, hyphens and dots of any kind and
/// the invisible characters that come with copied text. All other characters stay, the underscore too (it
/// separates the parts of a French address).
pub fn key(value: &str) -> String {
    let kept = |c: &char| !is_blank(*c) && !is_hyphen(*c) && *c != '.';
    value.chars().filter(kept).map(|c| c.to_ascii_lowercase()).collect()
}

/// White space, and what looks like nothing at all (zero-width space, byte order mark, direction marks).
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}')
}

/// The hyphen and its typographic kin: soft hyphen, non-breaking hyphen, dashes, minus.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{AD}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}
