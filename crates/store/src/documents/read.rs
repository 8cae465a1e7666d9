//! Documents as they travel: the list, newest first, how many there are of each kind, one with its attempts, its
//! source.

use std::collections::BTreeMap;

use carnet_core::{
    name::Words,
    wire::{
        Attempt, AttemptReason, COUNT_LIMIT, CauseCount, DEFAULT_LIMIT, Document, DocumentCounts, DocumentDetail,
        DocumentSort, DocumentStatus, HandOff, InboundKind, Page, SentBy, StopCause,
    },
};

use super::stored::{json, opt_json, opt_word};
use crate::{
    db::{self, Db, Row},
    error::Result,
    hand_offs, retention,
    sql::{Params, Window, close, total},
    text::{self, Word},
    times,
};

/// Filters, and the page wanted.
#[derive(Clone, Debug)]
pub struct DocumentQuery {
    pub status: Option<DocumentStatus>,
    /// Of a stop, and of what waits.
    pub cause: Option<StopCause>,
    /// Id of one of the account's customers: what went to its address or was stopped at it.
    pub customer: Option<String>,
    /// Words of the number or of the recipient's name; case and accents do not count.
    pub q: Option<String>,
    pub sort: DocumentSort,
    pub descending: bool,
    /// 1-based.
    pub page: Option<u32>,
    pub limit: u32,
}

impl Default for DocumentQuery {
    fn default() -> Self {
        let (sort, descending) = (DocumentSort::CreatedAt, true);
        Self { status: None, cause: None, customer: None, q: None, sort, descending, page: None, limit: DEFAULT_LIMIT }
    }
}

const COLUMNS: &str = "d.id, d.number, d.kind, d.issued_on, d.recipient, d.amount, d.currency, d.status, d.cause,
    d.party, d.found_in, d.sent_by, d.created_at, u.display_name, d.attempted_at, d.tries, d.retry_at, d.size,
    d.version";
const FROM: &str = "documents d join users u on u.id = d.created_by";
/// Where those of a detail begin.
const DETAIL: usize = 19;

/// A page of an account's documents, in the order that is asked for.
pub fn list(db: &mut dyn Db, account_id: &str, query: &DocumentQuery) -> Result<Page<Document>> {
    let window = Window::new(query.limit, query.page)?;
    let mut params = Params::default();
    let conditions = conditions(account_id, query, &mut params);
    let counted = format!(
        "select count(*) from (select 1 as one from documents d where {conditions} limit {}) as c",
        COUNT_LIMIT + 1
    );
    let counted = db::query_one(db, &counted, &params.0, |row| row.int(0))?.unwrap_or(0);
    let (limit, offset) = (window.limit, window.offset);
    let sql = format!(
        "select {COLUMNS} from {FROM} where {conditions} order by {} limit {limit} offset {offset}",
        order(query)
    );
    let mut items = db::query_all(db, &sql, &params.0, document)?;
    add_hand_offs(db, &mut items)?;
    let (total, total_is_exact) = total(counted);
    Ok(Page { items, total, total_is_exact, next_cursor: None })
}

/// Equal ones by their id, so that no page repeats or leaves out a row.
fn order(query: &DocumentQuery) -> String {
    let column = match query.sort {
        DocumentSort::CreatedAt => "d.created_at",
        DocumentSort::Number => "d.number",
        DocumentSort::Recipient => "d.recipient",
    };
    let way = if query.descending { "desc" } else { "asc" };
    format!("{column} {way}, d.id {way}")
}

fn conditions(account_id: &str, query: &DocumentQuery, params: &mut Params) -> String {
    let mut all = vec![format!("d.account_id = {}", params.add(account_id))];
    if let Some(status) = query.status {
        all.push(format!("d.status = {}", params.add(text::document_status(status))));
    }
    if let Some(cause) = query.cause {
        all.push(format!("d.cause = {}", params.add(text::stop_cause(cause))));
    }
    if let Some(customer) = &query.customer {
        all.push(of_customer("d.", customer, params));
    }
    if let Some(q) = query.q.as_deref().filter(|q| !q.trim().is_empty()) {
        all.push(close("d.folded", &Words::parse(q), params));
    }
    all.join(" and ")
}

/// The condition to be about the address of this customer of the account in `$1`; another account's is nobody's.
fn of_customer(table: &str, customer: &str, params: &mut Params) -> String {
    let customer = params.add(customer);
    let key = format!("select c.participant_key from customers c where c.account_id = $1 and c.id = {customer}");
    format!("{table}participant_key = ({key})")
}

/// How many documents there are of each status, and of each cause among the stopped; of one customer, or of all.
pub fn counts(db: &mut dyn Db, account_id: &str, customer: Option<&str>) -> Result<DocumentCounts> {
    let mut params = Params::default();
    let mut within = format!("account_id = {}", params.add(account_id));
    if let Some(customer) = customer {
        within = format!("{within} and {}", of_customer("", customer, &mut params));
    }
    let sql = format!("select status, count(*) from documents where {within} group by status");
    let of = db::query_all(db, &sql, &params.0, |row| Ok((row.text(0)?, row.int(1)?.unsigned_abs())))?;
    let of: BTreeMap<String, u64> = of.into_iter().collect();
    let count = |status| of.get(text::document_status(status)).copied().unwrap_or(0);
    let sql = format!(
        "select cause, count(*) from documents where {within} and status = 'stopped' and cause is not null
         group by cause order by 2 desc, 1"
    );
    let causes = db::query_all(db, &sql, &params.0, |row| {
        Ok(CauseCount { cause: StopCause::read(row.str(0)?)?, documents: row.int(1)?.unsigned_abs() })
    })?;
    Ok(DocumentCounts {
        waiting: count(DocumentStatus::Waiting),
        stopped: count(DocumentStatus::Stopped),
        queued: count(DocumentStatus::Queued),
        delivered: count(DocumentStatus::Delivered),
        failed: count(DocumentStatus::Failed),
        causes,
    })
}

/// The document of this account with this id, with everything that is known of it.
pub fn get(db: &mut dyn Db, account_id: &str, id: &str) -> Result<Option<Document>> {
    let sql = format!(
        "select {COLUMNS}, d.identifiers, d.given, d.document_types, d.process, d.notes
         from {FROM} where d.account_id = $1 and d.id = $2"
    );
    let found = db::query_one(db, &sql, &[account_id.into(), id.into()], |row| {
        Ok(Document { detail: Some(Box::new(detail(row)?)), ..document(row)? })
    })?;
    let Some(found) = found else { return Ok(None) };
    let mut found = [Document { attempts: attempts(db, id)?, ..found }];
    add_hand_offs(db, &mut found)?;
    Ok(found.into_iter().next())
}

/// What was sent, to the byte.
pub fn source(db: &mut dyn Db, account_id: &str, id: &str) -> Result<Option<String>> {
    let sql = "select source from documents where account_id = $1 and id = $2";
    db::query_one(db, sql, &[account_id.into(), id.into()], |row| row.text(0))
}

fn attempts(db: &mut dyn Db, id: &str) -> Result<Vec<Attempt>> {
    let sql = "select a.at, coalesce(u.display_name, ''), a.reason, a.trace
               from document_attempts a left join users u on u.id = a.user_id
               where a.document_id = $1 order by a.position";
    db::query_all(db, sql, &[id.into()], |row| {
        Ok(Attempt {
            at: times::rfc3339(row.int(0)?),
            by: row.text(1)?,
            reason: AttemptReason::read(row.str(2)?)?,
            trace: json(row.str(3)?)?,
        })
    })
}

/// Those that are at their provider, on the way there or back from it; a document that was stopped since has none.
fn add_hand_offs(db: &mut dyn Db, documents: &mut [Document]) -> Result<()> {
    let routed = |document: &&Document| match document.status {
        DocumentStatus::Queued | DocumentStatus::Delivered | DocumentStatus::Failed => true,
        DocumentStatus::Waiting | DocumentStatus::Stopped => false,
    };
    let ids: Vec<&str> = documents.iter().filter(routed).map(|document| document.id.as_str()).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let mut all: BTreeMap<String, HandOff> = hand_offs::of(db, &ids)?;
    let kept_ms = retention::kept_ms(db)?;
    for document in documents {
        document.hand_off = all.remove(&document.id);
        document.kept_until = kept_ms.and_then(|kept| {
            let delivered = document.hand_off.as_ref()?.delivered_at.as_deref().and_then(times::parse)?;
            Some(times::rfc3339(delivered + kept))
        });
    }
    Ok(())
}

fn document(row: &Row) -> Result<Document> {
    Ok(Document {
        id: row.text(0)?,
        number: row.text(1)?,
        kind: InboundKind::read(row.str(2)?)?,
        issued_on: row.opt_text(3)?,
        recipient: row.text(4)?,
        amount: row.opt_text(5)?,
        currency: row.opt_text(6)?,
        status: DocumentStatus::read(row.str(7)?)?,
        cause: opt_word(row, 8)?,
        party: opt_json(row, 9)?,
        found_in: opt_word(row, 10)?,
        sent_by: SentBy::read(row.str(11)?)?,
        created_at: times::rfc3339(row.int(12)?),
        created_by: row.text(13)?,
        attempted_at: times::rfc3339(row.int(14)?),
        tries: row.int(15)?.unsigned_abs(),
        retry_at: row.opt_int(16)?.map(times::rfc3339),
        hand_off: None,
        kept_until: None,
        size: row.int(17)?.unsigned_abs(),
        version: row.int(18)?.unsigned_abs(),
        detail: None,
        attempts: Vec::new(),
    })
}

fn detail(row: &Row) -> Result<DocumentDetail> {
    Ok(DocumentDetail {
        identifiers: json(row.str(DETAIL)?)?,
        given: opt_json(row, DETAIL + 1)?,
        document_types: json(row.str(DETAIL + 2)?)?,
        process: row.opt_text(DETAIL + 3)?,
        notes: json(row.str(DETAIL + 4)?)?,
    })
}
