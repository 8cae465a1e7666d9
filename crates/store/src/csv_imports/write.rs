//! The hand of an import in the directory: it adds, changes and deletes customers as a person would, by the same
//! functions, with the same entries in the audit trail.

use carnet_core::wire::{CsvReason, Customer, ObjectKind};

use crate::{
    customers::{self, Actor, AddRefused, Changes, ChosenProvider, NewCustomer, Refused},
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
        new_id: &mut dyn FnMut() -> String,
        id: &str,
        numbers: Option<&[String]>,
        provider_id: Option<&str>,
    ) -> Result<std::result::Result<Customer, CsvReason>> {
        let request_id = new_id();
        let provider = provider_id.map(|id| ChosenProvider { id, request_id: &request_id });
        let changes = Changes { numbers: numbers.map(<[String]>::to_vec), provider, own_status: None };
        match customers::change(db, &self.actor(), id, None, &changes)? {
            Ok(customer) => Ok(Ok(customer)),
            Err(Refused::ProviderNotFound) => Ok(Err(CsvReason::ProviderUnknown)),
            Err(Refused::NumberTaken { .. }) => Ok(Err(CsvReason::NumberTaken)),
            Err(refused) => Err(Error::Corrupt(format!("the customer {id} cannot be changed: {refused:?}"))),
        }
    }

    /// Deletes a customer; whether it was there.
    pub fn delete(&self, db: &mut dyn Db, id: &str) -> Result<bool> {
        Ok(customers::delete(db, &self.actor(), id, None)?.is_ok())
    }

    fn actor(&self) -> Actor<'_> {
        Actor { account_id: self.account_id, user_id: self.user_id, now_ms: self.now_ms }
    }
}

/// Tells the account's open pages that an import is elsewhere now.
pub(super) fn tell(db: &mut dyn Db, account_id: &str, id: &str, now_ms: i64) -> Result<()> {
    events::emit(db, account_id, ObjectKind::Import, id, now_ms)
}
