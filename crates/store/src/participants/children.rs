//! The lists of a page of participants: one query each for all of them together, never one per row.

use std::collections::HashMap;

use carnet_core::wire::{DocumentType, Identifier, NameEntry, Provider};

use crate::{
    db::{Db, Row},
    error::Result,
    providers,
    sql::Params,
};

/// Rows by the participant key in their first column, in the order of the query.
pub(crate) type ByKey<T> = HashMap<String, Vec<T>>;

/// Names after the main one.
pub(crate) fn further_names(db: &mut dyn Db, keys: &[String]) -> Result<ByKey<NameEntry>> {
    let sql = "select participant_key, name, language from participant_names
               where participant_key in (:keys) order by participant_key, position";
    load(db, sql, keys, |row| Ok(NameEntry { name: row.text(1)?, language: row.opt_text(2)? }))
}

/// Identifiers, without the participant id itself.
pub(crate) fn identifiers(db: &mut dyn Db, keys: &[String]) -> Result<ByKey<Identifier>> {
    let sql = "select participant_key, scheme, value, label from participant_identifiers
               where participant_key in (:keys) and position > 0 order by participant_key, position";
    load(db, sql, keys, |row| Ok(Identifier { scheme: row.text(1)?, value: row.text(2)?, label: row.text(3)? }))
}

/// Providers in the order of the source.
pub(crate) fn providers(db: &mut dyn Db, keys: &[String]) -> Result<ByKey<Provider>> {
    let sql = "select l.participant_key, p.id, p.name, p.requires_routing_setup
               from participant_providers l join providers p on p.id = l.provider_id
               where l.participant_key in (:keys) order by l.participant_key, l.position";
    load(db, sql, keys, |row| providers::at(row, 1))
}

/// Document types in the order of the source.
pub(crate) fn document_types(db: &mut dyn Db, keys: &[String]) -> Result<ByKey<DocumentType>> {
    let sql = "select l.participant_key, t.scheme, t.value, t.name
               from participant_document_types l join document_types t on t.id = l.document_type_id
               where l.participant_key in (:keys) order by l.participant_key, l.position";
    load(db, sql, keys, |row| Ok(DocumentType { scheme: row.text(1)?, value: row.text(2)?, name: row.text(3)? }))
}

/// Runs a query whose `:keys` become the in-list, at most 100 keys.
pub(crate) fn load<T>(
    db: &mut dyn Db,
    sql: &str,
    keys: &[String],
    map: impl Fn(&Row) -> Result<T>,
) -> Result<ByKey<T>> {
    let mut all: ByKey<T> = HashMap::new();
    if keys.is_empty() {
        return Ok(all);
    }
    let mut params = Params::default();
    let sql = sql.replace(":keys", &params.list(keys));
    db.query(&sql, &params.0, &mut |row| {
        let item = map(row)?;
        match all.get_mut(row.str(0)?) {
            Some(items) => items.push(item),
            None => {
                all.insert(row.text(0)?, vec![item]);
            }
        }
        Ok(())
    })?;
    Ok(all)
}
