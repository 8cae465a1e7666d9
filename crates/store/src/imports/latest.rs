//! The imports of the network's sources, as the operator sees them.

use carnet_core::wire::{
    ImportComparison, ImportDone, ImportFailure, ImportFile, NetworkImport, NetworkImportState as State,
};

use crate::{
    db::{self, Db, Row},
    error::{Error, Result},
    times,
};

/// Imports that are listed.
const LISTED: u32 = 50;

const SELECT: &str = "select id, source, state, started_at, finished_at, created, updated, unchanged, removed, phase,
    file_name, size, bytes, cards, skipped, problems, partial, registered, failure_line, failure_detail from imports";

/// The last imports, the latest first.
pub fn latest(db: &mut dyn Db) -> Result<Vec<NetworkImport>> {
    db::query_all(db, &format!("{SELECT} order by started_at desc, id desc limit {LISTED}"), &[], import)
}

/// One import; `None` when there is none of this id.
pub fn get(db: &mut dyn Db, id: &str) -> Result<Option<NetworkImport>> {
    db::query_one(db, &format!("{SELECT} where id = $1"), &[id.into()], import)
}

fn import(row: &Row) -> Result<NetworkImport> {
    let (state, waits) = state(row.str(2)?, row.opt_text(9)?.as_deref())?;
    let done = ImportDone {
        created: count(row, 5)?,
        updated: count(row, 6)?,
        unchanged: count(row, 7)?,
        removed: count(row, 8)?,
    };
    let comparison = ImportComparison {
        created: done.created,
        updated: done.updated,
        unchanged: done.unchanged,
        vanishing: done.removed,
        registered: count(row, 17)?,
    };
    let failure = row.opt_int(18)?.zip(row.opt_text(19)?);
    Ok(NetworkImport {
        id: row.text(0)?,
        source: row.text(1)?,
        state,
        started_at: times::rfc3339(row.int(3)?),
        finished_at: row.opt_int(4)?.map(times::rfc3339),
        done: (state == State::Applied).then_some(done),
        file: file(row)?,
        comparison: waits.then_some(comparison),
        failure: failure.map(|(line, detail)| ImportFailure { line: line.unsigned_abs(), detail }),
    })
}

fn file(row: &Row) -> Result<Option<ImportFile>> {
    let Some(name) = row.opt_text(10)? else { return Ok(None) };
    Ok(Some(ImportFile {
        name,
        size: row.opt_int(11)?.map(i64::unsigned_abs),
        bytes: count(row, 12)?,
        read: count(row, 13)?,
        skipped: count(row, 14)?,
        problems: count(row, 15)?,
        partial: row.int(16)? != 0,
    }))
}

fn count(row: &Row, column: usize) -> Result<u64> {
    Ok(row.opt_int(column)?.unwrap_or(0).unsigned_abs())
}

/// The state, and whether the import waits for a word.
fn state(state: &str, phase: Option<&str>) -> Result<(State, bool)> {
    Ok(match (state, phase) {
        ("staging", Some("applying")) => (State::Applying, false),
        ("staging", _) => (State::Staging, false),
        ("applied", _) => (State::Applied, false),
        ("suspended", Some("waiting")) => (State::Suspended, true),
        ("suspended", Some("dropped")) => (State::Dropped, false),
        ("suspended", _) => (State::Suspended, false),
        ("failed", Some("interrupted")) => (State::Interrupted, false),
        ("failed", _) => (State::Failed, false),
        ("superseded", _) => (State::Superseded, false),
        (other, _) => return Err(Error::Corrupt(format!("an import has the state {other}"))),
    })
}
