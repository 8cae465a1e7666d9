//! The list of a company's requests, newest first (R9): those it sent, those it received, or both.

use carnet_core::{
    name::{Words, fold},
    wire::{COUNT_LIMIT, Direction, Page, Request, RequestKind, RequestStatus},
};

use super::read::{self, COLUMNS, TABLES};
use crate::{
    cursor::{Cursor, fingerprint},
    db::{self, Db},
    error::{Error, Result},
    sql::{NEVER, Params, Window, close, total},
    text,
};

/// What to list. Without a direction both.
#[derive(Clone, Debug, Default)]
pub struct RequestQuery {
    pub direction: Option<Direction>,
    pub kind: Option<RequestKind>,
    pub status: Option<RequestStatus>,
    /// Customer id: its requests alone.
    pub customer: Option<String>,
    /// Words of the other side's name, case and accents ignored.
    pub q: Option<String>,
    pub cursor: Option<String>,
    pub page: Option<u32>,
    pub limit: u32,
}

pub fn list(db: &mut dyn Db, account_id: &str, query: &RequestQuery, now_ms: i64) -> Result<Page<Request>> {
    let window = Window::new(query.limit, query.page.filter(|_| query.cursor.is_none()))?;
    let after = query.cursor.as_deref().map(|text| query.read_cursor(text)).transpose()?;
    let mut params = Params::default();
    let conditions = conditions(db, account_id, query, &mut params)?;
    let count =
        format!("select count(*) from (select r.id {TABLES} where {conditions} limit {}) as n", COUNT_LIMIT + 1);
    let counted = db::query_one(db, &count, &params.0, |row| row.int(0))?.unwrap_or(0);
    let beyond = after.map_or(String::new(), |(at, id)| {
        format!(" and (r.created_at, r.id) < ({}, {})", params.add(at), params.add(id))
    });
    let (probe, offset) = (params.add(window.probe()), params.add(window.offset));
    let sql = format!(
        "{COLUMNS} {TABLES} where {conditions}{beyond}
         order by r.created_at desc, r.id desc limit {probe} offset {offset}"
    );
    let mut rows =
        db::query_all(db, &sql, &params.0, |row| Ok((row.int(10)?, read::request(row, account_id, now_ms)?)))?;
    let more = rows.len() > window.limit as usize;
    rows.truncate(window.limit as usize);
    let next_cursor = match rows.last() {
        Some((at, last)) if more => Some(query.cursor_after(*at, &last.id).encode()?),
        _ => None,
    };
    let (total, total_is_exact) = total(counted);
    Ok(Page { items: rows.into_iter().map(|(_, item)| item).collect(), total, total_is_exact, next_cursor })
}

fn conditions(db: &mut dyn Db, account_id: &str, query: &RequestQuery, params: &mut Params) -> Result<String> {
    let words = query.q.as_deref().map(Words::parse).filter(|words| !words.is_empty());
    let mut sides = Vec::new();
    if query.direction != Some(Direction::Received) {
        let mut side = format!("r.account_id = {}", params.add(account_id));
        if let Some(words) = &words {
            side = format!("{side} and {}", close("c.folded", words, params));
        }
        sides.push(side);
    }
    if query.direction != Some(Direction::Sent) {
        let mut side = format!("r.recipient_account_id = {}", params.add(account_id));
        if let Some(words) = &words {
            side = format!("{side} and {}", by_senders(&senders(db, account_id, words)?, params));
        }
        sides.push(side);
    }
    let mut all = vec![format!("(({}))", sides.join(") or ("))];
    if let Some(kind) = query.kind {
        all.push(format!("r.kind = {}", params.add(text::request_kind(kind))));
    }
    if let Some(status) = query.status {
        all.push(format!("r.status = {}", params.add(text::request_status(status))));
    }
    if let Some(customer) = &query.customer {
        // The sender's own word for it; the recipient knows no customer.
        let (customer, account) = (params.add(customer), params.add(account_id));
        all.push(format!("r.customer_id = {customer} and r.account_id = {account}"));
    }
    Ok(all.join(" and "))
}

/// Accounts that ask this one and whose name holds the words: names of accounts are not stored in folded form.
fn senders(db: &mut dyn Db, account_id: &str, words: &Words) -> Result<Vec<String>> {
    let sql = "select distinct a.id, a.name from requests r join accounts a on a.id = r.account_id
               where r.recipient_account_id = $1";
    let all = db::query_all(db, sql, &[account_id.into()], |row| Ok((row.text(0)?, row.text(1)?)))?;
    Ok(all.into_iter().filter(|(_, name)| words.matches(&fold(name))).map(|(id, _)| id).collect())
}

fn by_senders(ids: &[String], params: &mut Params) -> String {
    let lists: Vec<String> = ids.chunks(100).map(|ids| format!("r.account_id in ({})", params.list(ids))).collect();
    if lists.is_empty() { NEVER.to_owned() } else { format!("({})", lists.join(" or ")) }
}

const LIST: &str = "requests";

impl RequestQuery {
    fn fingerprint(&self) -> u32 {
        let direction = self.direction.map(|direction| match direction {
            Direction::Sent => "sent",
            Direction::Received => "received",
        });
        let (kind, status) = (self.kind.map(text::request_kind), self.status.map(text::request_status));
        let q = self.q.as_deref().map(str::trim).filter(|q| !q.is_empty());
        fingerprint([direction, kind, status, self.customer.as_deref(), q])
    }

    fn cursor_after(&self, at: i64, id: &str) -> Cursor {
        Cursor { list: LIST.to_owned(), query: self.fingerprint(), numbers: vec![at], texts: vec![id.to_owned()] }
    }

    fn read_cursor(&self, text: &str) -> Result<(i64, String)> {
        let cursor = Cursor::decode(text, self.fingerprint())?;
        match (cursor.list.as_str(), cursor.numbers.as_slice(), cursor.texts.as_slice()) {
            (LIST, [at], [id]) => Ok((*at, id.clone())),
            _ => Err(Error::BadCursor),
        }
    }
}
