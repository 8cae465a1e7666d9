//! Who a document is from: the entry of the public directory that its electronic address names, else the supplier or
//! the entry that one of its other identifiers leads to, else whatever it calls itself.

use std::fmt::Write as _;

use carnet_core::{
    identifier::{self, ParticipantId, canonical},
    invoice::{Party, PartyId},
    name::{self, fold, normalize},
    wire::Identifier,
};
use sha2::{Digest, Sha256};

use crate::{
    db::{self, Db},
    error::Result,
    suggestions::lookup::{self, Among},
};

/// Identifiers that are looked up.
const MAX_IDENTIFIERS: usize = 10;
/// Entries that are looked at.
const MAX_HITS: u32 = 100;
/// Bytes of a key, which indexes hold.
const MAX_KEY_BYTES: usize = 1_000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sender {
    /// What it is known by from one document to the next.
    pub key: String,
    pub participant_key: Option<String>,
    /// As the document has it.
    pub id: Option<String>,
    pub name: String,
}

/// Finds out for one account: among several entries of a company the one that is its supplier counts.
pub(super) fn resolve(db: &mut dyn Db, account_id: &str, party: &Party) -> Result<Sender> {
    let identifiers = identifiers(party);
    let id = identifiers.first().map(|id| format!("{}:{}", id.scheme, id.value));
    let given = party.name.as_deref().map(normalize).filter(|name| !name.is_empty());
    let legal = party.legal_id.as_ref().map(|legal| legal.value.clone());
    let name = given.clone().or_else(|| id.clone()).or_else(|| legal.clone()).unwrap_or_default();
    let endpoint = party.endpoint.as_ref().and_then(with_scheme);
    let found = match entry(db, endpoint.as_ref())? {
        Some(entry) => Some((entry.clone(), Some(entry))),
        None => match supplier(db, account_id, &identifiers)? {
            Some(supplier) => Some(supplier),
            None => of_company(db, account_id, &identifiers)?.map(|entry| (entry.clone(), Some(entry))),
        },
    };
    let (key, participant_key) = found.unwrap_or_else(|| {
        let by_id = identifiers.first().map(key);
        let by_legal = || legal.map(|legal| format!("legal:{}", identifier::key(&legal)));
        (short(by_id.or_else(by_legal).unwrap_or_else(|| format!("name:{}", fold(&name)))), None)
    });
    Ok(Sender { key, participant_key, id, name: cut(name) })
}

/// A name as far as indexes hold it.
fn cut(mut name: String) -> String {
    let end = name.floor_char_boundary(name::MAX_BYTES);
    name.truncate(end);
    name
}

/// A key; a digest stands for one that is too long, so that no two senders share it.
fn short(key: String) -> String {
    if key.len() <= MAX_KEY_BYTES {
        return key;
    }
    Sha256::digest(key.as_bytes()).iter().fold("sha256:".to_owned(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// All identifiers with a scheme, the electronic address first.
fn identifiers(party: &Party) -> Vec<Identifier> {
    let ids = party.endpoint.iter().chain(&party.identifiers).chain(&party.legal_id);
    let vat = party.vat.iter().map(|vat| canonical("VAT", vat, ""));
    ids.filter_map(with_scheme).chain(vat).take(MAX_IDENTIFIERS).collect()
}

fn key(id: &Identifier) -> String {
    let written = format!("{}:{}", id.scheme, id.value);
    ParticipantId::parse(&written)
        .map_or_else(|_| short(format!("{}:{}", id.scheme, identifier::key(&id.value))), |id| id.key())
}

fn with_scheme(id: &PartyId) -> Option<Identifier> {
    Some(canonical(id.scheme.as_deref()?, &id.value, ""))
}

/// The entry with exactly this electronic address.
fn entry(db: &mut dyn Db, endpoint: Option<&Identifier>) -> Result<Option<String>> {
    let Some(endpoint) = endpoint else { return Ok(None) };
    let sql = "select participant_key from participants where participant_key = $1";
    db::query_one(db, sql, &[key(endpoint).into()], |row| row.text(0))
}

/// The supplier that is known by one of the identifiers.
fn supplier(db: &mut dyn Db, account_id: &str, identifiers: &[Identifier]) -> Result<Option<(String, Option<String>)>> {
    let sql = "select sender_key, participant_key from suppliers where account_id = $1 and sender_key = $2";
    for id in identifiers {
        let of_row = |row: &db::Row| Ok((row.text(0)?, row.opt_text(1)?));
        if let Some(found) = db::query_one(db, sql, &[account_id.into(), key(id).into()], of_row)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// An entry of the same company.
fn of_company(db: &mut dyn Db, account_id: &str, identifiers: &[Identifier]) -> Result<Option<String>> {
    let hits = lookup::participants(db, identifiers, Among::Everybody, MAX_HITS)?;
    let sql = "select participant_key from suppliers where account_id = $1 and sender_key = $2";
    for hit in &hits {
        if let Some(key) = db::query_one(db, sql, &[account_id.into(), (&hit.key).into()], |row| row.text(0))? {
            return Ok(Some(key));
        }
    }
    Ok(hits.into_iter().next().map(|hit| hit.key))
}
