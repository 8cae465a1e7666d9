//! What a provider collects: the documents that wait for it, and its word that it has taken one.

use carnet_core::wire::{InboundKind, ObjectKind, WaitingDocument};

use super::report::follow;
use crate::{
    db::{self, Db, Row},
    error::Result,
    events,
    text::Word,
    times,
};

/// The provider whose key has this hash.
pub fn collector(db: &mut dyn Db, key_hash: &str) -> Result<Option<String>> {
    let sql = "select id from providers where collect_key_hash = $1";
    db::query_one(db, sql, &[key_hash.into()], |row| row.text(0))
}

/// What waits for the provider, the oldest first, at most `limit`.
pub fn waiting(db: &mut dyn Db, provider_id: &str, limit: u32) -> Result<Vec<WaitingDocument>> {
    db::query_all(
        db,
        "select d.id, d.number, d.kind, d.recipient, h.address, d.size, h.created_at
         from hand_offs h join documents d on d.id = h.document_id
         where h.provider_id = $1 and h.state = 'queued' and h.way = 'collect'
         order by h.created_at, h.document_id limit $2",
        &[provider_id.into(), limit.into()],
        row,
    )
}

/// The source of a document that waits for the provider, or that it has taken.
pub fn source(db: &mut dyn Db, provider_id: &str, document_id: &str) -> Result<Option<String>> {
    let sql = "select d.source from hand_offs h join documents d on d.id = h.document_id
               where h.document_id = $1 and h.provider_id = $2 and h.way = 'collect' and h.state <> 'failed'";
    db::query_one(db, sql, &[document_id.into(), provider_id.into()], |row| row.text(0))
}

/// The provider has taken a document; the second time nothing changes. `false`: there is no such document for it. Run it
/// inside one [`crate::pool::write`].
pub fn taken(db: &mut dyn Db, provider_id: &str, document_id: &str, now_ms: i64) -> Result<bool> {
    let account_id = db::query_one(
        db,
        "update hand_offs set state = 'delivered', delivered_at = $3, last_tried_at = $3, tries = tries + 1
         where document_id = $1 and provider_id = $2 and state = 'queued' and way = 'collect' returning account_id",
        &[document_id.into(), provider_id.into(), now_ms.into()],
        |row| row.text(0),
    )?;
    let Some(account_id) = account_id else { return Ok(source(db, provider_id, document_id)?.is_some()) };
    follow(db, document_id, "delivered")?;
    events::emit(db, &account_id, ObjectKind::Document, document_id, now_ms)?;
    Ok(true)
}

fn row(row: &Row) -> Result<WaitingDocument> {
    Ok(WaitingDocument {
        id: row.text(0)?,
        number: row.text(1)?,
        kind: InboundKind::read(row.str(2)?)?,
        recipient: row.text(3)?,
        address: row.text(4)?,
        size: row.int(5)?.unsigned_abs(),
        created_at: times::rfc3339(row.int(6)?),
    })
}
