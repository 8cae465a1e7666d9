//! The public look-up (R39): participants that are in the network and not taken down, by the parameters of the Peppol
//! Directory's search. A participant is one entity. Contacts, additional information and dates of registration are
//! not stored, so that nobody is found by them.

mod conditions;

use carnet_core::{
    identifier::ParticipantId,
    name,
    wire::{COUNT_LIMIT, DocumentType, Identifier, NameEntry},
};

use self::conditions::conditions;
use crate::{
    db::{self, Db, Row},
    error::Result,
    participants::children::{self, ByKey},
    service,
    sql::{Params, total},
};

/// What is asked for; all of it must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LookupQuery {
    /// Each of these words stands in some field.
    pub anywhere: Vec<String>,
    pub participants: Vec<ParticipantId>,
    /// Words of a name, in any order.
    pub names: Vec<String>,
    /// Parts of the place.
    pub places: Vec<String>,
    /// Parts of the web address.
    pub websites: Vec<String>,
    pub countries: Vec<String>,
    /// Of one further identifier.
    pub identifier_scheme: Option<String>,
    pub identifier_value: Option<String>,
    /// Scheme and value, byte for byte.
    pub document_type: Option<(String, String)>,
    /// Something was asked for that is not stored.
    pub of_what_is_not_stored: bool,
    /// Entities to leave out, and to answer.
    pub first: u32,
    pub count: u32,
}

/// A participant as the look-up tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    pub participant_id: ParticipantId,
    /// The main name first.
    pub names: Vec<NameEntry>,
    pub country: String,
    pub place: Option<String>,
    pub website: Option<String>,
    pub identifiers: Vec<Identifier>,
    pub document_types: Vec<DocumentType>,
}

/// A page, in the order of participant ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Exact up to 10 000; 10 001 stands for more.
    pub total: u64,
    pub entities: Vec<Entity>,
}

/// Answers a query; `None` while the operator does not allow it.
pub fn look_up(db: &mut dyn Db, query: &LookupQuery) -> Result<Option<Found>> {
    if !service::get(db)?.public_lookup {
        return Ok(None);
    }
    if query.of_what_is_not_stored {
        return Ok(Some(Found::default()));
    }
    let total = counted(db, query)?;
    Ok(Some(Found { total, entities: page(db, query)? }))
}

fn counted(db: &mut dyn Db, query: &LookupQuery) -> Result<u64> {
    let mut params = Params::default();
    let conditions = conditions(query, &mut params);
    let sql = format!(
        "select count(*) from (select 1 as one from participants p where {conditions} limit {}) as c",
        COUNT_LIMIT + 1
    );
    let counted = db::query_one(db, &sql, &params.0, |row| row.int(0))?.unwrap_or(0);
    let (total, exact) = total(counted);
    Ok(if exact { total } else { COUNT_LIMIT + 1 })
}

fn page(db: &mut dyn Db, query: &LookupQuery) -> Result<Vec<Entity>> {
    let mut params = Params::default();
    let conditions = conditions(query, &mut params);
    let sql = format!(
        "select p.participant_key, p.participant_id, p.name, p.language, p.country, p.place, p.website
         from participants p where {conditions} order by p.participant_key limit {} offset {}",
        query.count, query.first
    );
    let rows = db::query_all(db, &sql, &params.0, |row| Ok((row.text(0)?, entity(row)?)))?;
    let keys: Vec<String> = rows.iter().filter(|(_, entity)| entity.is_some()).map(|(key, _)| key.clone()).collect();
    let mut further = children::further_names(db, &keys)?;
    let mut identifiers = children::identifiers(db, &keys)?;
    let mut document_types = children::document_types(db, &keys)?;
    let mut filled = |(key, entity): (String, Option<Entity>)| {
        let mut entity = entity?;
        entity.names.extend(taken(&mut further, &key));
        entity.identifiers = taken(&mut identifiers, &key);
        entity.document_types = taken(&mut document_types, &key);
        Some(entity)
    };
    Ok(rows.into_iter().filter_map(&mut filled).collect())
}

fn taken<T>(all: &mut ByKey<T>, key: &str) -> Vec<T> {
    all.remove(key).unwrap_or_default()
}

// Every id was parsed before it was stored.
fn entity(row: &Row) -> Result<Option<Entity>> {
    let Ok(participant_id) = ParticipantId::parse(row.str(1)?) else { return Ok(None) };
    Ok(Some(Entity {
        participant_id,
        names: vec![NameEntry { name: row.text(2)?, language: row.opt_text(3)? }],
        country: row.text(4)?,
        place: row.opt_text(5)?.map(|place| name::normalize(&place)),
        website: row.opt_text(6)?,
        identifiers: Vec::new(),
        document_types: Vec::new(),
    }))
}
