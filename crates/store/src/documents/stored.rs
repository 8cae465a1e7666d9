//! One document as it is stored: what the rules of every change look at.

use carnet_core::wire::{DocumentStatus, InboundKind, RouteIdentifier, RouteParty, StopCause};
use serde::de::DeserializeOwned;

use crate::{
    db::{self, Db, Row},
    error::{Error, Result},
    text::Word,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stored {
    pub id: String,
    pub account_id: String,
    pub number: String,
    pub kind: InboundKind,
    pub recipient: String,
    pub status: DocumentStatus,
    pub cause: Option<StopCause>,
    pub party: Option<RouteParty>,
    pub identifiers: Vec<RouteIdentifier>,
    pub document_types: Vec<String>,
    pub attempted_at: i64,
    pub tries: i64,
    pub retry_at: Option<i64>,
    pub version: i64,
}

impl Stored {
    /// Whether it may be routed anew, corrected or deleted: nothing of it is at a provider or on its way there.
    pub fn is_open(&self) -> bool {
        match self.status {
            DocumentStatus::Waiting | DocumentStatus::Stopped | DocumentStatus::Failed => true,
            DocumentStatus::Queued | DocumentStatus::Delivered => false,
        }
    }
}

/// The document of this account with this id.
pub(super) fn get(db: &mut dyn Db, account_id: &str, id: &str) -> Result<Option<Stored>> {
    let sql = "select id, account_id, number, kind, recipient, status, cause, party, identifiers, document_types,
                   attempted_at, tries, retry_at, version
               from documents where account_id = $1 and id = $2";
    db::query_one(db, sql, &[account_id.into(), id.into()], stored)
}

fn stored(row: &Row) -> Result<Stored> {
    Ok(Stored {
        id: row.text(0)?,
        account_id: row.text(1)?,
        number: row.text(2)?,
        kind: InboundKind::read(row.str(3)?)?,
        recipient: row.text(4)?,
        status: DocumentStatus::read(row.str(5)?)?,
        cause: opt_word(row, 6)?,
        party: opt_json(row, 7)?,
        identifiers: json(row.str(8)?)?,
        document_types: json(row.str(9)?)?,
        attempted_at: row.int(10)?,
        tries: row.int(11)?,
        retry_at: row.opt_int(12)?,
        version: row.int(13)?,
    })
}

/// A column with a word, or null.
pub(super) fn opt_word<T: Word>(row: &Row, column: usize) -> Result<Option<T>> {
    row.opt_text(column)?.map(|text| T::read(&text)).transpose()
}

/// A column with JSON, or null.
pub(super) fn opt_json<T: DeserializeOwned>(row: &Row, column: usize) -> Result<Option<T>> {
    row.opt_text(column)?.map(|text| json(&text)).transpose()
}

/// What was written as JSON.
pub(super) fn json<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Error::Corrupt(format!("a document holds unreadable JSON: {error}")))
}

/// The JSON of a column.
pub(super) fn to_json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Corrupt(format!("a part of a document is no JSON: {error}")))
}
