//! A recipient that a look-up found: what the public directory says of it, and the account's customer made from it.

use carnet_core::{
    state::{self, CustomerState, OwnStatus, Relationship},
    wire::{AddressStatus, NetworkStatus},
};

use crate::{db::Row, error::Result, text::Word};

/// Of `participants p`, its source `s`, its address line `a` and the customer `c`, if there are any.
pub(super) const COLUMNS: &str = "p.participant_key, p.participant_id, p.name, p.network_status, p.receives_invoices,
    p.retired_scheme, p.as_of, s.snapshot_as_of, c.id, c.state, c.provider_id, c.company_key,
    a.status";

/// From customers on, to what [`COLUMNS`] needs.
pub(super) const OF_CUSTOMER: &str = "join participants p on p.participant_key = c.participant_key
    join sources s on s.name = p.source left join addresses a on a.address_key = p.participant_key";

/// How many columns these are.
pub(super) const WIDTH: usize = 13;

#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub key: String,
    pub participant_id: String,
    pub name: String,
    pub network_status: NetworkStatus,
    pub receives_invoices: bool,
    pub retired_scheme: bool,
    /// How its address line stood when the calendar was last looked at; most have none.
    pub address: Option<AddressStatus>,
    pub as_of: i64,
    pub customer: Option<Own>,
}

/// The account's customer.
#[derive(Clone, Debug)]
pub(super) struct Own {
    pub id: String,
    pub state: CustomerState,
    pub provider_id: Option<String>,
    pub company: String,
}

impl Entry {
    /// From [`COLUMNS`].
    pub fn read(row: &Row) -> Result<Self> {
        let customer = match row.opt_text(8)? {
            Some(id) => Some(Own {
                id,
                state: CustomerState::read(row.str(9)?)?,
                provider_id: row.opt_text(10)?,
                company: row.text(11)?,
            }),
            None => None,
        };
        Ok(Self {
            key: row.text(0)?,
            participant_id: row.text(1)?,
            name: row.text(2)?,
            network_status: NetworkStatus::read(row.str(3)?)?,
            receives_invoices: row.bool(4)?,
            retired_scheme: row.bool(5)?,
            as_of: row.int(6)?.max(row.opt_int(7)?.unwrap_or(i64::MIN)),
            address: AddressStatus::read_opt(row.opt_text(12)?)?,
            customer,
        })
    }

    /// The state it has for whoever has not added it.
    pub fn public_state(&self) -> CustomerState {
        // Its address is judged apart, on the day.
        let (network, invoices, retired) = (self.network_status, self.receives_invoices, self.retired_scheme);
        let participant = state::participant_state(network, invoices, retired, None);
        state::customer_state(OwnStatus::Active, Relationship::Ready, participant)
    }
}
