//! Lines as they are kept: what would be done with each, and after the import what was.

use carnet_core::wire::{CsvCandidate, CsvCounts, CsvLine, CsvOutcome, Page};

use super::{decide::Before, fields::Fields, file::Verdict};
use crate::{
    cursor::{Cursor, fingerprint},
    db::{self, Db, Row},
    error::{Error, Result},
    sql::{Params, Window},
    text::{self, Word},
};

/// One line about to be kept.
pub(super) struct Kept<'a> {
    pub fields: &'a Fields,
    pub verdict: &'a Verdict,
    /// Once applied: the customer's version after it.
    pub version: Option<u64>,
}

/// Which lines are wanted.
#[derive(Clone, Debug, Default)]
pub struct LineQuery {
    pub outcome: Option<CsvOutcome>,
    pub cursor: Option<String>,
    /// 1-based; only without a cursor.
    pub page: Option<u32>,
    pub limit: u32,
}

const COLUMNS: &str =
    "line, name, identifier, numbers, outcome, reason, column_name, value, holder, candidates, chosen,
    customer_id";

pub(super) fn clear(db: &mut dyn Db, import_id: &str) -> Result<()> {
    db.execute("delete from csv_import_lines where import_id = $1", &[import_id.into()]).map(drop)
}

/// Keeps a line, in the place of what was kept of it before.
pub(super) fn put(db: &mut dyn Db, import_id: &str, called: &dyn Fn(usize) -> String, kept: &Kept<'_>) -> Result<()> {
    let Kept { fields, verdict, version } = kept;
    let fault = verdict.fault.as_ref();
    let cell = fault.and_then(|fault| fault.cell.as_ref());
    // A count of cells is about no column.
    let about = cell.filter(|_| fault.is_some_and(|fault| fault.reason != carnet_core::wire::CsvReason::WrongColumns));
    let before = verdict.before().map(|before| json(before)).transpose()?;
    db.execute(
        "insert into csv_import_lines
             (import_id, line, name, identifier, numbers, outcome, reason, column_name, value, holder, candidates,
              chosen, chosen_key, participant_key, customer_id, version, before)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
         on conflict (import_id, line) do update set outcome = excluded.outcome, reason = excluded.reason,
             column_name = excluded.column_name, value = excluded.value, holder = excluded.holder,
             candidates = excluded.candidates, chosen = excluded.chosen, chosen_key = excluded.chosen_key,
             participant_key = excluded.participant_key, customer_id = excluded.customer_id,
             version = excluded.version, before = excluded.before",
        &[
            import_id.into(),
            whole(fields.line).into(),
            (&fields.name.text).into(),
            (&fields.identifier.text).into(),
            (&fields.numbers.text).into(),
            text::csv_outcome(verdict.outcome).into(),
            fault.map(|fault| text::csv_reason(fault.reason)).into(),
            about.map(|cell| called(cell.column)).into(),
            cell.map(|cell| cell.text.clone()).into(),
            fault.and_then(|fault| fault.holder.clone()).into(),
            json(&verdict.candidates)?.into(),
            verdict.chosen.as_ref().map(|chosen| &chosen.id).into(),
            verdict.chosen.as_ref().map(|chosen| &chosen.key).into(),
            verdict.participant_key.as_ref().into(),
            verdict.customer_id.as_ref().into(),
            version.map(whole).into(),
            before.into(),
        ],
    )?;
    Ok(())
}

/// A page of lines in the order of the file.
pub(super) fn page(db: &mut dyn Db, import_id: &str, query: &LineQuery) -> Result<Page<CsvLine>> {
    let window = Window::new(query.limit, query.page.filter(|_| query.cursor.is_none()))?;
    let outcome = query.outcome.map(text::csv_outcome);
    let print = fingerprint([Some(import_id), outcome]);
    let after = query.cursor.as_deref().map(|text| read_cursor(text, print)).transpose()?;
    let mut params = Params::default();
    let mut is = format!("import_id = {}", params.add(import_id));
    if let Some(outcome) = outcome {
        is += &format!(" and outcome = {}", params.add(outcome));
    }
    let counted = format!("select count(*) from csv_import_lines where {is}");
    let total = db::query_one(db, &counted, &params.0, |row| row.int(0))?.unwrap_or(0).unsigned_abs();
    if let Some(after) = after {
        is += &format!(" and line > {}", params.add(after));
    }
    let sql = format!(
        "select {COLUMNS} from csv_import_lines where {is} order by line limit {} offset {}",
        window.probe(),
        window.offset
    );
    let mut items = db::query_all(db, &sql, &params.0, line)?;
    let more = items.len() > window.limit as usize;
    items.truncate(window.limit as usize);
    let next_cursor = match items.last() {
        Some(last) if more => Some(cursor(print, whole(last.line)).encode()?),
        _ => None,
    };
    Ok(Page { items, total, total_is_exact: true, next_cursor })
}

const LIST: &str = "lines of an import";

fn cursor(query: u32, line: i64) -> Cursor {
    Cursor { list: LIST.to_owned(), query, numbers: vec![line], texts: Vec::new() }
}

fn read_cursor(text: &str, query: u32) -> Result<i64> {
    let cursor = Cursor::decode(text, query)?;
    match (cursor.list == LIST, cursor.numbers.as_slice()) {
        (true, [line]) => Ok(*line),
        _ => Err(Error::BadCursor),
    }
}

pub(super) fn one(db: &mut dyn Db, import_id: &str, line_number: u64) -> Result<Option<CsvLine>> {
    let sql = format!("select {COLUMNS} from csv_import_lines where import_id = $1 and line = $2");
    db::query_one(db, &sql, &[import_id.into(), whole(line_number).into()], line)
}

/// Every line, in the order of the file.
pub(super) fn all(db: &mut dyn Db, import_id: &str) -> Result<Vec<CsvLine>> {
    let sql = format!("select {COLUMNS} from csv_import_lines where import_id = $1 order by line");
    db::query_all(db, &sql, &[import_id.into()], line)
}

/// Lines by outcome.
pub(super) fn counts(db: &mut dyn Db, import_id: &str) -> Result<CsvCounts> {
    let sql = "select outcome, count(*) from csv_import_lines where import_id = $1 group by outcome";
    let mut counts = CsvCounts::default();
    db.query(sql, &[import_id.into()], &mut |row| {
        *of(&mut counts, CsvOutcome::read(row.str(0)?)?) = row.int(1)?.unsigned_abs();
        Ok(())
    })?;
    Ok(counts)
}

pub(super) fn of(counts: &mut CsvCounts, outcome: CsvOutcome) -> &mut u64 {
    match outcome {
        CsvOutcome::Created => &mut counts.created,
        CsvOutcome::Updated => &mut counts.updated,
        CsvOutcome::Unchanged => &mut counts.unchanged,
        CsvOutcome::Ambiguous => &mut counts.ambiguous,
        CsvOutcome::Rejected => &mut counts.rejected,
    }
}

/// Participants that were chosen, by line.
pub(super) fn choices(db: &mut dyn Db, import_id: &str) -> Result<Vec<(u64, String)>> {
    let sql = "select line, chosen_key from csv_import_lines where import_id = $1 and chosen_key is not null";
    db::query_all(db, sql, &[import_id.into()], |row| Ok((row.int(0)?.unsigned_abs(), row.text(1)?)))
}

/// A change that was made, for its undo.
pub(super) struct Made {
    pub customer_id: String,
    pub version: i64,
    /// Absent where the customer was added.
    pub before: Option<Before>,
}

/// What an import changed, the last line first.
pub(super) fn made(db: &mut dyn Db, import_id: &str) -> Result<Vec<Made>> {
    let sql = "select customer_id, version, before from csv_import_lines
               where import_id = $1 and version is not null and customer_id is not null order by line desc";
    db::query_all(db, sql, &[import_id.into()], |row| {
        let before = row.opt_text(2)?.map(|text| read_json(&text)).transpose()?;
        Ok(Made { customer_id: row.text(0)?, version: row.int(1)?, before })
    })
}

fn line(row: &Row) -> Result<CsvLine> {
    let candidates: Vec<CsvCandidate> = read_json(row.str(9)?)?;
    Ok(CsvLine {
        line: row.int(0)?.unsigned_abs(),
        name: row.text(1)?,
        identifier: row.text(2)?,
        numbers: row.text(3)?,
        outcome: CsvOutcome::read(row.str(4)?)?,
        reason: row.opt_text(5)?.map(|text| Word::read(&text)).transpose()?,
        column: row.opt_text(6)?,
        value: row.opt_text(7)?,
        holder: row.opt_text(8)?,
        candidates,
        chosen: row.opt_text(10)?,
        customer_id: row.opt_text(11)?,
    })
}

pub(super) fn json<T: serde::Serialize + ?Sized>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Corrupt(format!("a part of an import is no JSON: {error}")))
}

pub(super) fn read_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Error::Corrupt(format!("a part of an import is not readable: {error}")))
}

pub(super) fn whole(number: impl TryInto<i64>) -> i64 {
    number.try_into().unwrap_or(i64::MAX)
}
