//! Customers from a file of lines (R18): the file is read ([`read`]), kept ([`upload`]), held against the directory
//! ([`look`], [`keep`], [`choose`]), applied in one transaction ([`start`], [`apply`]) and undone as a whole
//! ([`undo`]). Importing a file again changes nothing.

mod apply;
mod choose;
mod decide;
mod fields;
mod file;
mod jobs;
mod lines;
mod once;
mod preview;
pub mod read;
mod resolve;
mod sweep;
mod undo;
mod write;

use carnet_core::wire::{CsvLine, Page};

pub use apply::{Run, apply, fail, start};
pub use choose::choose;
pub use jobs::{NewImport, get, list, upload};
pub use lines::LineQuery;
pub use once::{Once, once};
pub use preview::{Preview, keep, look};
pub use sweep::{fail_cut_off, sweep};
pub use undo::undo;

use crate::{db::Db, error::Result};

/// Why an import does not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    NotFound,
    /// It is not in the state for this, or another one runs.
    State,
    /// As many roles as the file has columns, this many, are needed.
    Roles(usize),
    NoIdentifierColumn,
    NoSuchLine,
    /// The line has nobody to choose from.
    NoCandidates,
    ParticipantNotFound,
}

/// A page of an import's lines in the order of the file; `None` when there is no such import.
pub fn lines(db: &mut dyn Db, account_id: &str, id: &str, query: &LineQuery) -> Result<Option<Page<CsvLine>>> {
    match jobs::get(db, account_id, id)? {
        Some(_) => lines::page(db, id, query).map(Some),
        None => Ok(None),
    }
}
