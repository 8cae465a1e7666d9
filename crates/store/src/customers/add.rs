//! Adding a participant to an account's directory, in one transaction with its numbers and the audit entry.

use carnet_core::{
    state::{OwnStatus, Relationship},
    wire::{Customer, Holder, NetworkStatus, ObjectKind, Provider},
};

use super::{follow::Facts, numbers, read};
use crate::{
    audit::{self, Change},
    db::Db,
    error::{Error, Result},
    participants::{children, put::facts},
    requests::{self, Asking},
    take_downs, text,
};

/// What is added. The numbers have been read by [`carnet_core::customer_number`].
#[derive(Clone, Debug)]
pub struct NewCustomer {
    pub participant_key: String,
    pub numbers: Vec<String>,
    /// One of the participant's providers; when it has only one, that one is meant without saying.
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
    NumberTaken {
        number: String,
        holder: Holder,
    },
}

/// Adds a customer under the new id `id`, and the request it may need under `request_id`; run it inside one
/// [`crate::pool::write`]. The outer result is the database's, the inner one the rules': a refusal leaves nothing
/// behind.
pub fn add(
    db: &mut dyn Db,
    account_id: &str,
    user_id: &str,
    id: &str,
    request_id: &str,
    customer: &NewCustomer,
    now_ms: i64,
) -> Result<std::result::Result<Customer, AddRefused>> {
    let Some(facts) = facts(db, &customer.participant_key)? else { return Ok(Err(AddRefused::ParticipantNotFound)) };
    if let Some(holder) = read::holder(db, account_id, "participant_key", &customer.participant_key)? {
        return Ok(Err(AddRefused::AlreadyInDirectory(holder)));
    }
    if take_downs::is_taken_down(db, &customer.participant_key)? {
        return Ok(Err(AddRefused::ParticipantNotFound));
    }
    if facts.network_status == NetworkStatus::Removed {
        return Ok(Err(AddRefused::ParticipantRemoved));
    }
    let provider = match choose_provider(db, customer)? {
        Ok(provider) => provider,
        Err(refused) => return Ok(Err(refused)),
    };
    if let Some((number, holder)) = numbers::taken(db, account_id, None, &customer.numbers)? {
        return Ok(Err(AddRefused::NumberTaken { number, holder }));
    }
    let wanted = requests::wanted(db, account_id, &customer.participant_key, provider.as_ref(), false)?;
    insert(db, account_id, user_id, id, customer, &facts, provider.as_ref(), wanted.relationship(), now_ms)?;
    numbers::append(db, account_id, id, &customer.numbers)?;
    wanted.ask(db, request_id, &Asking { account_id, customer_id: id, user_id }, now_ms)?;
    let added = read::get(db, account_id, id)?
        .ok_or_else(|| Error::Corrupt(format!("the customer {id} is gone right after it was added")))?;
    let change = Change {
        account_id,
        user_id,
        at_ms: now_ms,
        what: "customer.add",
        object_kind: ObjectKind::Customer,
        object_id: id,
        object_name: &added.name,
    };
    audit::record(db, &change, None, Some(&added))?;
    Ok(Ok(added))
}

fn choose_provider(
    db: &mut dyn Db,
    customer: &NewCustomer,
) -> Result<std::result::Result<Option<Provider>, AddRefused>> {
    let key = &customer.participant_key;
    let mut providers = children::providers(db, std::slice::from_ref(key))?.remove(key).unwrap_or_default();
    if let Some(wanted) = &customer.provider_id {
        let found = providers.into_iter().find(|provider| provider.id == *wanted);
        return Ok(found.map(Some).ok_or(AddRefused::ProviderNotFound));
    }
    if providers.len() > 1 {
        return Ok(Err(AddRefused::ProviderRequired));
    }
    Ok(Ok(providers.pop()))
}

#[expect(clippy::too_many_arguments, reason = "one row, each argument a part of it")]
fn insert(
    db: &mut dyn Db,
    account_id: &str,
    user_id: &str,
    id: &str,
    customer: &NewCustomer,
    facts: &Facts,
    provider: Option<&Provider>,
    relationship: Relationship,
    now_ms: i64,
) -> Result<()> {
    let own = OwnStatus::Active;
    db.execute(
        "insert into customers
             (id, account_id, participant_key, own_status, relationship, provider_id, version, created_at, updated_at,
              name, folded, network_status, receives_invoices, retired_scheme, identifier_keys, provider_name, state,
              updated_by, company_key, as_of)
         values ($1, $2, $3, $4, $5, $6, 1, $7, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        &[
            id.into(),
            account_id.into(),
            (&customer.participant_key).into(),
            text::own_status(own).into(),
            text::relationship(relationship).into(),
            provider.map(|provider| &provider.id).into(),
            now_ms.into(),
            (&facts.name).into(),
            (&facts.folded).into(),
            text::network_status(facts.network_status).into(),
            facts.receives_invoices.into(),
            facts.retired_scheme.into(),
            (&facts.identifier_keys).into(),
            provider.map_or("", |provider| provider.name.as_str()).into(),
            text::customer_state(facts.customer_state(own, relationship)).into(),
            user_id.into(),
            (&facts.company_key).into(),
            facts.as_of.into(),
        ],
    )?;
    Ok(())
}
