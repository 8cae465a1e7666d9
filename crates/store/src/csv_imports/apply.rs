//! The import itself: one transaction, in which every line is judged once more and then done. What was cut off has
//! changed nothing; what went through is all there.

use std::collections::HashMap;

use carnet_core::wire::{ColumnRole, CsvCounts, CsvImport, CsvOutcome, CsvState, MessageKind, ObjectKind};

use super::{
    Refused,
    decide::Deed,
    fields::{Fault, Fields},
    file::{File, Verdict},
    jobs,
    lines::{self, Kept},
    write::{self, Hand},
};
use crate::{
    audit::{self, Change},
    db::{self, Db},
    error::{Error, Result},
    messages::{self, NewMessage, To},
};

/// What an import needs from whoever runs it.
pub struct Run<'a> {
    pub account_id: &'a str,
    pub user_id: &'a str,
    /// Makes a new id.
    pub new_id: &'a mut dyn FnMut() -> String,
    pub now_ms: i64,
    /// Told how many lines are done.
    pub progress: &'a mut dyn FnMut(u64),
}

/// Marks an import as running, so that no other one of the account begins; [`apply`] comes next.
pub fn start(
    db: &mut dyn Db,
    account_id: &str,
    id: &str,
    now_ms: i64,
) -> Result<std::result::Result<CsvImport, Refused>> {
    let Some(import) = jobs::get(db, account_id, id)? else { return Ok(Err(Refused::NotFound)) };
    let previewed = import.counts.is_some() && jobs::content(db, id)?.is_some();
    if !previewed || jobs::is_one_running(db, account_id)? {
        return Ok(Err(Refused::State));
    }
    if !jobs::go(db, id, &[CsvState::Previewed, CsvState::Failed], CsvState::Running, now_ms)? {
        return Ok(Err(Refused::State));
    }
    write::tell(db, account_id, id, now_ms)?;
    Ok(jobs::get(db, account_id, id)?.ok_or(Refused::NotFound))
}

/// Does what the lines say; run it inside one [`crate::pool::write`], after [`start`].
pub fn apply(db: &mut dyn Db, run: &mut Run<'_>, id: &str) -> Result<CsvCounts> {
    let gone = || Error::Corrupt(format!("the import {id} is not one that runs"));
    let import = jobs::get(db, run.account_id, id)?.ok_or_else(gone)?;
    let text = jobs::content(db, id)?.ok_or_else(gone)?;
    let roles: Vec<ColumnRole> = import.columns.iter().map(|column| column.role).collect();
    let file = File::read(&text, &roles, import.has_header);
    let choices: HashMap<u64, String> = lines::choices(db, id)?.into_iter().collect();
    lines::clear(db, id)?;
    let (mut counts, mut done) = (CsvCounts::default(), 0);
    let called = |column: usize| file.table.called(column);
    file.go_through(db, run.account_id, &choices, &mut |db, fields, mut verdict| {
        let version = act(db, run, fields, &mut verdict)?;
        lines::put(db, id, &called, &Kept { fields, verdict: &verdict, version })?;
        *lines::of(&mut counts, verdict.outcome) += 1;
        done += 1;
        (run.progress)(done);
        Ok(())
    })?;
    jobs::put_counts(db, id, &counts)?;
    // Whoever took it for cut off has said so meanwhile: then nothing of it stays.
    if !jobs::go(db, id, &[CsvState::Running], CsvState::Applied, run.now_ms)? {
        return Err(gone());
    }
    tell_end(db, run, &import, &counts)?;
    Ok(counts)
}

// The version of the customer afterwards, where it was changed.
fn act(db: &mut dyn Db, run: &mut Run<'_>, fields: &Fields, verdict: &mut Verdict) -> Result<Option<u64>> {
    let hand = Hand { account_id: run.account_id, user_id: run.user_id, now_ms: run.now_ms };
    let done = match (&verdict.deed, &verdict.participant_key) {
        (Some(Deed::Add { provider_id }), Some(key)) => {
            hand.add(db, run.new_id, key, &fields.read_numbers, provider_id.as_deref())?
        }
        (Some(Deed::Change { customer_id, numbers, provider_id, .. }), _) => {
            hand.change(db, run.new_id, customer_id, numbers.as_deref(), provider_id.as_deref())?
        }
        _ => return Ok(None),
    };
    match done {
        Ok(customer) => {
            verdict.customer_id = Some(customer.id);
            Ok(Some(customer.version))
        }
        Err(reason) => {
            verdict.outcome = CsvOutcome::Rejected;
            verdict.fault = Some(Fault::new(reason));
            verdict.deed = None;
            Ok(None)
        }
    }
}

fn tell_end(db: &mut dyn Db, run: &Run<'_>, import: &CsvImport, counts: &CsvCounts) -> Result<()> {
    let change = Change {
        account_id: run.account_id,
        user_id: run.user_id,
        at_ms: run.now_ms,
        what: "import.apply",
        object_kind: ObjectKind::Import,
        object_id: &import.id,
        object_name: &import.file_name,
    };
    audit::record(db, &change, None, Some(counts))?;
    send(db, run.account_id, run.user_id, import, counts.created + counts.updated, run.now_ms)
}

fn send(db: &mut dyn Db, account_id: &str, user_id: &str, import: &CsvImport, count: u64, now_ms: i64) -> Result<()> {
    let sql = "select display_name from users where id = $1";
    let by = db::query_one(db, sql, &[user_id.into()], |row| row.text(0))?;
    let message = NewMessage {
        account_id,
        to: To::Everybody,
        kind: MessageKind::ImportFinished,
        name: &import.file_name,
        object_kind: ObjectKind::Import,
        object_id: &import.id,
        count: Some(count),
        names: &[],
        words: None,
        by: by.as_deref(),
    };
    messages::send(db, &message, now_ms).map(drop)
}

/// Says that an import failed: nothing was changed, and it can be tried again.
pub fn fail(db: &mut dyn Db, account_id: &str, user_id: &str, id: &str, now_ms: i64) -> Result<()> {
    if !jobs::go(db, id, &[CsvState::Running], CsvState::Failed, now_ms)? {
        return Ok(());
    }
    write::tell(db, account_id, id, now_ms)?;
    match jobs::get(db, account_id, id)? {
        Some(import) => send(db, account_id, user_id, &import, 0, now_ms),
        None => Ok(()),
    }
}
