//! What follows from an answer: a participant that the register does not have is non existing for everybody, and whose
//! customer does not receive any more is told.

use carnet_core::wire::{CheckAnswer, MessageKind, NetworkStatus, ObjectKind};

use crate::{
    db::{self, Db},
    error::Result,
    events,
    messages::{self, NewMessage, To},
    participants,
    text::Word,
};

/// A customer that does not receive any more.
pub(super) struct Lost {
    account_id: String,
    id: String,
    name: String,
}

/// Whether the participant receives documents as far as is known: by the last answer, else by the directory.
pub(super) fn receives_so_far(db: &mut dyn Db, key: &str) -> Result<bool> {
    let sql = "select k.answer, p.network_status, p.receives_invoices from participants p
               left join participant_checks k on k.participant_key = p.participant_key where p.participant_key = $1";
    let known = db::query_one(db, sql, &[key.into()], |row| {
        let registered = NetworkStatus::read(row.str(1)?)? == NetworkStatus::Registered;
        Ok(match row.opt_text(0)? {
            Some(answer) => CheckAnswer::read(&answer)? == CheckAnswer::Receives,
            None => registered && row.bool(2)?,
        })
    })?;
    Ok(known.unwrap_or(false))
}

/// Takes the answer over into the public directory, as far as the register decides: whether the participant is there.
pub(super) fn follow(db: &mut dyn Db, key: &str, answer: CheckAnswer, now_ms: i64) -> Result<()> {
    if answer == CheckAnswer::NotRegistered { remove(db, key, now_ms) } else { bring_back(db, key) }
}

fn remove(db: &mut dyn Db, key: &str, now_ms: i64) -> Result<()> {
    let sql = "select as_of from participants where participant_key = $1";
    let as_of = db::query_one(db, sql, &[key.into()], |row| row.int(0))?;
    if participants::mark_removed(db, key, now_ms)? {
        let sql = "update participant_checks set removed_at = $2, removed_as_of = $3 where participant_key = $1";
        db.execute(sql, &[key.into(), now_ms.into(), as_of.into()])?;
    }
    Ok(())
}

// Only what a check has removed, and only if the entry's source has said nothing since.
fn bring_back(db: &mut dyn Db, key: &str) -> Result<()> {
    let sql = "select removed_at, removed_as_of from participant_checks
               where participant_key = $1 and removed_at is not null";
    let removed = db::query_one(db, sql, &[key.into()], |row| Ok((row.int(0)?, row.int(1)?)))?;
    let Some((removed_at, as_of)) = removed else { return Ok(()) };
    participants::bring_back(db, key, removed_at, as_of)?;
    let sql = "update participant_checks set removed_at = null, removed_as_of = null where participant_key = $1";
    db.execute(sql, &[key.into()])?;
    Ok(())
}

/// Everybody's customers made from the participant that are missed.
pub(super) fn customers(db: &mut dyn Db, key: &str) -> Result<Vec<Lost>> {
    let sql = "select account_id, id, name from customers
               where participant_key = $1 and deleted_at is null and own_status = 'active'";
    db::query_all(db, sql, &[key.into()], |row| {
        Ok(Lost { account_id: row.text(0)?, id: row.text(1)?, name: row.text(2)? })
    })
}

/// Tells each account of its customers, with one message.
pub(super) fn tell(db: &mut dyn Db, mut lost: Vec<Lost>, now_ms: i64) -> Result<()> {
    lost.sort_by(|one, other| (&one.account_id, &one.name).cmp(&(&other.account_id, &other.name)));
    for of_account in lost.chunk_by(|one, other| one.account_id == other.account_id) {
        let [first, ..] = of_account else { continue };
        let names: Vec<String> = of_account.iter().map(|lost| lost.name.clone()).collect();
        let one = (of_account.len() == 1).then_some(first);
        let message = NewMessage {
            account_id: &first.account_id,
            to: To::Everybody,
            kind: MessageKind::ChecksChanged,
            name: one.map_or("", |lost| &lost.name),
            object_kind: one.map_or(ObjectKind::CustomerList, |_| ObjectKind::Customer),
            object_id: one.map_or("", |lost| &lost.id),
            count: Some(of_account.len() as u64),
            names: &names,
            words: None,
            by: None,
        };
        messages::send(db, &message, now_ms)?;
        events::emit(db, &first.account_id, ObjectKind::CustomerList, "", now_ms)?;
    }
    Ok(())
}
