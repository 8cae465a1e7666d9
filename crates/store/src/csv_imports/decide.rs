//! What a line would do to the directory as it is at this moment: add a customer, change one, or nothing, and why.

use carnet_core::{
    customer_number::MAX_PER_CUSTOMER,
    name::fold,
    wire::{CsvReason, Provider},
};

use super::fields::{Cell, Fault, Fields};
use crate::{
    db::{self, Db},
    error::Result,
    participants::children,
};

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    Add {
        provider_id: Option<String>,
    },
    Change {
        customer_id: String,
        /// All numbers after the change, where there are new ones.
        numbers: Option<Vec<String>>,
        /// Where it is another one.
        provider_id: Option<String>,
        before: Before,
    },
    /// The customer is as the line says.
    Nothing {
        customer_id: String,
    },
}

/// What an undo puts back.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Before {
    pub numbers: Vec<String>,
    pub provider_id: Option<String>,
}

struct Customer {
    id: String,
    provider_id: Option<String>,
    provider_name: String,
    numbers: Vec<String>,
}

/// Decides about a line that means this participant.
pub(super) fn decide(
    db: &mut dyn Db,
    account_id: &str,
    fields: &Fields,
    participant_key: &str,
) -> Result<std::result::Result<Deed, Fault>> {
    match customer(db, account_id, participant_key)? {
        Some(customer) => change(db, account_id, fields, participant_key, customer),
        None => add(db, account_id, fields, participant_key),
    }
}

fn add(
    db: &mut dyn Db,
    account_id: &str,
    fields: &Fields,
    participant_key: &str,
) -> Result<std::result::Result<Deed, Fault>> {
    let sql = "select network_status = 'registered' from participants where participant_key = $1";
    match db::query_one(db, sql, &[participant_key.into()], |row| row.bool(0))? {
        None => return Ok(Err(Fault::at(CsvReason::NotFound, meant_by(fields)))),
        Some(false) => return Ok(Err(Fault::at(CsvReason::NonExisting, meant_by(fields)))),
        Some(true) => {}
    }
    let mut providers = providers(db, participant_key)?;
    let provider = match fields.provider.text.is_empty() {
        false => match named(providers, &fields.provider.text) {
            Some(provider) => Some(provider),
            None => return Ok(Err(Fault::at(CsvReason::ProviderUnknown, &fields.provider))),
        },
        true if providers.len() > 1 => return Ok(Err(Fault::new(CsvReason::ProviderRequired))),
        true => providers.pop(),
    };
    if let Some(fault) = taken(db, account_id, &fields.numbers, &fields.read_numbers)? {
        return Ok(Err(fault));
    }
    Ok(Ok(Deed::Add { provider_id: provider.map(|provider| provider.id) }))
}

fn change(
    db: &mut dyn Db,
    account_id: &str,
    fields: &Fields,
    participant_key: &str,
    customer: Customer,
) -> Result<std::result::Result<Deed, Fault>> {
    let is_new = |number: &&String| !customer.numbers.contains(number);
    let new: Vec<String> = fields.read_numbers.iter().filter(is_new).cloned().collect();
    if customer.numbers.len() + new.len() > MAX_PER_CUSTOMER {
        return Ok(Err(Fault::at(CsvReason::TooManyNumbers, &fields.numbers)));
    }
    if let Some(fault) = taken(db, account_id, &fields.numbers, &new)? {
        return Ok(Err(fault));
    }
    let provider_id = match other_provider(db, fields, participant_key, &customer)? {
        Ok(provider_id) => provider_id,
        Err(fault) => return Ok(Err(fault)),
    };
    if new.is_empty() && provider_id.is_none() {
        return Ok(Ok(Deed::Nothing { customer_id: customer.id }));
    }
    let numbers = (!new.is_empty()).then(|| [customer.numbers.clone(), new].concat());
    let before = Before { numbers: customer.numbers, provider_id: customer.provider_id };
    Ok(Ok(Deed::Change { customer_id: customer.id, numbers, provider_id, before }))
}

fn other_provider(
    db: &mut dyn Db,
    fields: &Fields,
    participant_key: &str,
    customer: &Customer,
) -> Result<std::result::Result<Option<String>, Fault>> {
    let text = &fields.provider.text;
    // The one it has is no change, also where the participant has left that provider.
    let is_own = customer.provider_id.as_ref() == Some(text) || fold(&customer.provider_name) == fold(text);
    if text.is_empty() || is_own {
        return Ok(Ok(None));
    }
    Ok(match named(providers(db, participant_key)?, text) {
        Some(provider) => Ok(Some(provider.id)),
        None => Err(Fault::at(CsvReason::ProviderUnknown, &fields.provider)),
    })
}

fn meant_by(fields: &Fields) -> &Cell {
    if fields.identifier.text.is_empty() { &fields.name } else { &fields.identifier }
}

fn customer(db: &mut dyn Db, account_id: &str, participant_key: &str) -> Result<Option<Customer>> {
    let sql = "select id, provider_id, provider_name from customers
               where account_id = $1 and participant_key = $2 and deleted_at is null";
    let found = db::query_one(db, sql, &[account_id.into(), participant_key.into()], |row| {
        Ok(Customer {
            id: row.text(0)?,
            provider_id: row.opt_text(1)?,
            provider_name: row.text(2)?,
            numbers: Vec::new(),
        })
    })?;
    let Some(mut customer) = found else { return Ok(None) };
    let sql = "select number from customer_numbers where customer_id = $1 order by position";
    customer.numbers = db::query_all(db, sql, &[(&customer.id).into()], |row| row.text(0))?;
    Ok(Some(customer))
}

fn providers(db: &mut dyn Db, participant_key: &str) -> Result<Vec<Provider>> {
    let key = participant_key.to_owned();
    Ok(children::providers(db, std::slice::from_ref(&key))?.remove(&key).unwrap_or_default())
}

fn named(providers: Vec<Provider>, text: &str) -> Option<Provider> {
    let folded = fold(text);
    providers.into_iter().find(|provider| provider.id == text || fold(&provider.name) == folded)
}

// The first number that somebody has.
fn taken(db: &mut dyn Db, account_id: &str, cell: &Cell, numbers: &[String]) -> Result<Option<Fault>> {
    for number in numbers {
        let sql = "select c.name from customer_numbers n join customers c on c.id = n.customer_id
                   where n.account_id = $1 and n.number = $2";
        let holder = db::query_one(db, sql, &[account_id.into(), number.into()], |row| row.text(0))?;
        if holder.is_some() {
            return Ok(Some(Fault { holder, ..Fault::number(CsvReason::NumberTaken, cell, number) }));
        }
    }
    Ok(None)
}
