//! Participants as they travel: rows by key, their lists, and the account's customer made from each.

use std::collections::HashMap;

use carnet_core::{
    identifier::{self, ParticipantId},
    state,
    wire::{KnownSupplier, NameEntry, NetworkStatus, Participant, SupplierStatus},
};

use super::children::{self, load};
use crate::{
    addresses, checks,
    db::{Db, Row},
    error::Result,
    sql::Params,
    text::Word,
    times,
};

/// The participant with this key, removed ones too, with the account's customer made from it.
pub fn get(db: &mut dyn Db, account_id: &str, participant_key: &str) -> Result<Option<Participant>> {
    Ok(many(db, account_id, &[participant_key.to_owned()])?.pop())
}

/// The participants with these keys, at most 100, in the order of the keys.
pub(super) fn many(db: &mut dyn Db, account_id: &str, keys: &[String]) -> Result<Vec<Participant>> {
    let sql = format!(
        "select p.participant_key, p.participant_id, p.name, p.language, p.country, p.place, p.website,
             p.receives_invoices, p.retired_scheme, p.network_status, p.source, p.as_of, s.snapshot_as_of, {}
         from participants p join sources s on s.name = p.source {} p.participant_key
         where p.participant_key in (:keys)",
        addresses::COLUMNS,
        addresses::JOIN
    );
    let mut rows = load(db, &sql, keys, row)?;
    let mut further_names = children::further_names(db, keys)?;
    let mut identifiers = children::identifiers(db, keys)?;
    let mut providers = children::providers(db, keys)?;
    let mut document_types = children::document_types(db, keys)?;
    let mut customers = customer_ids(db, account_id, keys)?;
    let mut suppliers = known_suppliers(db, account_id, keys)?;
    let mut checks = checks::of(db, keys)?;
    let mut participants = Vec::with_capacity(keys.len());
    for key in keys {
        let Some(mut participant) = rows.remove(key).and_then(|mut rows| rows.pop()) else { continue };
        participant.names.extend(further_names.remove(key).unwrap_or_default());
        participant.identifiers = identifiers.remove(key).unwrap_or_default();
        participant.providers = providers.remove(key).unwrap_or_default();
        participant.document_types = document_types.remove(key).unwrap_or_default();
        participant.customer_id = customers.remove(key);
        participant.supplier = suppliers.remove(key);
        participant.check = checks.remove(key);
        participants.push(participant);
    }
    Ok(participants)
}

// A participant without its lists.
fn row(row: &Row) -> Result<Participant> {
    let participant_id = row.text(1)?;
    let retired = row.bool(8)?;
    let network_status = NetworkStatus::read(row.str(9)?)?;
    let successor = match ParticipantId::parse(&participant_id) {
        Ok(id) if retired => identifier::successor(id.scheme(), id.value()),
        _ => None,
    };
    let name = row.text(2)?;
    let address = addresses::at(row, 13)?;
    let status = address.as_ref().map(|address| address.status);
    // A complete snapshot confirms the entries it did not have to change.
    let as_of = row.int(11)?.max(row.opt_int(12)?.unwrap_or(i64::MIN));
    Ok(Participant {
        participant_id,
        names: vec![NameEntry { name: name.clone(), language: row.opt_text(3)? }],
        name,
        country: row.text(4)?,
        place: row.opt_text(5)?,
        website: row.opt_text(6)?,
        identifiers: Vec::new(),
        providers: Vec::new(),
        document_types: Vec::new(),
        network_status,
        state: state::participant_state(network_status, row.bool(7)?, retired, status),
        address,
        successor,
        source: row.text(10)?,
        as_of: times::rfc3339(as_of),
        customer_id: None,
        supplier: None,
        check: None,
        matched: None,
    })
}

/// The account's customers made from the participants with these keys, by key.
pub(crate) fn customer_ids(db: &mut dyn Db, account_id: &str, keys: &[String]) -> Result<HashMap<String, String>> {
    let mut params = Params::default();
    let account = params.add(account_id);
    let sql = format!(
        "select c.participant_key, c.id from {} k cross join customers c
         where c.account_id = {account} and c.participant_key = k.key and c.deleted_at is null",
        params.table(keys)
    );
    let mut ids = HashMap::new();
    db.query(&sql, &params.0, &mut |row| {
        ids.insert(row.text(0)?, row.text(1)?);
        Ok(())
    })?;
    Ok(ids)
}

fn known_suppliers(db: &mut dyn Db, account_id: &str, keys: &[String]) -> Result<HashMap<String, KnownSupplier>> {
    let mut params = Params::default();
    let account = params.add(account_id);
    let sql = format!(
        "select s.participant_key, s.id, s.status from {} k cross join suppliers s
         where s.account_id = {account} and s.participant_key = k.key",
        params.table(keys)
    );
    let mut suppliers = HashMap::new();
    db.query(&sql, &params.0, &mut |row| {
        let known = KnownSupplier { id: row.text(1)?, status: SupplierStatus::read(row.str(2)?)? };
        suppliers.insert(row.text(0)?, known);
        Ok(())
    })?;
    Ok(suppliers)
}
