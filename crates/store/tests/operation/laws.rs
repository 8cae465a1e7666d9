//! What holds of a directory at any time, and between one moment and the next.

use std::collections::{BTreeMap, BTreeSet};

use carnet_core::{
    state::{Relationship, customer_state, participant_state},
    wire::Customer,
};
use carnet_store::{
    Result,
    customers::{self, CustomerQuery},
    db::{self, Db},
};
use serde_json::Value;

use crate::common::ACCOUNT;

/// A customer's row, deleted or not.
#[derive(Clone, Debug)]
struct Row {
    id: String,
    version: i64,
    deleted: bool,
    state: String,
    /// The customer as people see it; absent when deleted.
    seen: Option<Customer>,
    /// Network status, receives invoices, retired scheme of the participant itself.
    participant: (String, bool, bool),
    /// Own status and relationship.
    words: (String, String),
    open_requests: Vec<String>,
}

/// An entry of the trail: kind and id of the object, before and after.
#[derive(Clone, Debug)]
struct Told {
    kind: String,
    id: String,
    sides: [Option<Value>; 2],
}

/// Everything there is of the account at one moment.
pub struct Picture {
    rows: BTreeMap<String, Row>,
    /// Numbers by customer, as the table has them.
    numbers: Vec<(String, String)>,
    listed: Vec<Customer>,
    /// Customers that a number finds.
    found: BTreeMap<String, Vec<String>>,
    requests: BTreeMap<String, String>,
    trail: Vec<Told>,
}

impl Picture {
    /// Ids of all customers there ever were.
    pub fn ids(&self) -> Vec<String> {
        self.rows.keys().cloned().collect()
    }

    pub fn take(db: &mut dyn Db) -> Result<Self> {
        let sql = "select number, customer_id from customer_numbers where account_id = $1";
        let numbers = db::query_all(db, sql, &[ACCOUNT.into()], |row| Ok((row.text(0)?, row.text(1)?)))?;
        let all = CustomerQuery { limit: 100, ..CustomerQuery::default() };
        let listed = customers::list(db, ACCOUNT, &all)?.items;
        let mut found = BTreeMap::new();
        for (number, _) in &numbers {
            let query = CustomerQuery {
                q: Some(number.clone()),
                field: Some(carnet_core::wire::CustomerField::CustomerNumber),
                ..all.clone()
            };
            let exactly = customers::list(db, ACCOUNT, &query)?.items.into_iter();
            let exactly = exactly.filter(|customer| customer.customer_numbers.contains(number));
            found.insert(number.clone(), exactly.map(|customer| customer.id).collect());
        }
        let sql = "select id, status || coalesce(cast(reminded_at as text), '') || coalesce(cast(emailed_at as text), '') from requests";
        let requests = db::query_all(db, sql, &[], |row| Ok((row.text(0)?, row.text(1)?)))?.into_iter().collect();
        Ok(Self { rows: rows(db)?, numbers, listed, found, requests, trail: trail(db)? })
    }
}

fn rows(db: &mut dyn Db) -> Result<BTreeMap<String, Row>> {
    let sql = "select c.id, c.version, c.deleted_at, c.state, p.network_status, p.receives_invoices, p.retired_scheme,
                   c.own_status, c.relationship,
                   (select min(r.kind) from requests r where r.customer_id = c.id and r.status = 'pending'),
                   (select count(*) from requests r where r.customer_id = c.id and r.status = 'pending')
               from customers c join participants p on p.participant_key = c.participant_key where c.account_id = $1";
    let rows = db::query_all(db, sql, &[ACCOUNT.into()], |row| {
        Ok(Row {
            id: row.text(0)?,
            version: row.int(1)?,
            deleted: row.opt_int(2)?.is_some(),
            state: row.text(3)?,
            seen: None,
            participant: (row.text(4)?, row.bool(5)?, row.bool(6)?),
            words: (row.text(7)?, row.text(8)?),
            // More than one are wrong whatever their kinds.
            open_requests: row.opt_text(9)?.map_or_else(Vec::new, |kind| vec![kind; row.int(10).unwrap() as usize]),
        })
    })?;
    let mut all = BTreeMap::new();
    for row in rows {
        let seen = customers::get(db, ACCOUNT, &row.id)?;
        all.insert(row.id.clone(), Row { seen, ..row });
    }
    Ok(all)
}

fn trail(db: &mut dyn Db) -> Result<Vec<Told>> {
    let sql = "select object_kind, object_id, before, after from audit where account_id = $1 order by seq";
    db::query_all(db, sql, &[ACCOUNT.into()], |row| {
        let side = |column| -> carnet_store::Result<_> {
            Ok(row.opt_text(column)?.map(|text| plain(serde_json::from_str(&text).unwrap())))
        };
        Ok(Told { kind: row.text(0)?, id: row.text(1)?, sides: [side(2)?, side(3)?] })
    })
}

// How many others there are of the company changes with those others.
fn plain(mut customer: Value) -> Value {
    if let Some(object) = customer.as_object_mut() {
        object.remove("duplicates");
    }
    customer
}

fn word<T: serde::de::DeserializeOwned>(text: &str) -> T {
    serde_json::from_value(Value::from(text)).unwrap()
}

fn hold(what: bool, fault: impl FnOnce() -> String) -> std::result::Result<(), String> {
    if what { Ok(()) } else { Err(fault()) }
}

/// At any time.
pub fn whole(now: &Picture) -> std::result::Result<(), String> {
    let living: BTreeSet<&str> = now.rows.values().filter(|row| !row.deleted).map(|row| row.id.as_str()).collect();
    let listed: Vec<&str> = now.listed.iter().map(|customer| customer.id.as_str()).collect();
    hold(listed.len() == living.len() && listed.iter().all(|id| living.contains(id)), || {
        format!("the list has {listed:?}, there are {living:?}")
    })?;
    let mut held = BTreeSet::new();
    for (number, id) in &now.numbers {
        hold(held.insert(number), || format!("{number} is held twice"))?;
        hold(living.contains(id.as_str()), || format!("{number} is held by {id}, which is deleted"))?;
        hold(now.found[number] == [id.clone()], || format!("{number} of {id} finds {:?}", now.found[number]))?;
        let shown = now.rows[id].seen.as_ref().is_some_and(|customer| customer.customer_numbers.contains(number));
        hold(shown, || format!("{id} does not show its number {number}"))?;
    }
    let shown: usize = now.listed.iter().map(|customer| customer.customer_numbers.len()).sum();
    hold(shown == now.numbers.len(), || format!("{shown} numbers are shown of {}", now.numbers.len()))?;
    now.rows.values().try_for_each(row_is_whole)
}

fn row_is_whole(row: &Row) -> std::result::Result<(), String> {
    hold(row.seen.is_some() != row.deleted, || format!("{row:?} is seen after its deletion, or not before"))?;
    let (network, invoices, retired) = &row.participant;
    let relationship: Relationship = word(&row.words.1);
    let state =
        customer_state(word(&row.words.0), relationship, participant_state(word(network), *invoices, *retired, None));
    hold(word::<carnet_core::state::CustomerState>(&row.state) == state, || format!("{row:?} should be {state:?}"))?;
    let asks: &[&str] = match relationship {
        Relationship::AwaitingAcceptance => &["acceptance"],
        Relationship::AwaitingRouting => &["routing"],
        Relationship::Ready | Relationship::Refused | Relationship::Cancelled => &[],
    };
    hold(row.open_requests == asks, || format!("{row:?} should have {asks:?} open"))?;
    hold(!row.deleted || asks.is_empty(), || format!("{row:?} is deleted and asks"))
}

/// Between one moment and the next: whatever a person changed grew by one version and left one entry, with the object
/// as it was and as it is; nothing else left any. What the network says (`facts_alone`) is no change by a person.
pub fn told(before: &Picture, after: &Picture, facts_alone: bool) -> std::result::Result<(), String> {
    let new = &after.trail[before.trail.len()..];
    for row in after.rows.values() {
        let old = before.rows.get(&row.id);
        let entries: Vec<&Told> = new.iter().filter(|told| told.kind == "customer" && told.id == row.id).collect();
        let grown = row.version - old.map_or(0, |old| old.version);
        hold(grown == 0 || grown == 1, || format!("{} grew from {old:?} to {}", row.id, row.version))?;
        hold(entries.len() as i64 == grown, || format!("{} grew by {grown} and left {entries:?}", row.id))?;
        hold(!facts_alone || grown == 0, || format!("{} grew by what the network says", row.id))?;
        let (was, is) = (old.and_then(|old| old.seen.as_ref()), row.seen.as_ref());
        match entries.first() {
            Some(entry) => hold(entry.sides == [json(was), json(is)], || {
                format!("{} went from {was:?} to {is:?} and left {entry:?}", row.id)
            })?,
            None => hold(facts_alone || json(was) == json(is), || format!("{} changed in silence", row.id))?,
        }
    }
    hold(before.rows.keys().all(|id| after.rows.contains_key(id)), || "a row is gone".to_owned())?;
    requests_told(before, after, new)
}

fn requests_told(before: &Picture, after: &Picture, new: &[Told]) -> std::result::Result<(), String> {
    for (id, now) in &after.requests {
        let entries = new.iter().filter(|told| told.kind == "request" && told.id == *id).count();
        let changed = before.requests.get(id) != Some(now);
        hold(entries == usize::from(changed), || format!("the request {id} became {now} and left {entries} entries"))?;
    }
    Ok(())
}

fn json(customer: Option<&Customer>) -> Option<Value> {
    customer.map(|customer| plain(serde_json::to_value(customer).unwrap()))
}
