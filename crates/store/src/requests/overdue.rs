//! Routing requests that wait for long: the sender is told once (R8). Nothing else changes by itself.

use carnet_core::wire::{MessageKind, ObjectKind};

use super::OVERDUE_MS;
use crate::{
    db::{self, Db},
    error::Result,
    events,
    messages::{self, NewMessage, To},
};

/// Sends a message for each routing request that has been open for [`OVERDUE_MS`] and was not told of yet; answers
/// how many that were.
pub fn tell_overdue(db: &mut dyn Db, now_ms: i64) -> Result<usize> {
    let sql = "select r.id, r.account_id, c.name from requests r join customers c on c.id = r.customer_id
               where r.status = 'pending' and r.kind = 'routing' and r.overdue_told_at is null and r.created_at <= $1
               order by r.created_at, r.id";
    let overdue =
        db::query_all(db, sql, &[(now_ms - OVERDUE_MS).into()], |row| Ok((row.text(0)?, row.text(1)?, row.text(2)?)))?;
    for (id, account_id, name) in &overdue {
        let told = "update requests set overdue_told_at = $2 where id = $1";
        db.execute(told, &[id.into(), now_ms.into()])?;
        let message = NewMessage {
            account_id,
            to: To::Everybody,
            kind: MessageKind::RoutingOverdue,
            name,
            object_kind: ObjectKind::Request,
            object_id: id,
            count: None,
            names: &[],
            words: None,
            by: None,
        };
        messages::send(db, &message, now_ms)?;
        events::emit(db, account_id, ObjectKind::Request, id, now_ms)?;
    }
    Ok(overdue.len())
}
