//! Arrival: held documents go into the inbox in the order in which they were received, each at the next place.

use carnet_core::wire::ObjectKind;

use crate::{
    db::{self, Db},
    error::Result,
    events,
};

/// Which of an account's held documents.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Held<'a> {
    /// Of the sender with this key.
    Of(&'a str),
    /// Of every sender that nobody has denied.
    NotDenied,
}

/// Makes everybody wait who would give out places in this account's orders, or decide on its senders, until this
/// unit of work ends. It comes before the first look at what is decided on.
pub(crate) fn lock(db: &mut dyn Db, account_id: &str) -> Result<()> {
    db.execute("update accounts set name = name where id = $1", &[account_id.into()])?;
    Ok(())
}

/// The next place in the order of arrival; under [`lock`].
pub(super) fn next(db: &mut dyn Db, account_id: &str) -> Result<i64> {
    let sql = "select coalesce(max(arrival), 0) + 1 from inbound_documents where account_id = $1";
    Ok(db::query_one(db, sql, &[account_id.into()], |row| row.int(0))?.unwrap_or(1))
}

/// Lets documents arrive that were held; how many. Under [`lock`].
pub(crate) fn release(db: &mut dyn Db, account_id: &str, which: Held<'_>, now_ms: i64) -> Result<u64> {
    let ids = match which {
        Held::Of(sender_key) => {
            let sql = "select id from inbound_documents where account_id = $1 and sender_key = $2 and status = 'held'
                       order by seq";
            db::query_all(db, sql, &[account_id.into(), sender_key.into()], |row| row.text(0))?
        }
        Held::NotDenied => {
            let sql = "select d.id from inbound_documents d where d.account_id = $1 and d.status = 'held'
                           and not exists (select 1 from suppliers s where s.account_id = d.account_id
                               and s.sender_key = d.sender_key and s.status = 'denied')
                       order by d.seq";
            db::query_all(db, sql, &[account_id.into()], |row| row.text(0))?
        }
    };
    let first = next(db, account_id)?;
    for (arrival, id) in (first..).zip(&ids) {
        let sql = "update inbound_documents set status = 'accepted', arrived_at = $2, arrival = $3 where id = $1";
        db.execute(sql, &[id.into(), now_ms.into(), arrival.into()])?;
    }
    told(db, account_id, ids.len() as u64, now_ms)
}

/// Rejects what is held of a sender; how many.
pub(crate) fn reject(db: &mut dyn Db, account_id: &str, sender_key: &str, now_ms: i64) -> Result<u64> {
    let sql = "update inbound_documents set status = 'rejected', rejected_at = $3
               where account_id = $1 and sender_key = $2 and status = 'held'";
    let rejected = db.execute(sql, &[account_id.into(), sender_key.into(), now_ms.into()])?;
    told(db, account_id, rejected, now_ms)
}

fn told(db: &mut dyn Db, account_id: &str, count: u64, now_ms: i64) -> Result<u64> {
    if count > 0 {
        events::emit(db, account_id, ObjectKind::Inbound, "", now_ms)?;
    }
    Ok(count)
}
