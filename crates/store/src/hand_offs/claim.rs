//! Claiming: several processes take what is due, each row by one of them for the time of its lease. Whoever dies
//! leaves a lease that ends.

use crate::{
    db::{self, Db, Row},
    error::Result,
    sql::Params,
};

/// A row of the outbox that the caller alone tries until its lease ends.
#[derive(Clone, PartialEq, Eq)]
pub struct Claimed {
    pub document_id: String,
    pub provider_id: String,
    pub url: String,
    /// Signs what is posted.
    pub secret: String,
    /// Address of the recipient, as given.
    pub address: String,
    /// The first of the document type ids that fit.
    pub document_type: Option<String>,
    pub source: String,
    /// Tries, this one included.
    pub tries: u64,
    /// When it was queued.
    pub queued_at_ms: i64,
}

/// For whom, from when and until when something is claimed.
#[derive(Clone, Copy, Debug)]
pub struct Lease<'a> {
    /// Nobody else's.
    pub id: &'a str,
    pub now_ms: i64,
    pub until_ms: i64,
}

const FREE: &str =
    "state = 'queued' and way = 'post' and due_at <= $2 and (leased_until is null or leased_until <= $2)";

/// Providers to which something can be posted.
pub fn providers(db: &mut dyn Db) -> Result<Vec<String>> {
    let sql = "select id from providers where hand_off_way = 'post' and hand_off_url is not null
                   and hand_off_secret is not null order by id";
    db::query_all(db, sql, &[], |row| row.text(0))
}

/// Whether something is due at this provider that nobody has claimed.
pub fn is_due(db: &mut dyn Db, provider_id: &str, now_ms: i64) -> Result<bool> {
    let sql = format!("select document_id from hand_offs where provider_id = $1 and {FREE} limit 1");
    Ok(db::query_one(db, &sql, &[provider_id.into(), now_ms.into()], |row| row.text(0))?.is_some())
}

/// Claims what is due at this provider, the longest due first. Run it inside one [`crate::pool::write`].
pub fn claim(db: &mut dyn Db, provider_id: &str, lease: &Lease<'_>, limit: u32) -> Result<Vec<Claimed>> {
    // The condition stands inside and outside: an engine that locks rows finds out at the lock that somebody else was
    // faster, and looks at the outer one again.
    let sql = format!(
        "update hand_offs set lease = $3, leased_until = $4, tries = tries + 1, last_tried_at = $2
         where {FREE} and document_id in (
             select document_id from hand_offs where provider_id = $1 and {FREE} order by due_at, document_id limit $5)
         returning document_id"
    );
    let params = [provider_id.into(), lease.now_ms.into(), lease.id.into(), lease.until_ms.into(), limit.into()];
    let ids = db::query_all(db, &sql, &params, |row| row.text(0))?;
    if ids.is_empty() { Ok(Vec::new()) } else { read(db, &ids) }
}

fn read(db: &mut dyn Db, ids: &[String]) -> Result<Vec<Claimed>> {
    let mut params = Params::default();
    let sql = format!(
        "select h.document_id, h.provider_id, coalesce(v.hand_off_url, ''), coalesce(v.hand_off_secret, ''), h.address,
             d.document_types, d.source, h.tries, h.created_at
         from hand_offs h join documents d on d.id = h.document_id join providers v on v.id = h.provider_id
         where h.document_id in ({}) order by h.due_at, h.document_id",
        params.list(ids)
    );
    db::query_all(db, &sql, &params.0, row)
}

fn row(row: &Row) -> Result<Claimed> {
    Ok(Claimed {
        document_id: row.text(0)?,
        provider_id: row.text(1)?,
        url: row.text(2)?,
        secret: row.text(3)?,
        address: row.text(4)?,
        document_type: first(row.str(5)?),
        source: row.text(6)?,
        tries: row.int(7)?.unsigned_abs(),
        queued_at_ms: row.int(8)?,
    })
}

fn first(json: &str) -> Option<String> {
    serde_json::from_str::<Vec<String>>(json).ok()?.into_iter().next()
}
