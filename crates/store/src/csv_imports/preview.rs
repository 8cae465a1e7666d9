//! The preview: what an import would do, line by line. It is found out while reading, so that nobody waits for it,
//! and kept in a short write.

use std::collections::HashMap;

use carnet_core::wire::{ColumnRole, CsvColumn, CsvCounts, CsvImport, CsvState};

use super::{
    Refused,
    fields::Fields,
    file::{File, Verdict},
    jobs,
    lines::{self, Kept},
};
use crate::{db::Db, error::Result};

/// A preview that is not kept yet.
pub struct Preview {
    file: File,
    columns: Vec<CsvColumn>,
    verdicts: Vec<Verdict>,
    /// Lines by outcome.
    pub counts: CsvCounts,
}

/// Holds the file against the directory. Writes nothing.
pub fn look(
    db: &mut dyn Db,
    account_id: &str,
    id: &str,
    roles: &[ColumnRole],
    has_header: Option<bool>,
) -> Result<std::result::Result<Preview, Refused>> {
    let Some(import) = jobs::get(db, account_id, id)? else { return Ok(Err(Refused::NotFound)) };
    if !matches!(import.state, CsvState::Uploaded | CsvState::Previewed | CsvState::Failed) {
        return Ok(Err(Refused::State));
    }
    if roles.len() != import.columns.len() {
        return Ok(Err(Refused::Roles(import.columns.len())));
    }
    if !roles.iter().any(|role| matches!(role, ColumnRole::Identifier | ColumnRole::InvoiceAddress | ColumnRole::Name))
    {
        return Ok(Err(Refused::NoIdentifierColumn));
    }
    let Some(text) = jobs::content(db, id)? else { return Ok(Err(Refused::State)) };
    let choices: HashMap<u64, String> = lines::choices(db, id)?.into_iter().collect();
    let file = File::read(&text, roles, has_header.unwrap_or(import.has_header));
    let (mut verdicts, mut counts) = (Vec::with_capacity(file.lines.len()), CsvCounts::default());
    file.go_through(db, account_id, &choices, &mut |_, _: &Fields, verdict| {
        *lines::of(&mut counts, verdict.outcome) += 1;
        verdicts.push(verdict);
        Ok(())
    })?;
    let columns = columns(&file, import.columns, roles);
    Ok(Ok(Preview { file, columns, verdicts, counts }))
}

// Without a header a column has no name, and its first value is a sample too.
fn columns(file: &File, known: Vec<CsvColumn>, roles: &[ColumnRole]) -> Vec<CsvColumn> {
    let named = known.into_iter().zip(roles).enumerate();
    named.map(|(at, (column, role))| CsvColumn { name: file.table.name(at), role: *role, ..column }).collect()
}

/// Keeps a preview, unless the import went on meanwhile.
pub fn keep(
    db: &mut dyn Db,
    account_id: &str,
    id: &str,
    preview: &Preview,
    now_ms: i64,
) -> Result<std::result::Result<CsvImport, Refused>> {
    let before = [CsvState::Uploaded, CsvState::Previewed, CsvState::Failed];
    if !jobs::go(db, id, &before, CsvState::Previewed, now_ms)? {
        return Ok(Err(Refused::State));
    }
    lines::clear(db, id)?;
    let called = |column: usize| preview.file.table.called(column);
    for (fields, verdict) in preview.file.lines.iter().zip(&preview.verdicts) {
        lines::put(db, id, &called, &Kept { fields, verdict, version: None })?;
    }
    jobs::put_columns(db, id, &preview.columns, preview.file.table.has_header, preview.file.lines.len())?;
    jobs::put_counts(db, id, &preview.counts)?;
    Ok(jobs::get(db, account_id, id)?.ok_or(Refused::NotFound))
}
