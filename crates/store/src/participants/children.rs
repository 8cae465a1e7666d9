//! The lists of a page of participants: one query each for all of them together, never one per row.

use std::{
    collections::{BTreeSet, HashMap},
    hash::Hash,
};

use carnet_core::wire::{DocumentType, Identifier, NameEntry, Provider};

use crate::{
    db::{self, Db, Row},
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
    let sql = "select participant_key, provider_id from participant_providers
               where participant_key in (:keys) order by participant_key, position";
    let listed: ByKey<String> = load(db, sql, keys, |row| row.text(1))?;
    each_once(listed, |ids| {
        let mut params = Params::default();
        let sql = format!("select id, name, requires_routing_setup from providers where id in ({})", params.list(ids));
        db::query_all(db, &sql, &params.0, |row| Ok((row.text(0)?, providers::at(row, 0)?)))
    })
}

/// Document types in the order of the source.
pub(crate) fn document_types(db: &mut dyn Db, keys: &[String]) -> Result<ByKey<DocumentType>> {
    let sql = "select participant_key, document_type_id from participant_document_types
               where participant_key in (:keys) order by participant_key, position";
    let listed: ByKey<i64> = load(db, sql, keys, |row| row.int(1))?;
    each_once(listed, |ids| {
        let mut params = Params::default();
        let sql = format!("select id, scheme, value, name from document_types where id in ({})", params.numbers(ids));
        db::query_all(db, &sql, &params.0, |row| {
            Ok((row.int(0)?, DocumentType { scheme: row.text(1)?, value: row.text(2)?, name: row.text(3)? }))
        })
    })
}

/// Ids that are asked for together.
const TOGETHER: usize = 100;

/// What the participants of a page list is often the same: each is read once, and stands wherever it is listed.
fn each_once<T: Ord + Hash + Clone, U: Clone>(
    listed: ByKey<T>,
    mut read: impl FnMut(&[T]) -> Result<Vec<(T, U)>>,
) -> Result<ByKey<U>> {
    let ids: Vec<T> = listed.values().flatten().cloned().collect::<BTreeSet<T>>().into_iter().collect();
    let mut all: HashMap<T, U> = HashMap::new();
    for ids in ids.chunks(TOGETHER) {
        all.extend(read(ids)?);
    }
    let of = |ids: Vec<T>| ids.iter().filter_map(|id| all.get(id).cloned()).collect();
    Ok(listed.into_iter().map(|(key, ids)| (key, of(ids))).collect())
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
