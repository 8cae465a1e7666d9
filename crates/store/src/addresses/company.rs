//! What is known of a company: its addresses, and what to say when one is asked for that is not active.

use std::collections::HashMap;

use carnet_core::wire::{AddressStatus, CompanyAddress, CompanyAddresses, KnownCompany};

use super::{SCHEME, line, read};
use crate::{
    customers::follow,
    db::{self, Db},
    error::Result,
    participants::{
        NOT_TAKEN_DOWN,
        children::{ByKey, load},
        customer_ids,
    },
};

/// Addresses that stand in for one that is not active.
const OFFERED: i64 = 20;

/// The company of an address that is not active on a day, where the French directory knows the company. `None` also
/// when the address is active: then it is the public directory that lacks it.
pub fn company(db: &mut dyn Db, address_key: &str, day: i64) -> Result<Option<KnownCompany>> {
    let Some(siren) = siren_of(address_key) else { return Ok(None) };
    if !read::knows_company(db, &siren)? {
        return Ok(None);
    }
    let asked = read::known(db, &[address_key.to_owned()], day)?.remove(address_key);
    let status = asked.as_ref().map(|address| address.status);
    if status == Some(AddressStatus::Active) {
        return Ok(None);
    }
    let (from, to) = asked.map(|address| (address.from, address.to)).unwrap_or_default();
    Ok(Some(KnownCompany {
        name: name(db, &siren)?,
        addresses: active(db, &siren, day)?,
        number: siren,
        active_from: from.filter(|_| status == Some(AddressStatus::Upcoming)),
        ended_on: to.filter(|_| status == Some(AddressStatus::Ended)),
    }))
}

/// The SIREN in the key of an address.
fn siren_of(address_key: &str) -> Option<String> {
    let value = address_key.strip_prefix(SCHEME)?.strip_prefix(':')?;
    line::read(value).ok().map(|line| line.siren)
}

fn active(db: &mut dyn Db, siren: &str, day: i64) -> Result<Vec<String>> {
    let sql = "select a.address from addresses a where a.siren = $1 and exists (
                   select 1 from address_periods p where p.address_key = a.address_key and p.replaced_at is null
                       and (p.from_day is null or p.from_day <= $2) and (p.to_day is null or p.to_day >= $2))
               order by a.address limit $3";
    db::query_all(db, sql, &[siren.into(), day.into(), OFFERED.into()], |row| row.text(0))
}

/// The name of one of the company's participants, those in the network first.
fn name(db: &mut dyn Db, siren: &str) -> Result<Option<String>> {
    let sql = format!(
        "select p.name from participants p where p.participant_key in ({ENTRIES}) and {NOT_TAKEN_DOWN}
         order by p.network_status, p.participant_key limit 1"
    );
    db::query_one(db, &sql, &[siren.into()], |row| row.text(0))
}

/// Keys of the participants of the company `$1`: by their SIREN, and by their address.
const ENTRIES: &str = "select i.participant_key from participant_identifiers i
        where i.value_key = $1 and i.scheme = '0002'
    union select e.participant_key from participants e
        where e.participant_key >= '0225:' || $1 and e.participant_key < '0225:' || $1 || '~'";

/// The SIREN of the company of a participant, or of an address of the French directory; empty for a participant of no
/// French company, `None` when neither directory knows the key.
pub fn siren(db: &mut dyn Db, key: &str) -> Result<Option<String>> {
    let sql = "select 1 from participants where participant_key = $1";
    if db::query_one(db, sql, &[key.into()], |row| row.int(0))?.is_some() {
        let company = follow::company_key(db, key)?;
        return Ok(Some(company.strip_prefix("0002:").unwrap_or_default().to_owned()));
    }
    match siren_of(key) {
        Some(siren) if read::knows_company(db, &siren)? => Ok(Some(siren)),
        _ => Ok(None),
    }
}

/// The addresses of the company `siren`, at most `limit`, active ones first: those with a line, and the participants
/// of the public directory. A participant that is removed or taken down counts as none.
pub fn of_company(db: &mut dyn Db, account_id: &str, siren: &str, day: i64, limit: usize) -> Result<CompanyAddresses> {
    let keys = keys(db, siren)?;
    let total = keys.len() as u64;
    let shown: Vec<String> = keys.into_iter().take(limit).collect();
    let mut lines = read::known(db, &shown, day)?;
    let mut entries = entries(db, account_id, &shown)?;
    let mut addresses = Vec::with_capacity(shown.len());
    for key in shown {
        let (participant_id, name, customer_id) = match entries.remove(&key) {
            Some((id, name, customer)) => (Some(id), Some(name), customer),
            None => (None, None, None),
        };
        let validity = lines.remove(&key);
        let address = validity.as_ref().map(|line| line.address.clone()).or_else(|| participant_id.clone());
        addresses.push(CompanyAddress { address: address.unwrap_or(key), validity, participant_id, name, customer_id });
    }
    // A row may stand as on an earlier day.
    addresses.sort_by_key(|one| rank(one.validity.as_ref().map(|line| line.status)));
    Ok(CompanyAddresses { company: siren.to_owned(), addresses, total })
}

fn rank(status: Option<AddressStatus>) -> u8 {
    match status {
        Some(AddressStatus::Active) => 0,
        None => 1,
        Some(AddressStatus::Upcoming) => 2,
        Some(AddressStatus::Ended) => 3,
    }
}

fn keys(db: &mut dyn Db, siren: &str) -> Result<Vec<String>> {
    let sql = format!(
        "select address_key, case status when 'active' then 0 when 'upcoming' then 2 else 3 end
         from addresses where siren = $1
         union all
         select p.participant_key, 1 from participants p
         where p.network_status = 'registered' and p.participant_key in ({ENTRIES}) and {NOT_TAKEN_DOWN}
             and not exists (select 1 from addresses a where a.address_key = p.participant_key)
         order by 2, 1"
    );
    db::query_all(db, &sql, &[siren.into()], |row| row.text(0))
}

/// A participant's id, its name, and the account's customer made from it.
type Entry = (String, String, Option<String>);

fn entries(db: &mut dyn Db, account_id: &str, keys: &[String]) -> Result<HashMap<String, Entry>> {
    let mut all = HashMap::new();
    for keys in keys.chunks(100) {
        let sql = format!(
            "select p.participant_key, p.participant_id, p.name from participants p
             where p.network_status = 'registered' and p.participant_key in (:keys) and {NOT_TAKEN_DOWN}"
        );
        let found: ByKey<(String, String)> = load(db, &sql, keys, |row| Ok((row.text(1)?, row.text(2)?)))?;
        let mut customers = customer_ids(db, account_id, keys)?;
        for (key, rows) in found {
            let customer = customers.remove(&key);
            all.extend(rows.into_iter().next().map(|(id, name)| (key, (id, name, customer))));
        }
    }
    Ok(all)
}
