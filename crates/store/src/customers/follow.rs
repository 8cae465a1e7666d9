//! Keeping in step what customers repeat: of their participant, and the state that follows from it.

use carnet_core::{
    company,
    state::{self, CustomerState, OwnStatus, ParticipantState, Relationship},
    wire::{AddressStatus, NetworkStatus},
};

use crate::{
    db::{self, Db},
    error::Result,
    text::{self, Word},
};

/// What a customer repeats of its participant.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub name: String,
    pub folded: String,
    pub network_status: NetworkStatus,
    pub receives_invoices: bool,
    pub retired_scheme: bool,
    /// How its address line stands today, where it has one.
    pub address: Option<AddressStatus>,
    /// Keys of its identifiers, a line each, the participant id's first.
    pub identifier_keys: String,
    /// Of the company behind it (see [`carnet_core::company`]).
    pub company_key: String,
    /// When its source last confirmed it, be it by a snapshot that left its row alone.
    pub as_of: i64,
}

impl Facts {
    pub fn participant_state(&self) -> ParticipantState {
        state::participant_state(self.network_status, self.receives_invoices, self.retired_scheme, self.address)
    }

    pub fn customer_state(&self, own: OwnStatus, relationship: Relationship) -> CustomerState {
        state::customer_state(own, relationship, self.participant_state())
    }
}

/// Takes a participant's facts over into every account's customer and supplier made from it.
pub(crate) fn participant(db: &mut dyn Db, participant_key: &str, facts: &Facts) -> Result<()> {
    let combinations = db::query_all(
        db,
        "select distinct own_status, relationship from customers where participant_key = $1",
        &[participant_key.into()],
        |row| Ok((OwnStatus::read(row.str(0)?)?, Relationship::read(row.str(1)?)?)),
    )?;
    for (own, relationship) in combinations {
        db.execute(
            "update customers set name = $4, folded = $5, network_status = $6, receives_invoices = $7,
                 retired_scheme = $8, identifier_keys = $9, state = $10, company_key = $11, as_of = $12
             where participant_key = $1 and own_status = $2 and relationship = $3",
            &[
                participant_key.into(),
                text::own_status(own).into(),
                text::relationship(relationship).into(),
                (&facts.name).into(),
                (&facts.folded).into(),
                text::network_status(facts.network_status).into(),
                facts.receives_invoices.into(),
                facts.retired_scheme.into(),
                (&facts.identifier_keys).into(),
                text::customer_state(facts.customer_state(own, relationship)).into(),
                (&facts.company_key).into(),
                facts.as_of.into(),
            ],
        )?;
    }
    let sql = "update suppliers set name = $2, folded = $3 where participant_key = $1 and name <> $2";
    db.execute(sql, &[participant_key.into(), (&facts.name).into(), (&facts.folded).into()])?;
    Ok(())
}

/// Takes over that a participant was confirmed at `as_of_ms`, with everything else as it was.
pub(crate) fn confirmed(db: &mut dyn Db, participant_key: &str, as_of_ms: i64) -> Result<()> {
    let sql = "update customers set as_of = $2 where participant_key = $1 and as_of < $2";
    db.execute(sql, &[participant_key.into(), as_of_ms.into()])?;
    Ok(())
}

/// The same for all participants of a source.
pub(crate) fn snapshot(db: &mut dyn Db, source: &str, as_of_ms: i64) -> Result<()> {
    db.execute(
        "update customers set as_of = $2 where as_of < $2 and exists
             (select 1 from participants p where p.participant_key = customers.participant_key and p.source = $1)",
        &[source.into(), as_of_ms.into()],
    )?;
    Ok(())
}

/// Brings the state of one customer in step with everything it follows from.
pub(super) fn customer(db: &mut dyn Db, id: &str) -> Result<()> {
    let sql = "select c.own_status, c.relationship, c.network_status, c.receives_invoices, c.retired_scheme, a.status
               from customers c left join addresses a on a.address_key = c.participant_key where c.id = $1";
    let state = db::query_one(db, sql, &[id.into()], |row| {
        let (own, relationship) = (OwnStatus::read(row.str(0)?)?, Relationship::read(row.str(1)?)?);
        let network = NetworkStatus::read(row.str(2)?)?;
        let participant =
            state::participant_state(network, row.bool(3)?, row.bool(4)?, AddressStatus::read_opt(row.opt_text(5)?)?);
        Ok(state::customer_state(own, relationship, participant))
    })?;
    if let Some(state) = state {
        let sql = "update customers set state = $2 where id = $1";
        db.execute(sql, &[id.into(), text::customer_state(state).into()])?;
    }
    Ok(())
}

/// The key of the company of a participant.
pub(crate) fn company_key(db: &mut dyn Db, participant_key: &str) -> Result<String> {
    let sql = "select scheme, value from participant_identifiers where participant_key = $1 order by position";
    let all = db::query_all(db, sql, &[participant_key.into()], |row| Ok((row.text(0)?, row.text(1)?)))?;
    // The participant id itself is the first of them.
    Ok(company::company_key("", all.iter().map(|(scheme, value)| (scheme.as_str(), value.as_str()))))
}

/// Gives the customers of a database that had no company keys their own.
pub(crate) fn fill_company_keys(db: &mut dyn Db) -> Result<()> {
    let keys = db::query_all(db, "select distinct participant_key from customers", &[], |row| row.text(0))?;
    for key in keys {
        let company = company_key(db, &key)?;
        let sql = "update customers set company_key = $2 where participant_key = $1";
        db.execute(sql, &[key.into(), company.into()])?;
    }
    Ok(())
}
