//! Who the recipients are: the customers in each state, participants that are no customers, and inventions.

use std::collections::BTreeMap;

use super::{
    super::{
        Random,
        directories::{NEEDS_SETUP, candidates},
        documents::Company,
        ids,
    },
    plan::To,
    providers,
};
use crate::{
    db::{self, Db},
    error::{Error, Result},
};

#[derive(Clone, Debug)]
pub(super) struct Buyer {
    /// As it stands in a document.
    pub company: Company,
    pub participant_key: String,
    /// Of the customer, whatever the document has.
    pub own_number: Option<String>,
}

const HAS_PROVIDER: &str = "exists (select 1 from participant_providers w where w.participant_key = p.participant_key)";

/// The company that sends.
pub(super) fn owner(db: &mut dyn Db, account: &str) -> Result<Company> {
    let sql = "select name, participant_id from accounts where id = $1";
    let found =
        db::query_one(db, sql, &[account.into()], |row| Ok(company(row.text(0)?, row.text(1)?, "FR".to_owned())))?;
    found.ok_or_else(|| Error::Corrupt(format!("the demo has no account {account}")))
}

fn company(name: String, endpoint: String, country: String) -> Company {
    Company { name, endpoint, country, number: None }
}

/// The recipients of an account, by kind; each kind in the order in which they are sent to.
pub(super) fn all(db: &mut dyn Db, account: &str) -> Result<BTreeMap<To, Vec<Buyer>>> {
    let mut all = BTreeMap::new();
    let posted = format!(
        "c.state = 'routable' and c.provider_id in ({})",
        providers::POSTING.map(|(id, _)| format!("'{id}'")).join(", ")
    );
    for (to, condition) in [
        (To::Receiving, "c.state in ('routable', 'retiredId') and c.provider_id is not null"),
        (To::Failing, posted.as_str()),
        (To::Deactivated, "c.state = 'deactivated'"),
        (To::NonExisting, "c.state = 'nonExisting'"),
        (To::AwaitingAcceptance, "c.state = 'awaitingAcceptance'"),
        (To::Refused, "c.state = 'refused'"),
        (To::Cancelled, "c.state = 'cancelled'"),
        (To::AwaitingRouting, "c.state = 'awaitingRouting'"),
        (To::InactiveAddress, "c.state in ('inactive', 'upcoming')"),
        (To::NoPlatform, format!("c.state = 'routable' and not {HAS_PROVIDER}").as_str()),
        (To::NoDocumentType, format!("c.state = 'noDocumentType' and {HAS_PROVIDER}").as_str()),
        (To::Unanswered, "c.state = 'routable' and c.provider_id is not null"),
    ] {
        all.insert(to, customers(db, account, condition)?);
    }
    let numbered = customers(db, account, &format!("c.state = 'routable' and c.provider_id is not null and {ZEROS}"))?;
    all.insert(To::Corrected, numbered.iter().rev().map(almost).collect());
    all.insert(To::AlmostNumber, numbered.iter().map(almost).collect());
    let plain = customers(db, account, "c.state = 'routable' and p.country = 'FR'")?;
    all.insert(To::SameName, plain.into_iter().map(elsewhere).collect());
    all.insert(To::NotAdded, not_added(db, account)?);
    all.insert(To::Unknown, unknown(account));
    let nobody = company("Client comptoir".to_owned(), String::new(), "FR".to_owned());
    all.insert(To::Unnamed, vec![Buyer { company: nobody, participant_key: String::new(), own_number: None }]);
    Ok(all)
}

/// A customer with a number that begins with zeros.
const ZEROS: &str = "exists (select 1 from customer_numbers z where z.customer_id = c.id and z.number like '00%')";

/// Customers for which this holds, the first ones added first. Those that have a number are known by it; every third
/// by its address besides.
fn customers(db: &mut dyn Db, account: &str, condition: &str) -> Result<Vec<Buyer>> {
    let sql = format!(
        "select p.name, p.participant_id, p.country, p.participant_key,
             (select min(n.number) from customer_numbers n where n.customer_id = c.id)
         from customers c join participants p on p.participant_key = c.participant_key
         where c.account_id = $1 and c.deleted_at is null and {condition} order by c.created_at, c.id"
    );
    let found = db::query_all(db, &sql, &[account.into()], |row| {
        let number = row.opt_text(4)?;
        let company = Company { number: number.clone(), ..company(row.text(0)?, row.text(1)?, row.text(2)?) };
        Ok(Buyer { company, participant_key: row.text(3)?, own_number: number })
    })?;
    let known = |(at, mut buyer): (usize, Buyer)| {
        if buyer.own_number.is_some() && at % 3 > 0 {
            buyer.company.endpoint.clear();
        }
        buyer
    };
    Ok(found.into_iter().enumerate().map(known).collect())
}

/// By its number alone, without the zeros in front.
fn almost(buyer: &Buyer) -> Buyer {
    let number = buyer.own_number.as_deref().map(|number| number.trim_start_matches('0').to_owned());
    let company = Company { number, endpoint: String::new(), ..buyer.company.clone() };
    Buyer { company, ..buyer.clone() }
}

/// Under an address that nobody has.
fn elsewhere(buyer: Buyer) -> Buyer {
    let endpoint = address(&mut Random::new(0x00e1_5e77));
    Buyer { company: Company { endpoint, number: None, ..buyer.company.clone() }, ..buyer }
}

/// Participants that could be added, and would receive at once.
fn not_added(db: &mut dyn Db, account: &str) -> Result<Vec<Buyer>> {
    let filter = format!("p.receives_invoices = 1 and p.retired_scheme = 0 and {HAS_PROVIDER} and not {NEEDS_SETUP}");
    let mut buyers = Vec::new();
    for key in candidates(db, account, &filter, 4)? {
        let sql = "select name, participant_id, country from participants where participant_key = $1";
        let found =
            db::query_one(db, sql, &[(&key).into()], |row| Ok(company(row.text(0)?, row.text(1)?, row.text(2)?)))?;
        buyers.extend(found.map(|company| Buyer { company, participant_key: key, own_number: None }));
    }
    Ok(buyers)
}

/// Companies that are not in the network.
fn unknown(account: &str) -> Vec<Buyer> {
    let mut random = Random::new(0x00ab_5e17 + account.len() as u64);
    ["Scierie des Hauts Plateaux SARL", "Imprimerie Bonnefoy EURL", "Garage du Canal"]
        .into_iter()
        .map(|name| Buyer {
            company: company(name.to_owned(), address(&mut random), "FR".to_owned()),
            participant_key: String::new(),
            own_number: None,
        })
        .collect()
}

fn address(random: &mut Random) -> String {
    let ids = ids::company(random, "FR");
    format!("{}:{}", ids.scheme, ids.value)
}
