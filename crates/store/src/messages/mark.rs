//! What a person has read. The open pages of the account are told, so that the number of unread messages is the same
//! in each of them.

use carnet_core::wire::{COUNT_LIMIT, ObjectKind};

use super::list::{FOR_READER, UNREAD};
use crate::{
    db::{self, Db},
    error::Result,
    events,
};

/// How many messages of the account this person has not read; counted up to [`COUNT_LIMIT`].
pub fn unread(db: &mut dyn Db, account_id: &str, user_id: &str) -> Result<u64> {
    let sql = format!(
        "select count(*) from (select m.seq from messages m where m.account_id = $1 and {FOR_READER} and {UNREAD}
             limit {COUNT_LIMIT}) as n"
    );
    let counted = db::query_one(db, &sql, &[account_id.into(), user_id.into()], |row| row.int(0))?;
    Ok(counted.unwrap_or(0).unsigned_abs())
}

/// Marks a message of the account as read or unread by this person; whether there is such a message.
pub fn mark(db: &mut dyn Db, account_id: &str, user_id: &str, id: &str, read: bool, now_ms: i64) -> Result<bool> {
    // Ids are written in one way alone: `07` is no message's.
    let Some(seq) = id.parse::<i64>().ok().filter(|seq| seq.to_string() == id) else { return Ok(false) };
    let known = format!("select m.seq from messages m where m.account_id = $1 and {FOR_READER} and m.seq = $3");
    let params = [account_id.into(), user_id.into(), seq.into()];
    if db::query_one(db, &known, &params, |row| row.int(0))?.is_none() {
        return Ok(false);
    }
    let sql = if read {
        "insert into message_reads (user_id, message_seq) values ($1, $2) on conflict do nothing"
    } else {
        "delete from message_reads where user_id = $1 and message_seq = $2"
    };
    if db.execute(sql, &[user_id.into(), seq.into()])? > 0 {
        events::emit(db, account_id, ObjectKind::Message, id, now_ms)?;
    }
    Ok(true)
}

/// Marks all messages there are now as read; answers how many were unread.
pub fn mark_all_read(db: &mut dyn Db, account_id: &str, user_id: &str, now_ms: i64) -> Result<u64> {
    let sql = format!(
        "insert into message_reads (user_id, message_seq)
         select $2, m.seq from messages m where m.account_id = $1 and {FOR_READER} and {UNREAD}"
    );
    let marked = db.execute(&sql, &[account_id.into(), user_id.into()])?;
    if marked > 0 {
        events::emit(db, account_id, ObjectKind::Message, "", now_ms)?;
    }
    Ok(marked)
}
