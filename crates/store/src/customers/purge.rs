//! Customers whose deletion can no longer be undone go for good, with the numbers and requests that belong to them.
//! Documents have their own copy of the recipient, and the trail keeps what was done.

use carnet_core::wire::ObjectKind;

use super::delete::RESTORABLE_MS;
use crate::{
    db::{self, Db, Value},
    error::Result,
    events,
    sql::Params,
};

/// Of all accounts: each is looked up in the index of what it has deleted.
const DUE: &str = "select c.id from accounts a cross join customers c
    where c.account_id = a.id and c.deleted_at is not null and c.deleted_at < $1 limit $2";

/// Removes at most `limit`; how many. Repeat it until 0, in a transaction each.
pub fn purge(db: &mut dyn Db, limit: u32, now_ms: i64) -> Result<u64> {
    let due: [Value; 2] = [(now_ms - RESTORABLE_MS).into(), limit.into()];
    let ids = db::query_all(db, DUE, &due, |row| row.text(0))?;
    let mut removed = 0;
    for ids in ids.chunks(100) {
        let mut params = Params::default();
        let list = params.list(ids);
        tell(db, &list, &params.0, now_ms)?;
        db.execute(&format!("delete from requests where customer_id in ({list})"), &params.0)?;
        removed += db.execute(&format!("delete from customers where id in ({list})"), &params.0)?;
    }
    Ok(removed)
}

/// Both sides have fewer requests in their lists.
fn tell(db: &mut dyn Db, list: &str, params: &[Value], now_ms: i64) -> Result<()> {
    let sql = format!(
        "select account_id from requests where customer_id in ({list})
         union
         select recipient_account_id from requests
         where customer_id in ({list}) and recipient_account_id is not null"
    );
    for account_id in db::query_all(db, &sql, params, |row| row.text(0))? {
        events::emit(db, &account_id, ObjectKind::Request, "", now_ms)?;
    }
    Ok(())
}
