//! Customers as they travel: rows by id, with their numbers and what the public directory says.

use carnet_core::{
    state::{CustomerState, OwnStatus, Relationship},
    wire::{Customer, Holder, NetworkStatus},
};

use crate::{
    addresses, checks,
    db::{self, Db, Row},
    error::Result,
    participants::children::{self, ByKey, load},
    text::Word,
    times,
};

/// The customer of this account with this id; ids of other accounts are not found.
pub fn get(db: &mut dyn Db, account_id: &str, id: &str) -> Result<Option<Customer>> {
    let sql = "select id from customers where account_id = $1 and id = $2 and deleted_at is null";
    match db::query_one(db, sql, &[account_id.into(), id.into()], |row| row.text(0))? {
        Some(id) => Ok(many(db, &[id])?.pop()),
        None => Ok(None),
    }
}

/// The customers with these ids, at most 100, in the order of the ids. Whoever calls has seen to the account.
pub(super) fn many(db: &mut dyn Db, ids: &[String]) -> Result<Vec<Customer>> {
    let sql = format!(
        "select c.id, c.participant_key, p.participant_id, c.name, p.country, c.provider_id, c.own_status,
                   c.network_status, c.relationship, c.state, p.as_of, s.snapshot_as_of, p.source, c.version,
                   c.created_at, c.updated_at,
                   (select r.id from requests r where r.customer_id = c.id
                        order by case when r.status = 'pending' then 0 else 1 end, r.created_at desc, r.id limit 1),
                   case c.company_key when '' then 0 else
                       (select count(*) from customers o where o.account_id = c.account_id and o.deleted_at is null
                            and o.company_key = c.company_key and o.id <> c.id) end,
                   coalesce((select u.display_name from users u where u.id = c.updated_by), ''), {}
               from customers c join participants p on p.participant_key = c.participant_key
                   join sources s on s.name = p.source {} c.participant_key
               where c.id in (:keys)",
        addresses::COLUMNS,
        addresses::JOIN
    );
    let mut rows: ByKey<(String, Customer)> = load(db, &sql, ids, |row| Ok((row.text(1)?, customer(row)?)))?;
    let mut numbers = numbers(db, ids)?;
    let keys: Vec<String> = rows.values().flatten().map(|(key, _)| key.clone()).collect();
    let identifiers = children::identifiers(db, &keys)?;
    let providers = children::providers(db, &keys)?;
    let checks = checks::of(db, &keys)?;
    let mut customers = Vec::with_capacity(ids.len());
    for id in ids {
        let Some((key, mut customer)) = rows.remove(id).and_then(|mut rows| rows.pop()) else { continue };
        customer.customer_numbers = numbers.remove(id).unwrap_or_default();
        customer.identifiers = identifiers.get(&key).cloned().unwrap_or_default();
        customer.check = checks.get(&key).cloned();
        customer.providers = providers.get(&key).cloned().unwrap_or_default();
        customers.push(customer);
    }
    Ok(customers)
}

fn numbers(db: &mut dyn Db, ids: &[String]) -> Result<ByKey<String>> {
    let sql = "select customer_id, number from customer_numbers
               where customer_id in (:keys) order by customer_id, position";
    load(db, sql, ids, |row| row.text(1))
}

// A customer without its lists.
fn customer(row: &Row) -> Result<Customer> {
    let reason = CustomerState::read(row.str(9)?)?;
    let as_of = row.int(10)?.max(row.opt_int(11)?.unwrap_or(i64::MIN));
    Ok(Customer {
        id: row.text(0)?,
        participant_id: row.text(2)?,
        name: row.text(3)?,
        country: row.text(4)?,
        identifiers: Vec::new(),
        providers: Vec::new(),
        provider_id: row.opt_text(5)?,
        customer_numbers: Vec::new(),
        own_status: OwnStatus::read(row.str(6)?)?,
        network_status: NetworkStatus::read(row.str(7)?)?,
        relationship: Relationship::read(row.str(8)?)?,
        routable: reason.is_routable(),
        reason,
        address: addresses::at(row, 19)?,
        as_of: times::rfc3339(as_of),
        source: row.text(12)?,
        request_id: row.opt_text(16)?,
        check: None,
        duplicates: row.int(17)?.unsigned_abs(),
        updated_by: row.text(18)?,
        version: row.int(13)?.unsigned_abs(),
        created_at: times::rfc3339(row.int(14)?),
        updated_at: times::rfc3339(row.int(15)?),
        matched: None,
        match_kind: None,
    })
}

/// The account's customer whose `column` is `value`, with its first number.
pub(super) fn holder(db: &mut dyn Db, account_id: &str, column: &str, value: &str) -> Result<Option<Holder>> {
    let sql = format!(
        "select c.id, c.name,
             (select n.number from customer_numbers n where n.customer_id = c.id order by n.position limit 1)
         from customers c where c.account_id = $1 and c.{column} = $2 and c.deleted_at is null"
    );
    db::query_one(db, &sql, &[account_id.into(), value.into()], |row| {
        Ok(Holder { id: row.text(0)?, name: row.text(1)?, number: row.opt_text(2)? })
    })
}
