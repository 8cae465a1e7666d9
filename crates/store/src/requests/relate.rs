//! How far a customer and its account have come: what a participant and a provider want first, and writing it down.

use carnet_core::{
    state::{OwnStatus, Relationship},
    wire::{ObjectKind, Provider, RequestKind},
};

use super::open::{self, NewRequest};
use crate::{
    accounts::{self, Acceptance},
    audit::{self, Change},
    customers,
    db::{self, Db},
    error::{Error, Result},
    participants::put::facts,
    providers,
    text::{self, Word},
};

/// What has to happen before documents can go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    Nothing,
    /// This account says yes first.
    Acceptance(String),
    /// This provider sets up routing first.
    Routing(String),
}

/// What is wanted first: until the other side agrees there is nothing to set up (R7, R8). `agreed`: it has said yes
/// before. Nobody asks itself.
pub fn wanted(
    db: &mut dyn Db,
    account_id: &str,
    participant_key: &str,
    provider: Option<&Provider>,
    agreed: bool,
) -> Result<Wanted> {
    let other = accounts::by_participant(db, participant_key)?.filter(|other| other.id != account_id);
    if let Some(other) = other.filter(|other| other.acceptance == Acceptance::Manual && !agreed) {
        return Ok(Wanted::Acceptance(other.id));
    }
    Ok(match provider {
        Some(provider) if provider.requires_routing_setup => Wanted::Routing(provider.id.clone()),
        _ => Wanted::Nothing,
    })
}

/// [`wanted`] of a customer with the provider it has now.
pub fn wanted_of(db: &mut dyn Db, account_id: &str, customer_id: &str, agreed: bool) -> Result<Wanted> {
    let sql = "select c.participant_key, p.id, p.name, p.requires_routing_setup
               from customers c left join providers p on p.id = c.provider_id where c.id = $1";
    let found = db::query_one(db, sql, &[customer_id.into()], |row| {
        Ok((row.text(0)?, row.opt_text(1)?.map(|_| providers::at(row, 1)).transpose()?))
    })?;
    let (key, provider) = found.ok_or_else(|| Error::Corrupt(format!("there is no customer {customer_id}")))?;
    wanted(db, account_id, &key, provider.as_ref(), agreed)
}

impl Wanted {
    pub fn relationship(&self) -> Relationship {
        match self {
            Self::Nothing => Relationship::Ready,
            Self::Acceptance(_) => Relationship::AwaitingAcceptance,
            Self::Routing(_) => Relationship::AwaitingRouting,
        }
    }

    /// Sends the request that is wanted, under the id `id`.
    pub fn ask(&self, db: &mut dyn Db, id: &str, customer: &Asking<'_>, now_ms: i64) -> Result<()> {
        let (kind, recipient_account_id, provider_id) = match self {
            Self::Nothing => return Ok(()),
            Self::Acceptance(account) => (RequestKind::Acceptance, Some(account.as_str()), None),
            Self::Routing(provider) => (RequestKind::Routing, None, Some(provider.as_str())),
        };
        let Asking { account_id, customer_id, user_id } = *customer;
        let request = NewRequest { id, kind, account_id, customer_id, recipient_account_id, provider_id, user_id };
        open::open(db, &request, now_ms)
    }
}

/// For which customer a request is sent, and by whom.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    pub account_id: &'a str,
    pub customer_id: &'a str,
    pub user_id: &'a str,
}

/// Gives a customer another relationship and the state that follows, as a change by `user_id`. `requests` runs
/// between what the trail shows as before and as after.
pub fn relate(
    db: &mut dyn Db,
    asking: &Asking<'_>,
    relationship: Relationship,
    now_ms: i64,
    requests: impl FnOnce(&mut dyn Db) -> Result<()>,
) -> Result<()> {
    let Asking { account_id, customer_id, user_id } = *asking;
    let gone = || Error::Corrupt(format!("the customer {customer_id} is gone while it is changed"));
    let before = customers::get(db, account_id, customer_id)?.ok_or_else(gone)?;
    requests(db)?;
    let own = "select participant_key, own_status from customers where id = $1";
    let own = db::query_one(db, own, &[customer_id.into()], |row| Ok((row.text(0)?, OwnStatus::read(row.str(1)?)?)))?;
    let (key, own) = own.ok_or_else(gone)?;
    let state = facts(db, &key)?.ok_or_else(gone)?.customer_state(own, relationship);
    db.execute(
        "update customers set relationship = $2, state = $3, version = version + 1, updated_at = $4, updated_by = $5
         where id = $1",
        &[
            customer_id.into(),
            text::relationship(relationship).into(),
            text::customer_state(state).into(),
            now_ms.into(),
            user_id.into(),
        ],
    )?;
    let after = customers::get(db, account_id, customer_id)?.ok_or_else(gone)?;
    let change = Change {
        account_id,
        user_id,
        at_ms: now_ms,
        what: "customer.change",
        object_kind: ObjectKind::Customer,
        object_id: customer_id,
        object_name: &after.name,
    };
    audit::record(db, &change, Some(&before), Some(&after))
}
