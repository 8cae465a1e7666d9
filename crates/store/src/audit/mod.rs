//! The audit trail (R37): who changed what and when, with the object before and after. Written in the same
//! transaction as the change itself.

mod diff;
pub(crate) mod entry;
mod trail;

use carnet_core::{
    name::fold,
    wire::{ObjectKind, Session},
};

pub use diff::diff;
pub use trail::{AuditQuery, chunk, list};

use crate::{
    db::{self, Db},
    error::{Error, Result},
    events, text,
};

/// One change about to be recorded.
pub struct Change<'a> {
    pub account_id: &'a str,
    pub user_id: &'a str,
    pub at_ms: i64,
    /// What was done, as a stable word: `customer.add`.
    pub what: &'a str,
    pub object_kind: ObjectKind,
    pub object_id: &'a str,
    /// What it is called, for who reads the trail later.
    pub object_name: &'a str,
}

impl<'a> Change<'a> {
    /// By whoever is signed in, to an object of their own account: its kind, its id and what it is called.
    pub fn by(who: &'a Session, at_ms: i64, what: &'a str, object: (ObjectKind, &'a str, &'a str)) -> Self {
        let (object_kind, object_id, object_name) = object;
        Self { account_id: &who.account.id, user_id: &who.user.id, at_ms, what, object_kind, object_id, object_name }
    }
}

/// One change as recorded; `before` and `after` are JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub user_id: String,
    pub at_ms: i64,
    pub what: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// Records a change, and tells the account's open pages. `before` is absent for a new object, `after` for one that is gone.
pub fn record<T: serde::Serialize>(
    db: &mut dyn Db,
    change: &Change<'_>,
    before: Option<&T>,
    after: Option<&T>,
) -> Result<()> {
    let json = |value: Option<&T>| value.map(serde_json::to_string).transpose();
    let unwritable = |error: serde_json::Error| Error::Corrupt(format!("{} is no JSON: {error}", change.object_id));
    db.execute(
        "insert into audit (account_id, user_id, at, what, object_kind, object_id, object_name, before, after,
             object_folded)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            change.account_id.into(),
            change.user_id.into(),
            change.at_ms.into(),
            change.what.into(),
            text::object_kind(change.object_kind).into(),
            change.object_id.into(),
            change.object_name.into(),
            json(before).map_err(unwritable)?.into(),
            json(after).map_err(unwritable)?.into(),
            fold(change.object_name).into(),
        ],
    )?;
    events::emit(db, change.account_id, change.object_kind, change.object_id, change.at_ms)
}

/// The history of one object of an account, oldest first.
pub fn of_object(db: &mut dyn Db, account_id: &str, kind: &str, id: &str) -> Result<Vec<Entry>> {
    db::query_all(
        db,
        "select user_id, at, what, before, after from audit
         where account_id = $1 and object_kind = $2 and object_id = $3 order by seq",
        &[account_id.into(), kind.into(), id.into()],
        |row| {
            Ok(Entry {
                user_id: row.text(0)?,
                at_ms: row.int(1)?,
                what: row.text(2)?,
                before: row.opt_text(3)?,
                after: row.opt_text(4)?,
            })
        },
    )
}
