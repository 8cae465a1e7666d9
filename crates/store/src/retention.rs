//! Documents are kept for as long as the operator has decided, counted from the moment when nobody waits for them any
//! more: when their provider had them, when they had arrived, when their sender was denied. What still waits for
//! somebody stays. The last of each company stays, too, so that places in its order are not given out again.

use crate::{
    db::{self, Db, Value},
    error::Result,
    service,
    sql::Params,
};

const DAY_MS: i64 = 24 * 3600 * 1000;

const SENT: &str = "select d.id from documents d join hand_offs h on h.document_id = d.id
    where d.status = 'delivered' and h.delivered_at < $1
        and d.seq < (select max(m.seq) from documents m where m.account_id = d.account_id)
    order by h.delivered_at, d.id limit $2";
const RECEIVED: &str = "select d.id from inbound_documents d
    where d.status in ('accepted', 'rejected') and coalesce(d.arrived_at, d.rejected_at, d.received_at) < $1
        and d.seq < (select max(m.seq) from inbound_documents m where m.account_id = d.account_id)
        and (d.arrival is null or
            d.arrival < (select max(m.arrival) from inbound_documents m where m.account_id = d.account_id))
    order by d.received_at, d.id limit $2";

/// Removes at most `limit` sent and `limit` received documents, with their sources and attempts; how many those were.
/// Repeat it until 0, in a transaction each. Nothing while documents are kept for as long as their account.
pub fn sweep(db: &mut dyn Db, limit: u32, now_ms: i64) -> Result<u64> {
    let Some(kept_ms) = kept_ms(db)? else { return Ok(0) };
    let due: [Value; 2] = [(now_ms - kept_ms).into(), limit.into()];
    let sent = db::query_all(db, SENT, &due, |row| row.text(0))?;
    let received = db::query_all(db, RECEIVED, &due, |row| row.text(0))?;
    remove(db, "hand_offs", "document_id", &sent)?;
    Ok(remove(db, "documents", "id", &sent)? + remove(db, "inbound_documents", "id", &received)?)
}

/// How long a document is kept once nobody waits for it; `None`: as long as its account.
pub(crate) fn kept_ms(db: &mut dyn Db) -> Result<Option<i64>> {
    let days = service::get(db)?.keep_documents_days;
    Ok((days > 0).then_some(i64::from(days) * DAY_MS))
}

fn remove(db: &mut dyn Db, table: &str, column: &str, ids: &[String]) -> Result<u64> {
    let mut removed = 0;
    for ids in ids.chunks(100) {
        let mut params = Params::default();
        let sql = format!("delete from {table} where {column} in ({})", params.list(ids));
        removed += db.execute(&sql, &params.0)?;
    }
    Ok(removed)
}
