//! One request as it is stored, with the names of both sides: what the rules of every action look at.

use carnet_core::wire::{RequestKind, RequestStatus};

use crate::{
    db::{self, Db},
    error::{Error, Result},
    text::{self, Word},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    pub id: String,
    pub kind: RequestKind,
    pub status: RequestStatus,
    pub account_id: String,
    pub account_name: String,
    pub customer_id: String,
    pub customer_name: String,
    pub recipient_account_id: Option<String>,
    pub provider_id: Option<String>,
    pub created_at: i64,
    pub created_by: String,
    pub reminded_at: Option<i64>,
    pub emailed_at: Option<i64>,
    pub answered_at: Option<i64>,
    pub answered_by: Option<String>,
    pub answer: Option<String>,
}

const SELECT: &str = "select r.id, r.kind, r.status, r.account_id, a.name, r.customer_id, c.name,
        r.recipient_account_id, r.provider_id, r.created_at, r.created_by, r.reminded_at, r.emailed_at,
        r.answered_at, r.answered_by, r.answer
    from requests r join customers c on c.id = r.customer_id join accounts a on a.id = r.account_id";

/// The request with this id, whoever asks.
pub fn get(db: &mut dyn Db, id: &str) -> Result<Option<Stored>> {
    db::query_one(db, &format!("{SELECT} where r.id = $1"), &[id.into()], row)
}

/// The open request of a customer.
pub fn open_of(db: &mut dyn Db, customer_id: &str) -> Result<Option<Stored>> {
    let sql = format!("{SELECT} where r.customer_id = $1 and r.status = 'pending'");
    db::query_one(db, &sql, &[customer_id.into()], row)
}

fn row(row: &db::Row) -> Result<Stored> {
    Ok(Stored {
        id: row.text(0)?,
        kind: RequestKind::read(row.str(1)?)?,
        status: RequestStatus::read(row.str(2)?)?,
        account_id: row.text(3)?,
        account_name: row.text(4)?,
        customer_id: row.text(5)?,
        customer_name: row.text(6)?,
        recipient_account_id: row.opt_text(7)?,
        provider_id: row.opt_text(8)?,
        created_at: row.int(9)?,
        created_by: row.text(10)?,
        reminded_at: row.opt_int(11)?,
        emailed_at: row.opt_int(12)?,
        answered_at: row.opt_int(13)?,
        answered_by: row.opt_text(14)?,
        answer: row.opt_text(15)?,
    })
}

/// Writes back what an action may change.
pub fn save(db: &mut dyn Db, request: &Stored) -> Result<()> {
    let saved = db.execute(
        "update requests set status = $2, reminded_at = $3, emailed_at = $4, answered_at = $5, answered_by = $6,
             answer = $7 where id = $1",
        &[
            (&request.id).into(),
            text::request_status(request.status).into(),
            request.reminded_at.into(),
            request.emailed_at.into(),
            request.answered_at.into(),
            request.answered_by.as_ref().into(),
            request.answer.as_ref().into(),
        ],
    )?;
    match saved {
        1 => Ok(()),
        _ => Err(Error::Corrupt(format!("the request {} is gone while it is changed", request.id))),
    }
}
