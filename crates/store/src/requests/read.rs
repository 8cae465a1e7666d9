//! Requests as they travel, each as one of its two sides sees it.

use carnet_core::wire::{Direction, Provider, Request, RequestKind, RequestStatus};

use super::{DAY_MS, OVERDUE_MS, act::may_remind};
use crate::{
    db::{self, Db, Row},
    error::Result,
    providers,
    text::Word,
    times,
};

/// The request with this id, if the account is one of its sides.
pub fn get(db: &mut dyn Db, account_id: &str, id: &str, now_ms: i64) -> Result<Option<Request>> {
    let sql = format!("{COLUMNS} {TABLES} where r.id = $1 and (r.account_id = $2 or r.recipient_account_id = $2)");
    db::query_one(db, &sql, &[id.into(), account_id.into()], |row| request(row, account_id, now_ms))
}

/// To be read by [`request`].
pub(super) const COLUMNS: &str = "select r.id, r.kind, r.status, r.account_id, a.name, a.participant_id,
    r.customer_id, c.name, p.participant_id, c.deleted_at is not null, r.created_at, u.display_name, r.reminded_at,
    r.emailed_at, r.answered_at, w.display_name, r.answer, s.contact, s.id, s.name, s.requires_routing_setup";

/// A customer that is taken out of its table takes its requests with it, so that every request has its own.
pub(super) const TABLES: &str = "from requests r join customers c on c.id = r.customer_id
    join participants p on p.participant_key = c.participant_key
    join accounts a on a.id = r.account_id join users u on u.id = r.created_by
    left join users w on w.id = r.answered_by
    left join providers s on s.id = coalesce(r.provider_id, c.provider_id)";

pub(super) fn request(row: &Row, account_id: &str, now_ms: i64) -> Result<Request> {
    let (kind, status) = (RequestKind::read(row.str(1)?)?, RequestStatus::read(row.str(2)?)?);
    let sent = row.str(3)? == account_id;
    let deleted = row.bool(9)?;
    let (created_at, reminded_at) = (row.int(10)?, row.opt_int(12)?);
    let open = status == RequestStatus::Pending;
    let provider: Option<Provider> = row.opt_text(18)?.map(|_| providers::at(row, 18)).transpose()?;
    let at = |ms: Option<i64>| ms.map(times::rfc3339);
    Ok(Request {
        id: row.text(0)?,
        kind,
        direction: if sent { Direction::Sent } else { Direction::Received },
        status,
        name: row.text(if sent { 7 } else { 4 })?,
        participant_id: if sent { Some(row.text(8)?) } else { row.opt_text(5)? },
        customer_id: (sent && !deleted).then(|| row.text(6)).transpose()?,
        provider,
        provider_contact: if sent { row.opt_text(17)? } else { None },
        created_at: times::rfc3339(created_at),
        created_by: row.text(11)?,
        age_days: u64::try_from((now_ms - created_at) / DAY_MS).unwrap_or(0),
        overdue: open && kind == RequestKind::Routing && now_ms - created_at >= OVERDUE_MS,
        reminded_at: at(reminded_at),
        may_remind: sent && open && kind == RequestKind::Acceptance && may_remind(created_at, reminded_at, now_ms),
        emailed_at: at(row.opt_int(13)?),
        answered_at: at(row.opt_int(14)?),
        answered_by: row.opt_text(15)?,
        answer: row.opt_text(16)?,
    })
}
