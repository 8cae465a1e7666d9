//! The files that were handed over: one row each, without the file itself unless it is asked for.

use carnet_core::wire::{CsvColumn, CsvCounts, CsvImport, CsvState, Page};

use super::{
    lines::{json, read_json, whole},
    read::Upload,
};
use crate::{
    db::{self, Db, Row},
    error::Result,
    sql::Window,
    text::{self, Word},
    times,
};

/// Who hands over which file.
#[derive(Clone, Debug)]
pub struct NewImport<'a> {
    pub id: &'a str,
    pub account_id: &'a str,
    pub user_id: &'a str,
    pub file_name: &'a str,
}

const SELECT: &str = "select j.id, j.state, j.file_name, j.created_at,
        coalesce((select u.display_name from users u where u.id = j.created_by), ''), j.separator, j.encoding,
        j.has_header, j.lines, j.columns, j.lost_zeros, j.counts, j.finished_at, j.undone, j.kept
    from csv_imports j";

/// Keeps a file; nothing else is written.
pub fn upload(db: &mut dyn Db, new: &NewImport<'_>, upload: &Upload, now_ms: i64) -> Result<()> {
    db.execute(
        "insert into csv_imports
             (id, account_id, created_at, created_by, file_name, content, separator, encoding, has_header, lines,
              columns, lost_zeros, state)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        &[
            new.id.into(),
            new.account_id.into(),
            now_ms.into(),
            new.user_id.into(),
            new.file_name.into(),
            (&upload.text).into(),
            upload.table.separator.to_string().into(),
            text::encoding(upload.encoding).into(),
            upload.table.has_header.into(),
            whole(upload.table.data().len()).into(),
            json(&upload.columns)?.into(),
            json(&upload.lost_zeros)?.into(),
            text::csv_state(CsvState::Uploaded).into(),
        ],
    )?;
    Ok(())
}

pub fn get(db: &mut dyn Db, account_id: &str, id: &str) -> Result<Option<CsvImport>> {
    let sql = format!("{SELECT} where j.account_id = $1 and j.id = $2");
    db::query_one(db, &sql, &[account_id.into(), id.into()], import)
}

/// The account's imports, newest first.
pub fn list(db: &mut dyn Db, account_id: &str, page: Option<u32>, limit: u32) -> Result<Page<CsvImport>> {
    let window = Window::new(limit, page)?;
    let counted = "select count(*) from csv_imports where account_id = $1";
    let total = db::query_one(db, counted, &[account_id.into()], |row| row.int(0))?.unwrap_or(0).unsigned_abs();
    let sql = format!(
        "{SELECT} where j.account_id = $1 order by j.created_at desc, j.id limit {} offset {}",
        window.limit, window.offset
    );
    let items = db::query_all(db, &sql, &[account_id.into()], import)?;
    Ok(Page { items, total, total_is_exact: true, next_cursor: None })
}

/// The text of the file; `None` once it was swept.
pub(super) fn content(db: &mut dyn Db, id: &str) -> Result<Option<String>> {
    let sql = "select content from csv_imports where id = $1";
    Ok(db::query_one(db, sql, &[id.into()], |row| row.opt_text(0))?.flatten())
}

pub(super) fn put_columns(
    db: &mut dyn Db,
    id: &str,
    columns: &[CsvColumn],
    has_header: bool,
    lines: usize,
) -> Result<()> {
    let sql = "update csv_imports set columns = $2, has_header = $3, lines = $4 where id = $1";
    db.execute(sql, &[id.into(), json(columns)?.into(), has_header.into(), whole(lines).into()]).map(drop)
}

pub(super) fn put_counts(db: &mut dyn Db, id: &str, counts: &CsvCounts) -> Result<()> {
    let sql = "update csv_imports set counts = $2 where id = $1";
    db.execute(sql, &[id.into(), json(counts)?.into()]).map(drop)
}

/// Goes from one of the states to another; whether it was in one of them.
pub(super) fn go(db: &mut dyn Db, id: &str, from: &[CsvState], to: CsvState, now_ms: i64) -> Result<bool> {
    let from: Vec<String> = from.iter().map(|state| format!("'{}'", text::csv_state(*state))).collect();
    let is_end = matches!(to, CsvState::Applied | CsvState::Failed | CsvState::Undone);
    let sql = format!(
        "update csv_imports set state = $2, finished_at = $3, moved_at = $4 where id = $1 and state in ({})",
        from.join(", ")
    );
    let finished = is_end.then_some(now_ms);
    Ok(db.execute(&sql, &[id.into(), text::csv_state(to).into(), finished.into(), now_ms.into()])? == 1)
}

pub(super) fn put_undone(db: &mut dyn Db, id: &str, undone: u64, kept: u64) -> Result<()> {
    let sql = "update csv_imports set undone = $2, kept = $3 where id = $1";
    db.execute(sql, &[id.into(), whole(undone).into(), whole(kept).into()]).map(drop)
}

/// Whether one of the account's imports is being applied.
pub(super) fn is_one_running(db: &mut dyn Db, account_id: &str) -> Result<bool> {
    let sql = "select id from csv_imports where account_id = $1 and state = 'running'";
    Ok(db::query_one(db, sql, &[account_id.into()], |row| row.text(0))?.is_some())
}

fn import(row: &Row) -> Result<CsvImport> {
    let state = CsvState::read(row.str(1)?)?;
    let lines = row.int(8)?.unsigned_abs();
    Ok(CsvImport {
        id: row.text(0)?,
        state,
        file_name: row.text(2)?,
        created_at: times::rfc3339(row.int(3)?),
        created_by: row.text(4)?,
        separator: row.text(5)?,
        encoding: Word::read(row.str(6)?)?,
        has_header: row.bool(7)?,
        lines,
        columns: read_json(row.str(9)?)?,
        lost_zeros: read_json(row.str(10)?)?,
        counts: row.opt_text(11)?.map(|text| read_json(&text)).transpose()?,
        done: if matches!(state, CsvState::Applied | CsvState::Undone) { lines } else { 0 },
        finished_at: row.opt_int(12)?.map(times::rfc3339),
        undone: row.opt_int(13)?.map(i64::unsigned_abs),
        kept: row.opt_int(14)?.map(i64::unsigned_abs),
    })
}
