//! Who changes a customer, and why a change is refused. Refusals come before the first write: one leaves nothing
//! behind, though its transaction is committed.

use carnet_core::wire::{Customer, Deletion, Holder, ObjectKind};

use super::{delete, read};
use crate::{
    audit::{self, Change},
    db::Db,
    error::{Error, Result},
};

/// The person, and when.
#[derive(Clone, Copy, Debug)]
pub struct Actor<'a> {
    pub account_id: &'a str,
    pub user_id: &'a str,
    pub now_ms: i64,
}

/// Why nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The account has no such customer, or it was deleted too long ago.
    NotFound,
    /// Deleted, and restorable still.
    Deleted(Box<Deletion>),
    /// Somebody changed it since; as it is now.
    ChangedMeanwhile(Box<Customer>),
    /// None of the participant's.
    ProviderNotFound,
    /// The first of the numbers that another customer has.
    NumberTaken { number: String, holder: Holder },
    /// No customer of the account has this number.
    NumberNotFound,
    /// The customer has as many as it may.
    TooManyNumbers,
    /// The participant was added anew since the deletion.
    AlreadyInDirectory(Holder),
    /// The time to undo the deletion is over.
    NotRestorable,
}

/// Inside: either way to end early.
pub(super) enum Stop {
    Refused(Refused),
    Failed(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<Refused> for Stop {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

pub(super) type Outcome<T> = std::result::Result<T, Stop>;

/// The outer result is the database's, the inner one the rules'.
pub(super) fn settle<T>(outcome: Outcome<T>) -> Result<std::result::Result<T, Refused>> {
    match outcome {
        Ok(done) => Ok(Ok(done)),
        Err(Stop::Refused(refused)) => Ok(Err(refused)),
        Err(Stop::Failed(error)) => Err(error),
    }
}

impl Actor<'_> {
    /// The customer, if it is there and, where one is given, has the version that was read.
    pub(super) fn current(&self, db: &mut dyn Db, id: &str, version: Option<u64>) -> Outcome<Customer> {
        let Some(customer) = read::get(db, self.account_id, id)? else { return Err(self.missing(db, id)?.into()) };
        match version {
            Some(version) if version != customer.version => Err(Refused::ChangedMeanwhile(Box::new(customer)).into()),
            _ => Ok(customer),
        }
    }

    fn missing(&self, db: &mut dyn Db, id: &str) -> Result<Refused> {
        let deletion = delete::deletion(db, self.account_id, id, self.now_ms)?;
        Ok(deletion.map_or(Refused::NotFound, |deletion| Refused::Deleted(Box::new(deletion))))
    }

    /// The customer right after a change.
    pub(super) fn changed(&self, db: &mut dyn Db, id: &str) -> Result<Customer> {
        read::get(db, self.account_id, id)?
            .ok_or_else(|| Error::Corrupt(format!("the customer {id} is gone in the middle of its change")))
    }

    /// Makes the customer one version older than what is about to be written.
    pub(super) fn touch(&self, db: &mut dyn Db, id: &str) -> Result<()> {
        let sql = "update customers set version = version + 1, updated_at = $2, updated_by = $3 where id = $1";
        db.execute(sql, &[id.into(), self.now_ms.into(), self.user_id.into()])?;
        Ok(())
    }

    pub(super) fn record(
        &self,
        db: &mut dyn Db,
        what: &str,
        before: Option<&Customer>,
        after: Option<&Customer>,
    ) -> Result<()> {
        let Some(object) = after.or(before) else { return Ok(()) };
        let change = Change {
            account_id: self.account_id,
            user_id: self.user_id,
            at_ms: self.now_ms,
            what,
            object_kind: ObjectKind::Customer,
            object_id: &object.id,
            object_name: &object.name,
        };
        audit::record(db, &change, before, after)
    }
}
