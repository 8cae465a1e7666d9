//! Reading support requests.

use carnet_core::wire::{SupportContext, SupportRequest};

use crate::{
    db::{self, Db, Row},
    error::{Error, Result},
    times,
};

/// Requests a list has at most: who wants an older one finds it in the message of its answer.
const MAX_LISTED: u32 = 200;

const SELECT: &str = "select s.id, s.subject, s.message, s.context, s.at, a.name, coalesce(u.display_name, ''),
        s.answer, s.answered_at, o.display_name
    from support_requests s
    join accounts a on a.id = s.account_id
    left join users u on u.id = s.user_id
    left join users o on o.id = s.answered_by";

/// What a person has asked, newest first.
pub fn own(db: &mut dyn Db, user_id: &str) -> Result<Vec<SupportRequest>> {
    let sql = format!("{SELECT} where s.user_id = $1 order by s.at desc, s.id desc limit {MAX_LISTED}");
    db::query_all(db, &sql, &[user_id.into()], row)
}

/// What everybody has asked: those without an answer, the one that waits for longest first, or all, newest first.
pub fn queue(db: &mut dyn Db, open: bool) -> Result<Vec<SupportRequest>> {
    let which = if open { "where s.answer is null order by s.at, s.id" } else { "order by s.at desc, s.id desc" };
    db::query_all(db, &format!("{SELECT} {which} limit {MAX_LISTED}"), &[], row)
}

pub(super) fn get(db: &mut dyn Db, id: &str) -> Result<Option<SupportRequest>> {
    db::query_one(db, &format!("{SELECT} where s.id = $1"), &[id.into()], row)
}

pub(super) fn written(db: &mut dyn Db, id: &str) -> Result<SupportRequest> {
    get(db, id)?.ok_or_else(|| Error::Corrupt(format!("the support request {id} is gone right after it was written")))
}

fn row(row: &Row) -> Result<SupportRequest> {
    Ok(SupportRequest {
        id: row.text(0)?,
        subject: row.text(1)?,
        message: row.text(2)?,
        context: context(row.str(3)?)?,
        at: times::rfc3339(row.int(4)?),
        company: row.text(5)?,
        by: row.text(6)?,
        answer: row.opt_text(7)?,
        answered_at: row.opt_int(8)?.map(times::rfc3339),
        answered_by: row.opt_text(9)?,
    })
}

fn context(text: &str) -> Result<Vec<SupportContext>> {
    serde_json::from_str(text).map_err(|error| Error::Corrupt(format!("context of a support request: {error}")))
}
