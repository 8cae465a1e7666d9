//! The list of an account's messages, newest first, as one of its people sees it.

use carnet_core::wire::{COUNT_LIMIT, Message, MessageKind, ObjectKind, Page};

use crate::{
    cursor::{Cursor, fingerprint},
    db::{self, Db, Row},
    error::{Error, Result},
    sql::{ALWAYS, Params, Window, total},
    text::Word,
    times,
};

#[derive(Clone, Debug, Default)]
pub struct MessageQuery {
    /// Those alone that the reader has not read.
    pub unread: bool,
    pub cursor: Option<String>,
    pub page: Option<u32>,
    pub limit: u32,
}

/// That the person behind parameter `$2` has not read message `m`.
pub(super) const UNREAD: &str =
    "not exists (select 1 from message_reads r where r.user_id = $2 and r.message_seq = m.seq)";

/// That message `m` is for the person behind parameter `$2`.
pub(super) const FOR_READER: &str = "coalesce(m.user_id, $2) = $2 and (m.for_admins = 0 or exists (
    select 1 from users x where x.id = $2 and x.role = 'admin'))";

pub fn list(db: &mut dyn Db, account_id: &str, user_id: &str, query: &MessageQuery) -> Result<Page<Message>> {
    let window = Window::new(query.limit, query.page.filter(|_| query.cursor.is_none()))?;
    let after = query.cursor.as_deref().map(|text| read_cursor(text, query.unread)).transpose()?;
    let mut params = Params(vec![account_id.into(), user_id.into()]);
    let filter = if query.unread { UNREAD } else { ALWAYS };
    let within = format!("m.account_id = $1 and {FOR_READER} and {filter}");
    let count =
        format!("select count(*) from (select m.seq from messages m where {within} limit {}) as n", COUNT_LIMIT + 1);
    let counted = db::query_one(db, &count, &params.0, |row| row.int(0))?.unwrap_or(0);
    let beyond = after.map_or(String::new(), |seq| format!(" and m.seq < {}", params.add(seq)));
    let (probe, offset) = (params.add(window.probe()), params.add(window.offset));
    let sql = format!(
        "select m.seq, m.at, m.kind, case when {UNREAD} then 0 else 1 end, m.name, m.object_kind, m.object_id,
             m.count, m.names, m.words, m.by_name
         from messages m where {within}{beyond} order by m.seq desc limit {probe} offset {offset}"
    );
    let mut rows = db::query_all(db, &sql, &params.0, |row| Ok((row.int(0)?, message(row)?)))?;
    let more = rows.len() > window.limit as usize;
    rows.truncate(window.limit as usize);
    let next_cursor = match rows.last() {
        Some((seq, _)) if more => Some(cursor(*seq, query.unread).encode()?),
        _ => None,
    };
    let (total, total_is_exact) = total(counted);
    Ok(Page { items: rows.into_iter().map(|(_, item)| item).collect(), total, total_is_exact, next_cursor })
}

fn message(row: &Row) -> Result<Message> {
    Ok(Message {
        id: row.int(0)?.to_string(),
        at: times::rfc3339(row.int(1)?),
        kind: MessageKind::read(row.str(2)?)?,
        read: row.bool(3)?,
        name: row.text(4)?,
        object_kind: ObjectKind::read(row.str(5)?)?,
        object_id: row.text(6)?,
        count: row.opt_int(7)?.map(i64::unsigned_abs),
        names: row.str(8)?.lines().map(str::to_owned).collect(),
        words: row.opt_text(9)?,
        by: row.opt_text(10)?,
    })
}

fn query_fingerprint(unread: bool) -> u32 {
    fingerprint([unread.then_some("unread")])
}

fn cursor(seq: i64, unread: bool) -> Cursor {
    Cursor { list: "messages".to_owned(), query: query_fingerprint(unread), numbers: vec![seq], texts: Vec::new() }
}

fn read_cursor(text: &str, unread: bool) -> Result<i64> {
    let cursor = Cursor::decode(text, query_fingerprint(unread))?;
    match (cursor.list.as_str(), cursor.numbers.as_slice(), cursor.texts.as_slice()) {
        ("messages", [seq], []) => Ok(*seq),
        _ => Err(Error::BadCursor),
    }
}
