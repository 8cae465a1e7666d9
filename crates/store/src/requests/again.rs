//! Asking again, after a request was refused or taken back.

use carnet_core::{
    state::Relationship,
    wire::{Customer, NetworkStatus},
};

use super::relate::{Asking, relate, wanted_of};
use crate::{
    customers,
    db::{self, Db},
    error::Result,
};

/// Why nothing was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgainRefused {
    CustomerNotFound,
    /// A request is open.
    Open,
    /// Nothing is to be asked: the customer is ready.
    NotAllowed,
    /// The participant has left the network.
    ParticipantRemoved,
}

/// Sends a new request under `request_id` if one is still needed; answers the customer as it is now.
pub fn ask_again(
    db: &mut dyn Db,
    asking: &Asking<'_>,
    request_id: &str,
    now_ms: i64,
) -> Result<std::result::Result<Customer, AgainRefused>> {
    let Some(customer) = customers::get(db, asking.account_id, asking.customer_id)? else {
        return Ok(Err(AgainRefused::CustomerNotFound));
    };
    match customer.relationship {
        Relationship::Refused | Relationship::Cancelled => {}
        Relationship::AwaitingAcceptance | Relationship::AwaitingRouting => return Ok(Err(AgainRefused::Open)),
        Relationship::Ready => return Ok(Err(AgainRefused::NotAllowed)),
    }
    if customer.network_status == NetworkStatus::Removed {
        return Ok(Err(AgainRefused::ParticipantRemoved));
    }
    let agreed = agreed(db, asking.customer_id)?;
    let wanted = wanted_of(db, asking.account_id, asking.customer_id, agreed)?;
    relate(db, asking, wanted.relationship(), now_ms, |db| wanted.ask(db, request_id, asking, now_ms))?;
    Ok(customers::get(db, asking.account_id, asking.customer_id)?.ok_or(AgainRefused::CustomerNotFound))
}

/// Whether the other side's last word was yes: then only the routing is left to be asked for.
fn agreed(db: &mut dyn Db, customer_id: &str) -> Result<bool> {
    let sql = "select status from requests where customer_id = $1 and kind = 'acceptance'
               order by created_at desc, id limit 1";
    let last = db::query_one(db, sql, &[customer_id.into()], |row| row.text(0))?;
    Ok(last.as_deref() == Some("accepted"))
}
