//! The imports of the network's sources, as the operator sees them.

use carnet_core::wire::{ImportDone, NetworkImport, NetworkImportState};

use crate::{
    db::{self, Db, Row},
    error::{Error, Result},
    times,
};

/// Imports that are listed.
const LISTED: u32 = 50;

/// The last imports, the latest first.
pub fn latest(db: &mut dyn Db) -> Result<Vec<NetworkImport>> {
    let sql = format!(
        "select id, source, state, started_at, finished_at, created, updated, unchanged, removed
         from imports order by started_at desc, id desc limit {LISTED}"
    );
    db::query_all(db, &sql, &[], import)
}

fn import(row: &Row) -> Result<NetworkImport> {
    let state = state(row.str(2)?)?;
    let done = ImportDone {
        created: count(row, 5)?,
        updated: count(row, 6)?,
        unchanged: count(row, 7)?,
        removed: count(row, 8)?,
    };
    Ok(NetworkImport {
        id: row.text(0)?,
        source: row.text(1)?,
        state,
        started_at: times::rfc3339(row.int(3)?),
        finished_at: row.opt_int(4)?.map(times::rfc3339),
        done: (state == NetworkImportState::Applied).then_some(done),
    })
}

fn count(row: &Row, column: usize) -> Result<u64> {
    Ok(row.opt_int(column)?.unwrap_or(0).unsigned_abs())
}

fn state(text: &str) -> Result<NetworkImportState> {
    Ok(match text {
        "staging" => NetworkImportState::Staging,
        "applied" => NetworkImportState::Applied,
        "suspended" => NetworkImportState::Suspended,
        "failed" => NetworkImportState::Failed,
        "superseded" => NetworkImportState::Superseded,
        other => return Err(Error::Corrupt(format!("an import has the state {other}"))),
    })
}
