//! The hand of an import in the directory: it adds, changes and deletes customers as a person would, by the same
//! functions, with the same entries in the audit trail.

use carnet_core::{
    identifier::key,
    wire::{CsvReason, Customer, ObjectKind},
};

use crate::{
    audit::{self, Change},
    customers::{self, AddRefused, NewCustomer},
    db::Db,
    error::{Error, Result},
    events,
};

/// For whom it acts.
pub(super) struct Hand<'a> {
    pub account_id: &'a str,
    pub user_id: &'a str,
    pub now_ms: i64,
}

impl Hand<'_> {
    pub fn add(
        &self,
        db: &mut dyn Db,
        new_id: &mut dyn FnMut() -> String,
        participant_key: &str,
        numbers: &[String],
        provider_id: Option<&str>,
    ) -> Result<std::result::Result<Customer, CsvReason>> {
        let customer = NewCustomer {
            participant_key: participant_key.to_owned(),
            numbers: numbers.to_vec(),
            provider_id: provider_id.map(str::to_owned),
        };
        let added = customers::add(db, self.account_id, self.user_id, &new_id(), &new_id(), &customer, self.now_ms)?;
        Ok(added.map_err(|refused| match refused {
            AddRefused::ParticipantNotFound => CsvReason::NotFound,
            AddRefused::ParticipantRemoved => CsvReason::NonExisting,
            AddRefused::ProviderNotFound => CsvReason::ProviderUnknown,
            AddRefused::ProviderRequired => CsvReason::ProviderRequired,
            AddRefused::AlreadyInDirectory(_) => CsvReason::CustomerTwice,
            AddRefused::NumberTaken { .. } => CsvReason::NumberTaken,
        }))
    }

    /// Gives a customer these numbers and this provider; what is absent stays.
    pub fn change(
        &self,
        db: &mut dyn Db,
        _new_id: &mut dyn FnMut() -> String,
        id: &str,
        numbers: Option<&[String]>,
        provider_id: Option<&str>,
    ) -> Result<std::result::Result<Customer, CsvReason>> {
        let gone = || Error::Corrupt(format!("the customer {id} is gone in the middle of its change"));
        let before = customers::get(db, self.account_id, id)?.ok_or_else(gone)?;
        if let Some(provider_id) = provider_id {
            let sql = "update customers set provider_id = $2,
                           provider_name = coalesce((select name from providers where id = $2), '') where id = $1";
            db.execute(sql, &[id.into(), provider_id.into()])?;
        }
        if let Some(numbers) = numbers {
            db.execute("delete from customer_numbers where customer_id = $1", &[id.into()])?;
            for (position, number) in (0i64..).zip(numbers) {
                db.execute(
                    "insert into customer_numbers (account_id, number, number_key, customer_id, position)
                     values ($1, $2, $3, $4, $5)",
                    &[self.account_id.into(), number.into(), key(number).into(), id.into(), position.into()],
                )?;
            }
        }
        let sql = "update customers set version = version + 1, updated_at = $2, updated_by = $3 where id = $1";
        db.execute(sql, &[id.into(), self.now_ms.into(), self.user_id.into()])?;
        let after = customers::get(db, self.account_id, id)?.ok_or_else(gone)?;
        audit::record(db, &self.said("customer.change", id, &after.name), Some(&before), Some(&after))?;
        Ok(Ok(after))
    }

    /// Deletes a customer; whether it was there.
    pub fn delete(&self, db: &mut dyn Db, id: &str) -> Result<bool> {
        let Some(before) = customers::get(db, self.account_id, id)? else { return Ok(false) };
        db.execute("delete from customer_numbers where customer_id = $1", &[id.into()])?;
        let sql = "update customers set deleted_at = $2, deleted_by = $3, version = version + 1 where id = $1";
        db.execute(sql, &[id.into(), self.now_ms.into(), self.user_id.into()])?;
        audit::record(db, &self.said("customer.delete", id, &before.name), Some(&before), None)?;
        Ok(true)
    }

    fn said<'b>(&'b self, what: &'b str, id: &'b str, name: &'b str) -> Change<'b> {
        Change {
            account_id: self.account_id,
            user_id: self.user_id,
            at_ms: self.now_ms,
            what,
            object_kind: ObjectKind::Customer,
            object_id: id,
            object_name: name,
        }
    }
}

/// Tells the account's open pages that an import is elsewhere now.
pub(super) fn tell(db: &mut dyn Db, account_id: &str, id: &str, now_ms: i64) -> Result<()> {
    events::emit(db, account_id, ObjectKind::Import, id, now_ms)
}
