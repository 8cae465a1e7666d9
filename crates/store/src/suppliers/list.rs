//! The list of an account's suppliers, by name.

use carnet_core::{
    identifier::key,
    name::Words,
    wire::{COUNT_LIMIT, DEFAULT_LIMIT, Page, Supplier, SupplierStatus},
};

use super::read::many;
use crate::{
    db::{self, Db},
    error::Result,
    sql::{NEVER, Params, Window, close, key_matches, total},
    text,
};

/// Filters, and the page wanted.
#[derive(Clone, Debug)]
pub struct SupplierQuery {
    pub status: Option<SupplierStatus>,
    /// Words of the name, or part of an identifier.
    pub q: Option<String>,
    /// 1-based.
    pub page: Option<u32>,
    pub limit: u32,
}

impl Default for SupplierQuery {
    fn default() -> Self {
        Self { status: None, q: None, page: None, limit: DEFAULT_LIMIT }
    }
}

/// A page of the account's suppliers.
pub fn list(db: &mut dyn Db, account_id: &str, query: &SupplierQuery, now_ms: i64) -> Result<Page<Supplier>> {
    let window = Window::new(query.limit, query.page)?;
    let mut params = Params::default();
    let mut conditions = vec![format!("s.account_id = {}", params.add(account_id))];
    if let Some(status) = query.status {
        conditions.push(format!("s.status = {}", params.add(text::supplier_status(status))));
    }
    if let Some(q) = &query.q {
        conditions.push(asked(q, &mut params));
    }
    let from = format!("from suppliers s where {}", conditions.join(" and "));
    let counted = format!("select count(*) from (select 1 as one {from} limit {}) as c", COUNT_LIMIT + 1);
    let counted = db::query_one(db, &counted, &params.0, |row| row.int(0))?.unwrap_or(0);
    let sql = format!("select s.id {from} order by s.name, s.id limit {} offset {}", window.limit, window.offset);
    let ids = db::query_all(db, &sql, &params.0, |row| row.text(0))?;
    let (total, total_is_exact) = total(counted);
    Ok(Page { items: many(db, account_id, &ids, now_ms)?, total, total_is_exact, next_cursor: None })
}

fn asked(q: &str, params: &mut Params) -> String {
    let by_name = close("s.folded", &Words::parse(q), params);
    let key = key(q);
    let part = format!("*{key}*");
    let (by_key, by_identifier) = match key.is_empty() {
        true => (NEVER.to_owned(), NEVER.to_owned()),
        false => (key_matches("s.sender_key", &part, params), key_matches("i.value_key", &part, params)),
    };
    format!(
        "({by_name} or {by_key} or exists (select 1 from participant_identifiers i
             where i.participant_key = s.participant_key and {by_identifier}))"
    )
}
