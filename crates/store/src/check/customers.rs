//! The companies' own directories and the requests that belong to them.

use carnet_core::{
    company, identifier,
    state::{self, CustomerState, OwnStatus, Relationship},
    wire::{AddressStatus, NetworkStatus},
};

use super::{Invariant, Rule};
use crate::{db::Row, error::Result, text::Word};

pub(super) const ALL: &[Invariant] = &[
    Invariant {
        name: "customer_once",
        says: "A company has a participant once in its own directory.",
        rules: &[Rule::Offenders(
            "select 'participant ' || participant_key || ' of ' || account_id from customers where deleted_at is null
             group by account_id, participant_key having count(*) > 1",
        )],
    },
    Invariant {
        name: "customer_number_once",
        says: "A customer number is one customer's in its company, of one that is not deleted.",
        rules: &[
            Rule::Offenders(
                "select 'a number of ' || account_id || ' that ' || min(customer_id) || ' has' from customer_numbers
                 group by account_id, number having count(*) > 1",
            ),
            Rule::Offenders(
                "select 'a number of customer ' || c.id from customer_numbers n join customers c on c.id = n.customer_id
                 where c.deleted_at is not null or c.account_id <> n.account_id",
            ),
            Rule::Each(
                "select 'a number of customer ' || customer_id, number, number_key from customer_numbers",
                number_is_compared,
            ),
        ],
    },
    Invariant {
        name: "customers_repeat_their_participant",
        says: "What a customer repeats of its participant is what the participant says.",
        rules: &[
            Rule::Offenders(
                "select 'customer ' || c.id from customers c join participants p on p.participant_key = c.participant_key
                     join sources s on s.name = p.source
                 where c.name <> p.name or c.folded <> p.folded or c.network_status <> p.network_status
                     or c.receives_invoices <> p.receives_invoices or c.retired_scheme <> p.retired_scheme
                     or c.as_of <> case when s.snapshot_as_of > p.as_of then s.snapshot_as_of else p.as_of end",
            ),
            Rule::Each(
                "select 'customer ' || c.id, c.identifier_keys, c.company_key,
                     (select string_agg(i.scheme || ':' || i.value, '\u{1f}' order by i.position)
                      from participant_identifiers i where i.participant_key = c.participant_key),
                     (select string_agg(i.value_key, '\n' order by i.position)
                      from participant_identifiers i where i.participant_key = c.participant_key)
                 from customers c",
                keys_are_the_participant_s,
            ),
        ],
    },
    Invariant {
        name: "one_default_provider",
        says: "A customer goes through one provider at most, and repeats its name.",
        rules: &[Rule::Offenders(
            "select 'customer ' || c.id from customers c left join providers v on v.id = c.provider_id
             where c.provider_name <> coalesce(v.name, '')",
        )],
    },
    Invariant {
        name: "customers_have_their_state",
        says: "The state of a customer follows from what its company says, its requests and its participant.",
        rules: &[Rule::Each(
            "select 'customer ' || c.id, c.own_status, c.relationship, c.network_status, c.receives_invoices,
                 c.retired_scheme, a.status, c.state
             from customers c left join addresses a on a.address_key = c.participant_key",
            state_follows,
        )],
    },
    Invariant {
        name: "deletions_are_told",
        says: "Who has deleted a customer is known, and only deleted ones keep numbers that they had.",
        rules: &[Rule::Offenders(
            "select 'customer ' || id from customers
             where (deleted_at is null and (deleted_by is not null or freed_numbers <> ''))
                or (deleted_at is not null and deleted_by is null)",
        )],
    },
    Invariant {
        name: "requests_agree_with_their_customer",
        says: "A customer waits exactly when one request of the kind it waits for is open.",
        rules: &[
            Rule::Offenders(
                "select 'requests of customer ' || customer_id from requests where status = 'pending'
                 group by customer_id having count(*) > 1",
            ),
            Rule::Offenders(
                "select 'customer ' || c.id from customers c where c.relationship in ('awaitingAcceptance', 'awaitingRouting')
                     and not exists (select 1 from requests r where r.customer_id = c.id and r.status = 'pending'
                         and r.kind = case c.relationship when 'awaitingAcceptance' then 'acceptance' else 'routing' end)",
            ),
            Rule::Offenders(
                "select 'request ' || r.id from requests r join customers c on c.id = r.customer_id
                 where r.account_id <> c.account_id or (r.status = 'pending' and (c.deleted_at is not null
                     or c.relationship not in ('awaitingAcceptance', 'awaitingRouting')))",
            ),
        ],
    },
    Invariant {
        name: "requests_are_answered_or_open",
        says: "An open request has no answer, one that is closed has its time and its kind of answer, and each is for somebody.",
        rules: &[Rule::Offenders(
            "select 'request ' || id from requests
             where (status = 'pending') <> (answered_at is null)
                or (kind = 'acceptance' and (recipient_account_id is null or status = 'activated'))
                or (kind = 'routing' and (provider_id is null or status in ('accepted', 'refused')))",
        )],
    },
];

fn number_is_compared(row: &Row) -> Result<bool> {
    Ok(identifier::key(row.str(1)?) == row.str(2)?)
}

fn keys_are_the_participant_s(row: &Row) -> Result<bool> {
    let (identifiers, keys) = (row.opt_text(3)?.unwrap_or_default(), row.opt_text(4)?.unwrap_or_default());
    let company = company::company_key("", identifiers.split('\u{1f}').filter_map(|id| id.split_once(':')));
    Ok(row.str(1)? == keys && row.str(2)? == company)
}

fn state_follows(row: &Row) -> Result<bool> {
    let participant = state::participant_state(
        NetworkStatus::read(row.str(3)?)?,
        row.bool(4)?,
        row.bool(5)?,
        AddressStatus::read_opt(row.opt_text(6)?)?,
    );
    let (own, relationship) = (OwnStatus::read(row.str(1)?)?, Relationship::read(row.str(2)?)?);
    Ok(state::customer_state(own, relationship, participant) == CustomerState::read(row.str(7)?)?)
}
