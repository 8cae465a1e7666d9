//! Changing a customer: its numbers, its provider, its status, in one transaction with the audit entry.

use carnet_core::{
    state::{OwnStatus, Relationship},
    wire::{Customer, Provider},
};

use super::{
    actor::{Actor, Outcome, Refused, settle},
    follow, numbers, routing,
};
use crate::{db::Db, error::Result, text};

/// What is to be different. Numbers have been read by [`carnet_core::customer_number::read`].
#[derive(Clone, Debug, Default)]
pub struct Changes<'a> {
    pub numbers: Option<Vec<String>>,
    pub provider: Option<ChosenProvider<'a>>,
    pub own_status: Option<OwnStatus>,
}

#[derive(Clone, Copy, Debug)]
pub struct ChosenProvider<'a> {
    /// One of the participant's.
    pub id: &'a str,
    /// A new id, for the routing request that the provider may need (R8).
    pub request_id: &'a str,
}

/// Changes a customer that has this version, whatever its version without one; run it inside one
/// [`crate::pool::write`]. A change that changes nothing answers the customer as it is, and leaves no trace.
pub fn change(
    db: &mut dyn Db,
    actor: &Actor<'_>,
    id: &str,
    version: Option<u64>,
    changes: &Changes<'_>,
) -> Result<std::result::Result<Customer, Refused>> {
    settle(attempt(db, actor, id, version, changes))
}

pub(super) fn attempt(
    db: &mut dyn Db,
    actor: &Actor<'_>,
    id: &str,
    version: Option<u64>,
    changes: &Changes<'_>,
) -> Outcome<Customer> {
    let before = actor.current(db, id, version)?;
    let numbers = changes.numbers.as_deref().filter(|numbers| *numbers != before.customer_numbers);
    let provider = chosen(&before, changes.provider.as_ref())?;
    let own = changes.own_status.filter(|own| *own != before.own_status);
    if let Some((number, holder)) = numbers::taken(db, actor.account_id, Some(id), numbers.unwrap_or_default())? {
        return Err(Refused::NumberTaken { number, holder }.into());
    }
    if numbers.is_none() && provider.is_none() && own.is_none() {
        return Ok(before);
    }
    actor.touch(db, id)?;
    if let Some(numbers) = numbers {
        numbers::replace(db, actor.account_id, id, numbers)?;
    }
    let relationship = match provider {
        Some((provider, request_id)) => {
            choose(db, id, provider)?;
            routing::follow(db, actor, &before, provider, request_id)?
        }
        None => before.relationship,
    };
    put_states(db, id, own.unwrap_or(before.own_status), relationship)?;
    let after = actor.changed(db, id)?;
    let status_alone = own.filter(|_| numbers.is_none() && provider.is_none());
    actor.record(db, word(status_alone), Some(&before), Some(&after))?;
    Ok(after)
}

fn word(status_alone: Option<OwnStatus>) -> &'static str {
    match status_alone {
        None => "customer.change",
        Some(OwnStatus::Active) => "customer.activate",
        Some(OwnStatus::Deactivated) => "customer.deactivate",
    }
}

// The provider asked for, where it is another one.
fn chosen<'a>(
    before: &'a Customer,
    wanted: Option<&ChosenProvider<'a>>,
) -> std::result::Result<Option<(&'a Provider, &'a str)>, Refused> {
    let Some(wanted) = wanted.filter(|wanted| before.provider_id.as_deref() != Some(wanted.id)) else {
        return Ok(None);
    };
    let found = before.providers.iter().find(|provider| provider.id == wanted.id);
    found.map(|provider| Some((provider, wanted.request_id))).ok_or(Refused::ProviderNotFound)
}

fn choose(db: &mut dyn Db, id: &str, provider: &Provider) -> Result<()> {
    let sql = "update customers set provider_id = $2, provider_name = $3 where id = $1";
    db.execute(sql, &[id.into(), (&provider.id).into(), (&provider.name).into()])?;
    Ok(())
}

/// Writes both sides' words, and the state that follows.
pub(super) fn put_states(db: &mut dyn Db, id: &str, own: OwnStatus, relationship: Relationship) -> Result<()> {
    let sql = "update customers set own_status = $2, relationship = $3 where id = $1";
    db.execute(sql, &[id.into(), text::own_status(own).into(), text::relationship(relationship).into()])?;
    follow::customer(db, id)
}
