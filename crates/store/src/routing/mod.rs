//! What the directories say of a document's identifiers: the facts from which [`carnet_core::routing::decide`] tells
//! the route. A few queries for all identifiers together; nothing is written.

mod details;
mod entry;
mod lookup;
mod near;

use carnet_core::{
    routing::{self, Ask, Question},
    wire::{Directory, FoundParty, KnownCompany, LookedUp, RouteFacts, RouteIdentifier, StopCause},
};

use crate::{
    addresses,
    db::{self, Db},
    error::{Error, Result},
    text::Word,
};
use details::Details;
use entry::Entry;
use lookup::Found;

/// Recipients told of one identifier, in each directory.
const MAX_MATCHES: usize = 20;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct RouteRequest<'a> {
    /// In any order.
    pub identifiers: &'a [RouteIdentifier],
    /// Document type ids any of which the recipient must receive; empty: it must receive invoices.
    pub document_types: &'a [String],
    /// Name of the recipient.
    pub name: Option<&'a str>,
    pub now_ms: i64,
    /// What the network itself says of the recipient, asked a moment ago.
    pub live: Option<&'a LiveBlock>,
}

/// What keeps documents from a participant that the directory would let through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveBlock {
    pub participant_key: String,
    pub cause: StopCause,
}

/// The facts of a route, for this account.
pub fn facts(db: &mut dyn Db, account_id: &str, request: &RouteRequest<'_>) -> Result<RouteFacts> {
    let mut identifiers: Vec<&RouteIdentifier> = request.identifiers.iter().collect();
    identifiers.sort_by_key(|identifier| identifier.kind);
    let questions: Vec<Question> = identifiers.iter().map(|identifier| routing::question(identifier)).collect();
    let found = lookup::all(db, account_id, &questions)?;
    let mut near = near::of_numbers(db, account_id, &questions, &found)?;
    let leads_to_a_customer = found.iter().any(|found| !found.own.is_empty());
    let namesake = match request.name {
        Some(name) if !leads_to_a_customer => near::namesake(db, account_id, name)?,
        _ => None,
    };
    let near_entries = near.iter().flatten().map(|(_, entry)| entry);
    let entries = found.iter().flat_map(Found::entries).chain(near_entries).chain(&namesake);
    let details = Details::load(db, entries, request)?;
    let mut companies = companies(db, &questions, &found, request.now_ms)?;
    let lookups =
        identifiers.iter().zip(&questions).zip(&found).enumerate().map(|(at, ((identifier, question), found))| {
            let near = near.get_mut(at).map(std::mem::take).unwrap_or_default();
            LookedUp {
                kind: identifier.kind,
                value: identifier.value.clone(),
                check_digit: question.check_digit,
                retired: question.retired.clone(),
                own: told(&found.own, |entry| details.own(entry, request)),
                public: told(&found.public, |entry| details.public(entry, request)),
                near: near::told(&question.ask, near, &details),
                company: companies.get_mut(at).and_then(Option::take),
            }
        });
    Ok(RouteFacts {
        directory: directory(db, account_id)?,
        lookups: lookups.collect(),
        same_name: namesake.map(|entry| details.own_party(&entry)),
        unanswered: None,
    })
}

/// Of each address that leads to nobody, the company that is known under others (R40).
fn companies(
    db: &mut dyn Db,
    questions: &[Question],
    found: &[Found],
    now_ms: i64,
) -> Result<Vec<Option<KnownCompany>>> {
    let today = addresses::day_of(now_ms);
    let of = |(question, found): (&Question, &Found)| match &question.ask {
        Ask::Address(key) if found.entries().next().is_none() => addresses::company(db, key, today),
        _ => Ok(None),
    };
    questions.iter().zip(found).map(of).collect()
}

/// The customer directory as it is set.
fn directory(db: &mut dyn Db, account_id: &str) -> Result<Directory> {
    let sql = "select customer_directory from accounts where id = $1";
    let found = db::query_one(db, sql, &[account_id.into()], |row| Directory::read(row.str(0)?))?;
    found.ok_or_else(|| Error::Corrupt(format!("there is no account {account_id}")))
}

/// The first recipients; where nothing keeps documents from a later one alone, that one too.
fn told(entries: &[Entry], tell: impl Fn(&Entry) -> Option<FoundParty>) -> Vec<FoundParty> {
    let mut all: Vec<FoundParty> = entries.iter().filter_map(tell).collect();
    if all.len() > MAX_MATCHES {
        let open = all.iter().position(|found| found.block.is_none()).unwrap_or(0);
        all.swap(open.min(MAX_MATCHES - 1), open);
        all.truncate(MAX_MATCHES);
    }
    all
}
