//! The whole trail of an account, filtered: for its administrators, page by page or from beginning to end.

use carnet_core::{
    name::{Words, fold},
    wire::{AuditEntry, COUNT_LIMIT, DEFAULT_LIMIT, Page},
};

use super::entry::{COLUMNS, FROM, entry};
use crate::{
    db::{self, Db},
    error::Result,
    sql::{Params, Window, close, total},
};

/// Filters, and the page wanted.
#[derive(Clone, Debug)]
pub struct AuditQuery {
    /// Words of the person's or of the object's name; case and accents do not count.
    pub q: Option<String>,
    /// What was done, `customer.add`.
    pub action: Option<String>,
    /// Not before this time, milliseconds.
    pub from_ms: Option<i64>,
    /// Before this time.
    pub until_ms: Option<i64>,
    /// 1-based.
    pub page: Option<u32>,
    pub limit: u32,
}

impl Default for AuditQuery {
    fn default() -> Self {
        Self { q: None, action: None, from_ms: None, until_ms: None, page: None, limit: DEFAULT_LIMIT }
    }
}

/// A page of the account's trail, newest first.
pub fn list(db: &mut dyn Db, account_id: &str, query: &AuditQuery, now_ms: i64) -> Result<Page<AuditEntry>> {
    let window = Window::new(query.limit, query.page)?;
    let mut params = Params::default();
    let conditions = conditions(db, account_id, query, &mut params)?;
    let counted = format!(
        "select count(*) from (select 1 as one from audit a where {conditions} limit {}) as c",
        COUNT_LIMIT + 1
    );
    let counted = db::query_one(db, &counted, &params.0, |row| row.int(0))?.unwrap_or(0);
    let sql = format!(
        "select {COLUMNS} from {FROM} where {conditions} order by a.seq desc limit {} offset {}",
        window.limit, window.offset
    );
    let items = db::query_all(db, &sql, &params.0, |row| entry(row, now_ms))?;
    let (total, total_is_exact) = total(counted);
    Ok(Page { items, total, total_is_exact, next_cursor: None })
}

/// Entries of one [`chunk`].
const CHUNK: usize = 500;

/// The next entries that answer, newest first, older than the one with the number `before`; and the number to go on
/// from, when more may follow. The page does not count.
pub fn chunk(
    db: &mut dyn Db,
    account_id: &str,
    query: &AuditQuery,
    before: Option<i64>,
    now_ms: i64,
) -> Result<(Vec<AuditEntry>, Option<i64>)> {
    let mut params = Params::default();
    let mut conditions = conditions(db, account_id, query, &mut params)?;
    if let Some(before) = before {
        conditions += &format!(" and a.seq < {}", params.add(before));
    }
    let sql = format!("select {COLUMNS} from {FROM} where {conditions} order by a.seq desc limit {CHUNK}");
    let rows = db::query_all(db, &sql, &params.0, |row| Ok((row.int(0)?, entry(row, now_ms)?)))?;
    let next = rows.last().filter(|_| rows.len() == CHUNK).map(|(seq, _)| *seq);
    Ok((rows.into_iter().map(|(_, entry)| entry).collect(), next))
}

fn conditions(db: &mut dyn Db, account_id: &str, query: &AuditQuery, params: &mut Params) -> Result<String> {
    let mut all = vec![format!("a.account_id = {}", params.add(account_id))];
    if let Some(action) = &query.action {
        all.push(format!("a.what = {}", params.add(action)));
    }
    if let Some(from) = query.from_ms {
        all.push(format!("a.at >= {}", params.add(from)));
    }
    if let Some(until) = query.until_ms {
        all.push(format!("a.at < {}", params.add(until)));
    }
    if let Some(q) = &query.q {
        let words = Words::parse(q);
        let people = people(db, account_id, &words)?;
        let object = close("a.object_folded", &words, params);
        let people: Vec<String> = people.into_iter().map(|id| params.add(id)).collect();
        let people = if people.is_empty() { "null".to_owned() } else { people.join(", ") };
        all.push(format!("(({object}) or a.user_id in ({people}))"));
    }
    Ok(all.join(" and "))
}

// Whose name answers: of the account, and of the operator, who decides about what the account suggests.
fn people(db: &mut dyn Db, account_id: &str, words: &Words) -> Result<Vec<String>> {
    let sql = "select id, display_name from users where account_id = $1 or role = 'operator' order by id";
    let all = db::query_all(db, sql, &[account_id.into()], |row| Ok((row.text(0)?, row.text(1)?)))?;
    Ok(all.into_iter().filter(|(_, name)| words.matches(&fold(name))).map(|(id, _)| id).collect())
}
