//! Saying which of several participants a line means.

use carnet_core::{
    identifier::ParticipantId,
    wire::{CsvLine, CsvState},
};

use super::{
    Refused,
    file::File,
    jobs,
    lines::{self, Kept, whole},
};
use crate::{
    db::{self, Db},
    error::Result,
};

/// Makes a line mean this participant, or leaves it out. The line is judged anew; its candidates stay, so that the
/// choice can be changed.
pub fn choose(
    db: &mut dyn Db,
    account_id: &str,
    id: &str,
    line: u64,
    participant_id: Option<&str>,
) -> Result<std::result::Result<CsvLine, Refused>> {
    let Some(import) = jobs::get(db, account_id, id)? else { return Ok(Err(Refused::NotFound)) };
    if import.state != CsvState::Previewed {
        return Ok(Err(Refused::State));
    }
    let Some(known) = lines::one(db, id, line)? else { return Ok(Err(Refused::NoSuchLine)) };
    if known.candidates.is_empty() {
        return Ok(Err(Refused::NoCandidates));
    }
    let key = match participant_id.map(ParticipantId::parse) {
        None => None,
        Some(Ok(participant)) if is_known(db, &participant.key())? => Some(participant.key()),
        Some(_) => return Ok(Err(Refused::ParticipantNotFound)),
    };
    let Some(text) = jobs::content(db, id)? else { return Ok(Err(Refused::State)) };
    let roles: Vec<_> = import.columns.iter().map(|column| column.role).collect();
    let file = File::read(&text, &roles, import.has_header);
    let Some(fields) = file.lines.iter().find(|fields| fields.line == line) else {
        return Ok(Err(Refused::NoSuchLine));
    };
    let is_double = |db: &mut dyn Db, key: &str| is_meant_elsewhere(db, id, line, key);
    let verdict = file.one(db, account_id, fields, key.as_ref(), &is_double)?;
    lines::put(db, id, &|column| file.table.called(column), &Kept { fields, verdict: &verdict, version: None })?;
    let counts = lines::counts(db, id)?;
    jobs::put_counts(db, id, &counts)?;
    Ok(lines::one(db, id, line)?.ok_or(Refused::NoSuchLine))
}

fn is_known(db: &mut dyn Db, key: &str) -> Result<bool> {
    let sql = "select 1 from participants where participant_key = $1";
    Ok(db::query_one(db, sql, &[key.into()], |row| row.int(0))?.is_some())
}

fn is_meant_elsewhere(db: &mut dyn Db, id: &str, line: u64, key: &str) -> Result<bool> {
    let sql = "select 1 from csv_import_lines where import_id = $1 and participant_key = $2 and line <> $3
               and outcome <> 'rejected' limit 1";
    Ok(db::query_one(db, sql, &[id.into(), key.into(), whole(line).into()], |row| row.int(0))?.is_some())
}
