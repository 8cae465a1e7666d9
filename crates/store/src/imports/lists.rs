//! What the operator compares and reads up on: who would vanish with an import that waits, and what was wrong with
//! cards.

use carnet_core::wire::{CardDone, CardFault, CardProblem, Page, VanishingParticipant};

use super::{apply::IS_MISSING, console};
use crate::{
    db::{self, Db, Value},
    error::Result,
    sql::Window,
    text::Word,
};

/// A page of who would vanish, by participant id; `None` when no such import waits.
pub fn vanishing(
    db: &mut dyn Db,
    id: &str,
    page: Option<u32>,
    limit: u32,
) -> Result<Option<Page<VanishingParticipant>>> {
    let waiting = "select source from imports where id = $1 and state = 'suspended' and phase = 'waiting'";
    let Some(source) = db::query_one(db, waiting, &[id.into()], |row| row.text(0))? else { return Ok(None) };
    let import = console::of_the_console(id.to_owned(), source);
    let total = console::vanishing(db, &import)?;
    let window = Window::new(limit, page)?;
    let sql = format!(
        "select p.participant_id, p.name, p.country, (select count(*) from customers c
             where c.participant_key = p.participant_key and c.deleted_at is null)
         from participants p where {IS_MISSING} order by p.participant_key limit {} offset {}",
        window.limit, window.offset
    );
    let params: [Value; 2] = [(&import.source).into(), (&import.id).into()];
    let items = db::query_all(db, &sql, &params, |row| {
        Ok(VanishingParticipant {
            participant_id: row.text(0)?,
            name: row.text(1)?,
            country: row.text(2)?,
            customers: row.int(3)?.unsigned_abs(),
        })
    })?;
    Ok(Some(Page { items, total, total_is_exact: true, next_cursor: None }))
}

/// A page of what was wrong with cards, in the order of the file; `None` when there is no such import.
pub fn problems(db: &mut dyn Db, id: &str, page: Option<u32>, limit: u32) -> Result<Option<Page<CardProblem>>> {
    let known = "select id from imports where id = $1";
    if db::query_one(db, known, &[id.into()], |row| row.text(0))?.is_none() {
        return Ok(None);
    }
    let kept = "select count(*) from import_problems where import_id = $1";
    let total = db::query_one(db, kept, &[id.into()], |row| row.int(0))?.unwrap_or(0).unsigned_abs();
    let window = Window::new(limit, page)?;
    let sql = format!(
        "select card, line, participant_id, fault, done, detail from import_problems where import_id = $1
         order by position limit {} offset {}",
        window.limit, window.offset
    );
    let items = db::query_all(db, &sql, &[id.into()], |row| {
        Ok(CardProblem {
            card: row.int(0)?.unsigned_abs(),
            line: row.int(1)?.unsigned_abs(),
            participant_id: row.opt_text(2)?,
            fault: CardFault::read(row.str(3)?)?,
            done: CardDone::read(row.str(4)?)?,
            detail: row.text(5)?,
        })
    })?;
    Ok(Some(Page { items, total, total_is_exact: true, next_cursor: None }))
}
