//! Import of customers from a file of lines (R18): upload, columns, preview, choices, apply, report, undo.

use serde::{Deserialize, Serialize};

/// Lines a file may have.
pub const MAX_LINES: u64 = 50_000;
/// Bytes a file may have.
pub const MAX_FILE_BYTES: usize = 16 * 1024 * 1024;

/// One file and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CsvImport {
    pub id: String,
    pub state: CsvState,
    pub file_name: String,
    pub created_at: String,
    pub created_by: String,
    /// `;`, `,` or a tab.
    pub separator: String,
    pub encoding: Encoding,
    /// The first line names the columns.
    pub has_header: bool,
    /// Lines with data.
    pub lines: u64,
    pub columns: Vec<CsvColumn>,
    /// Columns, counting from 0, whose values look as if a spreadsheet had dropped their leading zeros.
    pub lost_zeros: Vec<u64>,
    /// Absent until there is a preview.
    pub counts: Option<CsvCounts>,
    /// While it runs, and after.
    pub done: u64,
    pub finished_at: Option<String>,
    /// After an undo: rows put back, and rows somebody had touched since, which stay.
    pub undone: Option<u64>,
    pub kept: Option<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum CsvState {
    /// Columns to be confirmed.
    Uploaded,
    Previewed,
    /// Being applied, in one transaction.
    Running,
    Applied,
    /// It was cut off or failed: nothing was changed. It can be previewed and applied again.
    Failed,
    Undone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Encoding {
    Utf8,
    /// Windows-1252, the superset of ISO-8859-1 that spreadsheets write.
    Latin1,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CsvColumn {
    /// As in the file; empty without a header.
    pub name: String,
    /// The first values that are not empty, at most three.
    pub samples: Vec<String>,
    pub role: ColumnRole,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum ColumnRole {
    Ignore,
    /// Any identifier, read like the search box.
    Identifier,
    Name,
    /// One number, or several separated by commas.
    CustomerNumber,
    /// Provider's name or id.
    Provider,
    /// Of the French consult file: the electronic address below scheme 0225.
    InvoiceAddress,
    /// Of the French consult file: 1 or 0.
    AddressActive,
}

/// Body of `POST /customers/imports/{id}/preview`: the role of each column, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CsvRoles {
    pub roles: Vec<ColumnRole>,
    #[serde(default)]
    pub has_header: Option<bool>,
}

/// Lines by outcome. Before it is applied: what would be done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CsvCounts {
    pub created: u64,
    pub updated: u64,
    pub unchanged: u64,
    pub ambiguous: u64,
    pub rejected: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CsvLine {
    /// Line of the file, counting from 1, the header included.
    pub line: u64,
    pub name: String,
    pub identifier: String,
    pub numbers: String,
    pub outcome: CsvOutcome,
    /// Why it was rejected, or is ambiguous.
    pub reason: Option<CsvReason>,
    /// Which column the reason is about, and what stands there.
    pub column: Option<String>,
    pub value: Option<String>,
    /// The customer that has the number already.
    pub holder: Option<String>,
    /// Ambiguous: the participants it may be.
    pub candidates: Vec<CsvCandidate>,
    /// Participant id of the one that was chosen; the outcome is then what the line does with it, and the candidates
    /// stay, so that the choice can be changed.
    pub chosen: Option<String>,
    /// The customer that was or would be changed, or was made.
    pub customer_id: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum CsvOutcome {
    Created,
    Updated,
    Unchanged,
    Ambiguous,
    Rejected,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum CsvReason {
    /// Neither identifier nor name.
    Empty,
    /// The line has other columns than the first.
    WrongColumns,
    /// A quote that never closes.
    OpenQuote,
    /// The text fits no identifier scheme.
    MalformedIdentifier,
    NotFound,
    SeveralFound,
    /// The participant was removed from the network.
    NonExisting,
    /// The consult file says that the address is not active.
    InactiveAddress,
    NumberControl,
    NumberTooLong,
    TooManyNumbers,
    /// Another customer has the number.
    NumberTaken,
    /// Another line of the file has the number.
    NumberTwice,
    /// Another line of the file is the same customer.
    CustomerTwice,
    ProviderUnknown,
    /// The participant has several providers and the line names none.
    ProviderRequired,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CsvCandidate {
    pub participant_id: String,
    pub name: String,
    pub country: String,
    pub place: Option<String>,
}

/// Body of `PATCH /customers/imports/{id}/lines/{line}`: which candidate an ambiguous line means; without one the
/// line is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CsvChoice {
    #[serde(default)]
    pub participant_id: Option<String>,
}

/// Lines that a file of `POST /customers/import` may have: its answer waits for the last of them.
pub const MAX_LINES_AT_ONCE: u64 = 5_000;

/// Answer of `POST /customers/import?dryRun=`, a whole import in one call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CsvReport {
    pub dry_run: bool,
    /// Of what was written, to be undone by it; absent for a dry run.
    pub import_id: Option<String>,
    pub counts: CsvCounts,
    pub lines: Vec<CsvLine>,
}
