//! Imports that the operator starts: how far they are is written down batch by batch, one that would remove too many
//! waits for a word with its cards, and everybody of the operator is told of each step.

use carnet_core::wire::{CardProblem, ObjectKind};

use super::{Import, Options, Outcome, Staged, Staging, apply, apply::count_missing, stage, stage::begin, whole};
use crate::{
    db::{self, Db, Value},
    error::Result,
    events, suggestions,
    text::{card_done, card_fault},
};

/// Problems of one import that are kept; all are counted.
const MAX_PROBLEMS: i64 = 10_000;

/// What is known of an import before its file is read.
#[derive(Clone, Debug)]
pub struct NewImport {
    pub id: String,
    pub source: String,
    pub file_name: String,
    /// Bytes, where that is known.
    pub size: Option<u64>,
    /// The file is not the whole source: nobody is removed.
    pub partial: bool,
}

/// Cards that were read, and how far the file is read with them.
#[derive(Debug, Default)]
pub struct Batch {
    pub staged: Vec<Staged>,
    /// Of all batches up to this one.
    pub bytes: u64,
    pub cards: u64,
    pub skipped: u64,
    pub problems: Vec<CardProblem>,
}

/// How an import of the operator's ends without an end of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The file is none: where, and what is wrong there.
    Malformed {
        line: u64,
        detail: String,
    },
    Interrupted,
}

/// Begins one; as with [`begin`], it takes the place of any other of its source that has not ended.
pub fn begin_file(db: &mut dyn Db, new: &NewImport, now_ms: i64) -> Result<Import> {
    let import = begin(db, &new.id, &new.source, now_ms)?;
    db.execute(
        "update imports set file_name = $2, size = $3, partial = $4 where id = $1",
        &[(&new.id).into(), (&new.file_name).into(), new.size.map(whole).into(), i64::from(new.partial).into()],
    )?;
    tell(db, &new.id, now_ms)?;
    Ok(import)
}

/// Stages a batch, and writes down how far the file is read. The answer says which participants had a card before.
pub fn stage_batch(db: &mut dyn Db, import: &Import, batch: Batch, now_ms: i64) -> Result<Staging> {
    let staging = stage(db, import, batch.staged)?;
    if staging == Staging::Superseded {
        return Ok(staging);
    }
    db.execute(
        "update imports set bytes = $2, cards = $3, skipped = $4, moved_at = $5 where id = $1",
        &[
            (&import.id).into(),
            whole(batch.bytes).into(),
            whole(batch.cards).into(),
            whole(batch.skipped).into(),
            now_ms.into(),
        ],
    )?;
    put_problems(db, import, &batch.problems)?;
    Ok(staging)
}

/// Keeps what was wrong with cards, as far as there is room.
pub fn put_problems(db: &mut dyn Db, import: &Import, problems: &[CardProblem]) -> Result<()> {
    if problems.is_empty() {
        return Ok(());
    }
    let sql = "select problems from imports where id = $1";
    let before = db::query_one(db, sql, &[(&import.id).into()], |row| row.int(0))?.unwrap_or(0);
    for (position, problem) in (before..MAX_PROBLEMS).zip(problems) {
        let CardProblem { card, line, participant_id, fault, done, detail } = problem;
        let row: [Value; 8] = [
            (&import.id).into(),
            position.into(),
            whole(*card).into(),
            whole(*line).into(),
            participant_id.clone().into(),
            card_fault(*fault).into(),
            card_done(*done).into(),
            detail.into(),
        ];
        let sql = "insert into import_problems (import_id, position, card, line, participant_id, fault, done, detail)
                   values ($1, $2, $3, $4, $5, $6, $7, $8)";
        db.execute(sql, &row)?;
    }
    let total = before + i64::try_from(problems.len()).unwrap_or(i64::MAX);
    db.execute("update imports set problems = $2 where id = $1", &[(&import.id).into(), total.into()]).map(drop)
}

/// All cards have come: whether the import goes on to be applied. The time is when the source said all this.
pub fn all_read(db: &mut dyn Db, import: &Import, as_of_ms: i64, now_ms: i64) -> Result<bool> {
    let sql = "update imports set phase = 'applying', as_of = $2, moved_at = $3 where id = $1 and state = 'staging'";
    let is_mine = db.execute(sql, &[(&import.id).into(), as_of_ms.into(), now_ms.into()])? > 0;
    tell(db, &import.id, now_ms)?;
    Ok(is_mine)
}

/// The operator's word for an import that waits: it is applied next. `None` when it does not wait.
pub fn accept(db: &mut dyn Db, id: &str, now_ms: i64) -> Result<Option<Import>> {
    let sql = "update imports set state = 'staging', phase = 'applying', moved_at = $2
               where id = $1 and state = 'suspended' and phase = 'waiting' returning source";
    let source = db::query_one(db, sql, &[id.into(), now_ms.into()], |row| row.text(0))?;
    tell(db, id, now_ms)?;
    Ok(source.map(|source| of_the_console(id.to_owned(), source)))
}

/// The operator's word against it; whether it waited.
pub fn drop_waiting(db: &mut dyn Db, id: &str, now_ms: i64) -> Result<bool> {
    let sql = "update imports set phase = 'dropped', finished_at = $2
               where id = $1 and state = 'suspended' and phase = 'waiting'";
    let waited = db.execute(sql, &[id.into(), now_ms.into()])? > 0;
    tell(db, id, now_ms)?;
    Ok(waited)
}

/// Applies an import whose cards have all come, or has it wait for a word; call it in one transaction.
pub fn apply_or_wait(
    db: &mut dyn Db,
    import: &Import,
    accepted: bool,
    now_ms: i64,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Outcome> {
    let sql = "select partial, coalesce(as_of, $2) from imports where id = $1";
    let params: [Value; 2] = [(&import.id).into(), now_ms.into()];
    let known = db::query_one(db, sql, &params, |row| Ok((row.int(0)? != 0, row.int(1)?)))?;
    let (partial, as_of_ms) = known.unwrap_or((false, now_ms));
    let options = Options { partial, accept_removals: accepted, as_of_ms, now_ms };
    let outcome = apply(db, import, &options, progress)?;
    if let Outcome::Suspended { vanishing, registered } = outcome {
        wait(db, import, vanishing, registered)?;
    }
    tell(db, &import.id, now_ms)?;
    Ok(outcome)
}

fn wait(db: &mut dyn Db, import: &Import, vanishing: u64, registered: u64) -> Result<()> {
    db.execute(
        "update imports set state = 'suspended', phase = 'waiting', removed = $3, registered = $4,
             unchanged = (select count(*) from import_cards where import_id = $1 and kind = 'same'),
             updated = (select count(*) from import_cards i join participants p
                 on p.participant_key = i.participant_key where i.import_id = $1 and i.kind = 'changed'),
             created = (select count(*) from import_cards i where i.import_id = $1 and i.kind = 'changed'
                 and not exists (select 1 from participants p where p.participant_key = i.participant_key))
         where id = $1 and source = $2",
        &[(&import.id).into(), (&import.source).into(), whole(vanishing).into(), whole(registered).into()],
    )
    .map(drop)
}

/// Ends an import that is under way; one that has ended stays as it is, one that was accepted waits again.
pub fn end(db: &mut dyn Db, import: &Import, ended: &Ended, now_ms: i64) -> Result<()> {
    let again = "update imports set state = 'suspended', phase = 'waiting'
                 where id = $1 and state = 'staging' and registered is not null";
    if db.execute(again, &[(&import.id).into()])? > 0 {
        return tell(db, &import.id, now_ms);
    }
    let (phase, line, detail) = match ended {
        Ended::Malformed { line, detail } => (None, Some(whole(*line)), Some(detail.clone())),
        Ended::Interrupted => (Some("interrupted".to_owned()), None, None),
    };
    let over = db.execute(
        "update imports set state = 'failed', finished_at = $2, phase = $3, failure_line = $4, failure_detail = $5
         where id = $1 and state = 'staging'",
        &[(&import.id).into(), now_ms.into(), phase.into(), line.into(), detail.into()],
    )?;
    if over > 0 { tell(db, &import.id, now_ms) } else { Ok(()) }
}

/// Ends what is said to be under way and has given no sign of life since `silent_since_ms`: its process is gone.
pub fn end_cut_off(db: &mut dyn Db, silent_since_ms: i64, now_ms: i64) -> Result<()> {
    let sql = "select id, source from imports
               where state = 'staging' and file_name is not null and coalesce(moved_at, started_at) <= $1";
    let cut_off =
        db::query_all(db, sql, &[silent_since_ms.into()], |row| Ok(of_the_console(row.text(0)?, row.text(1)?)))?;
    cut_off.iter().try_for_each(|import| end(db, import, &Ended::Interrupted, now_ms))
}

/// What is imported from the console is gone on with by nobody else.
pub(super) fn of_the_console(id: String, source: String) -> Import {
    Import { holder: id.clone(), id, source }
}

/// How many would vanish now.
pub(super) fn vanishing(db: &mut dyn Db, import: &Import) -> Result<u64> {
    count_missing(db, import)
}

fn tell(db: &mut dyn Db, id: &str, now_ms: i64) -> Result<()> {
    for account_id in suggestions::operators(db)? {
        events::emit(db, &account_id, ObjectKind::Import, id, now_ms)?;
    }
    Ok(())
}
