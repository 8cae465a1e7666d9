//! Requests to a company that is deleted: nobody is left to accept them, and nobody has to any more.

use carnet_core::wire::RequestStatus;

use super::{
    recorded::{Deed, record},
    relate::{Asking, relate, wanted_of},
    stored::{self, Stored},
};
use crate::{
    db::{self, Db},
    error::Result,
};

/// Cancels the open requests to `recipient` in the name of `user_id`; their customers go on as those of a company that
/// is not here, and a provider that has to set up routing is asked. Answered ones keep their answers alone.
pub(crate) fn end_with_recipient(db: &mut dyn Db, recipient: &str, user_id: &str, now_ms: i64) -> Result<()> {
    let sql = "select r.id from requests r join customers c on c.id = r.customer_id
        where r.recipient_account_id = $1 and r.account_id <> $1 and r.status = 'pending' order by r.id";
    for id in db::query_all(db, sql, &[recipient.into()], |row| row.text(0))? {
        if let Some(request) = stored::get(db, &id)? {
            end(db, &request, user_id, now_ms)?;
        }
    }
    db.execute("update requests set recipient_account_id = null where recipient_account_id = $1", &[recipient.into()])?;
    Ok(())
}

fn end(db: &mut dyn Db, before: &Stored, user_id: &str, now_ms: i64) -> Result<()> {
    let after = Stored {
        status: RequestStatus::Cancelled,
        answered_at: Some(now_ms),
        recipient_account_id: None,
        ..before.clone()
    };
    let close = |db: &mut dyn Db| {
        stored::save(db, &after)?;
        record(db, &Deed { user_id, what: "request.cancel", now_ms }, Some(before), &after)
    };
    let listed = "select 1 from customers where id = $1 and deleted_at is null";
    if db::query_one(db, listed, &[(&before.customer_id).into()], |row| row.int(0))?.is_none() {
        return close(db);
    }
    let next = wanted_of(db, &before.account_id, &before.customer_id, true)?;
    let asking = |user_id| Asking { account_id: &before.account_id, customer_id: &before.customer_id, user_id };
    relate(db, &asking(user_id), next.relationship(), now_ms, |db| {
        close(db)?;
        next.ask(db, &format!("{}-on", before.id), &asking(&before.created_by), now_ms)
    })
}
