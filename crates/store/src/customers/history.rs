//! What was done with one customer (R37): with itself, its numbers and its requests.

use carnet_core::wire::AuditEntry;

use crate::{
    audit::entry::{COLUMNS, FROM, entry},
    db::{self, Db},
    error::Result,
};

/// Entries told of one customer.
const MAX_ENTRIES: i64 = 500;

/// The changes of a customer of this account, newest first; those of a deleted one too. `None` when there never was
/// such a customer.
pub fn history(db: &mut dyn Db, account_id: &str, id: &str, now_ms: i64) -> Result<Option<Vec<AuditEntry>>> {
    // Of one that was deleted for long, the trail alone is left.
    let known = "select 1 from customers where account_id = $1 and id = $2
                 union all
                 select 1 from audit where account_id = $1 and object_kind = 'customer' and object_id = $2 limit 1";
    if db::query_one(db, known, &[account_id.into(), id.into()], |row| row.int(0))?.is_none() {
        return Ok(None);
    }
    let sql = format!(
        "select {COLUMNS} from {FROM}
         where a.account_id = $1 and a.seq in (
             select o.seq from audit o where o.object_kind = 'customer' and o.object_id = $2
             union all
             select o.seq from requests r join audit o on o.object_kind = 'request' and o.object_id = r.id
             where r.customer_id = $2)
         order by a.seq desc limit $3"
    );
    let params = [account_id.into(), id.into(), MAX_ENTRIES.into()];
    db::query_all(db, &sql, &params, |row| entry(row, now_ms)).map(Some)
}
