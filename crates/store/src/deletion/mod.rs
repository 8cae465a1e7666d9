//! Deleting an account with everything in it. What others have of it ends: open requests to it are cancelled, and
//! in their trails its people have no names any more. What stays is that an account of this id was deleted.

mod foreign;

use carnet_core::wire::{ObjectKind, Session};

use crate::{
    accounts,
    audit::{self, Change},
    db::{self, Db, Value},
    error::Result,
};

pub use foreign::NOBODY;

/// Why nothing was deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeleteRefused {
    NotFound,
    /// The name that was typed is not the account's.
    NameDiffers,
    /// It is the account of the network's operator.
    OfOperator,
}

/// Rows that are the account's own, in an order in which nothing points to what is gone already. `$1` is the account.
const OWN: &[&str] = &[
    "delete from events where account_id = $1",
    "delete from messages where account_id = $1",
    "delete from hand_offs where account_id = $1",
    "delete from documents where account_id = $1",
    "delete from inbound_documents where account_id = $1",
    "delete from suppliers where account_id = $1",
    "delete from requests where account_id = $1",
    "delete from customer_numbers where account_id = $1",
    "delete from customers where account_id = $1",
    "delete from csv_imports where account_id = $1",
    "delete from suggestion_identifiers where account_id = $1",
    "delete from suggestion_followers where account_id = $1",
    "delete from suggestions where account_id = $1",
    "delete from support_requests where account_id = $1",
    "delete from api_keys where account_id = $1",
    "delete from audit where account_id = $1",
    "delete from user_links where user_id in (select id from users where account_id = $1)",
    "delete from users where account_id = $1",
    "delete from accounts where id = $1",
];

/// Deletes an account; run it inside one [`crate::pool::write`]. `name` is what somebody typed to confirm it, `by` who
/// that was; neither comes from the command line.
pub fn delete(
    db: &mut dyn Db,
    id: &str,
    name: Option<&str>,
    by: Option<&Session>,
    now_ms: i64,
) -> Result<std::result::Result<(), DeleteRefused>> {
    if let Some(refused) = refusal(db, id, name)? {
        return Ok(Err(refused));
    }
    foreign::end(db, id, now_ms)?;
    let account: [Value; 1] = [id.into()];
    for sql in OWN {
        db.execute(sql, &account)?;
    }
    db.execute(
        "insert into deleted_accounts (id, at, by_user) values ($1, $2, $3)",
        &[id.into(), now_ms.into(), by.map(|who| who.user.id.clone()).into()],
    )?;
    match by {
        Some(who) => record(db, who, id, now_ms).map(Ok),
        None => Ok(Ok(())),
    }
}

fn refusal(db: &mut dyn Db, id: &str, name: Option<&str>) -> Result<Option<DeleteRefused>> {
    let Some(account) = accounts::get(db, id)?.filter(|account| account.id != NOBODY) else {
        return Ok(Some(DeleteRefused::NotFound));
    };
    let operators = "select 1 from users where account_id = $1 and role = 'operator'";
    if db::query_one(db, operators, &[id.into()], |row| row.int(0))?.is_some() {
        return Ok(Some(DeleteRefused::OfOperator));
    }
    let differs = name.is_some_and(|name| name.trim() != account.name.trim());
    Ok(differs.then_some(DeleteRefused::NameDiffers))
}

fn record(db: &mut dyn Db, who: &Session, id: &str, now_ms: i64) -> Result<()> {
    let change = Change::by(who, now_ms, "account.delete", (ObjectKind::User, id, ""));
    audit::record::<()>(db, &change, None, None)
}
