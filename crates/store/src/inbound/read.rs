//! Received documents as they travel: the list, newest first or in the order of arrival, one of them, its source.

use carnet_core::wire::{COUNT_LIMIT, DEFAULT_LIMIT, InboundDocument, InboundKind, InboundStatus, Page};

use crate::{
    db::{self, Db, Row},
    error::Result,
    sql::{Params, Window, total},
    text::{self, Word},
    times,
};

/// Filters, and the page wanted.
#[derive(Clone, Debug)]
pub struct InboundQuery {
    pub status: Option<InboundStatus>,
    /// Id of a supplier.
    pub supplier: Option<String>,
    /// In the order of arrival, from the place after this one on: accepted ones alone.
    pub after: Option<i64>,
    /// 1-based.
    pub page: Option<u32>,
    pub limit: u32,
}

impl Default for InboundQuery {
    fn default() -> Self {
        Self { status: None, supplier: None, after: None, page: None, limit: DEFAULT_LIMIT }
    }
}

const COLUMNS: &str = "d.id, d.number, d.kind, d.issued_on, d.status, s.id, d.sender, d.sender_id, d.received_at,
    d.arrived_at, d.arrival, d.size";
const FROM: &str = "inbound_documents d left join suppliers s on s.account_id = d.account_id
    and s.sender_key = d.sender_key";

/// A page of an account's documents.
pub fn list(db: &mut dyn Db, account_id: &str, query: &InboundQuery) -> Result<Page<InboundDocument>> {
    let window = Window::new(query.limit, query.page)?;
    let mut params = Params::default();
    let conditions = conditions(account_id, query, &mut params);
    let counted = format!(
        "select count(*) from (select 1 as one from inbound_documents d where {conditions} limit {}) as c",
        COUNT_LIMIT + 1
    );
    let counted = db::query_one(db, &counted, &params.0, |row| row.int(0))?.unwrap_or(0);
    let order = if query.after.is_some() { "d.arrival" } else { "d.received_at desc, d.id desc" };
    let (limit, offset) = (window.limit, window.offset);
    let sql = format!("select {COLUMNS} from {FROM} where {conditions} order by {order} limit {limit} offset {offset}");
    let items = db::query_all(db, &sql, &params.0, document)?;
    let (total, total_is_exact) = total(counted);
    Ok(Page { items, total, total_is_exact, next_cursor: None })
}

fn conditions(account_id: &str, query: &InboundQuery, params: &mut Params) -> String {
    let account = params.add(account_id);
    let mut all = vec![format!("d.account_id = {account}")];
    if let Some(status) = query.status {
        all.push(format!("d.status = {}", params.add(text::inbound_status(status))));
    }
    if let Some(supplier) = &query.supplier {
        let supplier = params.add(supplier);
        all.push(format!(
            "d.sender_key = (select f.sender_key from suppliers f where f.account_id = {account} and f.id = {supplier})"
        ));
    }
    if let Some(after) = query.after {
        all.push(format!("d.arrival > {}", params.add(after)));
    }
    all.join(" and ")
}

/// The document of this account with this id.
pub fn get(db: &mut dyn Db, account_id: &str, id: &str) -> Result<Option<InboundDocument>> {
    let sql = format!("select {COLUMNS} from {FROM} where d.account_id = $1 and d.id = $2");
    db::query_one(db, &sql, &[account_id.into(), id.into()], document)
}

/// What was sent, to the byte.
pub fn source(db: &mut dyn Db, account_id: &str, id: &str) -> Result<Option<String>> {
    let sql = "select source from inbound_documents where account_id = $1 and id = $2";
    db::query_one(db, sql, &[account_id.into(), id.into()], |row| row.text(0))
}

fn document(row: &Row) -> Result<InboundDocument> {
    Ok(InboundDocument {
        id: row.text(0)?,
        number: row.text(1)?,
        kind: InboundKind::read(row.str(2)?)?,
        issued_on: row.opt_text(3)?,
        status: InboundStatus::read(row.str(4)?)?,
        supplier_id: row.opt_text(5)?,
        sender: row.text(6)?,
        sender_id: row.opt_text(7)?,
        received_at: times::rfc3339(row.int(8)?),
        arrived_at: row.opt_int(9)?.map(times::rfc3339),
        arrival: row.opt_int(10)?.map(i64::unsigned_abs),
        size: row.int(11)?.unsigned_abs(),
    })
}
