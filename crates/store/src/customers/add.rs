//! Adding a participant to an account's directory, in one transaction with its numbers and the audit entry.

use carnet_core::wire::{Customer, Holder};

use crate::{db::Db, error::Result};

/// What is added. The numbers have been read by [`carnet_core::customer_number`].
#[derive(Clone, Debug)]
pub struct NewCustomer {
    pub participant_key: String,
    pub numbers: Vec<String>,
    pub provider_id: Option<String>,
}

/// Why nothing was added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddRefused {
    ParticipantNotFound,
    ParticipantRemoved,
    /// The provider given is none of the participant's.
    ProviderNotFound,
    /// The participant has two or more providers and none was given.
    ProviderRequired,
    /// The customer that this participant already is.
    AlreadyInDirectory(Holder),
    /// The first of the numbers that another customer has.
    NumberTaken { number: String, holder: Holder },
}

/// Adds a customer under the new id `id`. The outer result is the database's, the inner one the rules'.
pub fn add(
    db: &mut dyn Db,
    account_id: &str,
    user_id: &str,
    id: &str,
    customer: &NewCustomer,
    now_ms: i64,
) -> Result<std::result::Result<Customer, AddRefused>> {
    let _ = (db, account_id, user_id, id, customer, now_ms);
    Ok(Err(AddRefused::ParticipantNotFound))
}
