//! Keeping in step what customers repeat: of their participant, and the state that follows from it.

use carnet_core::{
    state::{self, CustomerState, OwnStatus, ParticipantState, Relationship},
    wire::NetworkStatus,
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
    /// Keys of its identifiers, a line each, the participant id's first.
    pub identifier_keys: String,
}

impl Facts {
    pub fn participant_state(&self) -> ParticipantState {
        state::participant_state(self.network_status, self.receives_invoices, self.retired_scheme)
    }

    pub fn customer_state(&self, own: OwnStatus, relationship: Relationship) -> CustomerState {
        state::customer_state(own, relationship, self.participant_state())
    }
}

/// Takes a participant's facts over into every account's customer made from it.
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
                 retired_scheme = $8, identifier_keys = $9, state = $10
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
            ],
        )?;
    }
    Ok(())
}
