//! The lists of one participant: further names, identifiers, document types, providers. A change replaces them.

use carnet_core::{
    identifier, name,
    wire::{DocumentType, NameEntry},
};

use super::put::{NewParticipant, length};
use crate::{
    db::{self, Db, Value},
    error::Result,
};

/// The tables with their columns in the order of the rows here.
pub(super) const NAMES: &str = "participant_names (participant_key, position, name, folded, folded_length, language)";
pub(super) const IDENTIFIERS: &str =
    "participant_identifiers (participant_key, position, scheme, value, label, value_key)";

/// Writes all lists; what was there before goes when the participant is `known`.
pub(super) fn replace(
    db: &mut dyn Db,
    participant: &NewParticipant,
    key: &str,
    names: &[NameEntry],
    known: bool,
) -> Result<()> {
    if known {
        for table in
            ["participant_names", "participant_identifiers", "participant_document_types", "participant_providers"]
        {
            db.execute(&format!("delete from {table} where participant_key = $1"), &[key.into()])?;
        }
    }
    further_names(db, key, names)?;
    identifiers(db, key, participant)?;
    document_types(db, key, &participant.document_types)?;
    for (position, id) in (0i64..).zip(&participant.provider_ids) {
        db.execute(
            "insert into participant_providers (participant_key, position, provider_id) values ($1, $2, $3)
             on conflict (participant_key, provider_id) do nothing",
            &[key.into(), position.into(), id.into()],
        )?;
    }
    Ok(())
}

fn further_names(db: &mut dyn Db, key: &str, names: &[NameEntry]) -> Result<()> {
    let sql = format!("insert into {NAMES} values ($1, $2, $3, $4, $5, $6)");
    further_name_rows(key, names).try_for_each(|row| db.execute(&sql, &row).map(drop))
}

/// Rows of [`NAMES`].
pub(super) fn further_name_rows(key: &str, names: &[NameEntry]) -> impl Iterator<Item = [Value; 6]> {
    (0i64..).zip(names).skip(1).map(move |(position, entry)| {
        let folded = name::fold(&entry.name);
        let folded_length = length(&folded);
        [
            key.into(),
            position.into(),
            (&entry.name).into(),
            folded.into(),
            folded_length.into(),
            entry.language.clone().into(),
        ]
    })
}

fn identifiers(db: &mut dyn Db, key: &str, participant: &NewParticipant) -> Result<()> {
    let sql = format!("insert into {IDENTIFIERS} values ($1, $2, $3, $4, $5, $6)");
    identifier_rows(key, participant).try_for_each(|row| db.execute(&sql, &row).map(drop))
}

/// Rows of [`IDENTIFIERS`], that of the participant id first.
pub(super) fn identifier_rows(key: &str, participant: &NewParticipant) -> impl Iterator<Item = [Value; 6]> {
    let own = &participant.participant_id;
    let label = identifier::scheme(own.scheme()).map_or(own.scheme(), |scheme| scheme.name);
    let further = participant.identifiers.iter().map(|i| (i.scheme.as_str(), i.value.as_str(), i.label.as_str()));
    let all = std::iter::once((own.scheme(), own.value(), label)).chain(further);
    (0i64..).zip(all).map(move |(position, (scheme, value, label))| {
        [key.into(), position.into(), scheme.into(), value.into(), label.into(), identifier::key(value).into()]
    })
}

fn document_types(db: &mut dyn Db, key: &str, types: &[DocumentType]) -> Result<()> {
    let mut written: Vec<i64> = Vec::with_capacity(types.len());
    for document_type in types {
        let id = document_type_id(db, document_type)?;
        if written.contains(&id) {
            continue;
        }
        let position = i64::try_from(written.len()).unwrap_or(i64::MAX);
        db.execute(
            "insert into participant_document_types (participant_key, position, document_type_id) values ($1, $2, $3)",
            &[key.into(), position.into(), id.into()],
        )?;
        written.push(id);
    }
    Ok(())
}

// The same few hundred types occur in millions of cards: each is stored once.
pub(super) fn document_type_id(db: &mut dyn Db, wanted: &DocumentType) -> Result<i64> {
    let known = db::query_one(
        db,
        "select id, name from document_types where scheme = $1 and value = $2",
        &[(&wanted.scheme).into(), (&wanted.value).into()],
        |row| Ok((row.int(0)?, row.text(1)?)),
    )?;
    match known {
        Some((id, name)) if wanted.name.is_empty() || name == wanted.name => Ok(id),
        Some((id, _)) => {
            let sql = "update document_types set name = $2 where id = $1";
            db.execute(sql, &[id.into(), (&wanted.name).into()])?;
            Ok(id)
        }
        None => {
            let id = db::query_one(db, "select coalesce(max(id), 0) + 1 from document_types", &[], |row| row.int(0))?;
            let id = id.unwrap_or(1);
            db.execute(
                "insert into document_types (id, scheme, value, name) values ($1, $2, $3, $4)",
                &[id.into(), (&wanted.scheme).into(), (&wanted.value).into(), (&wanted.name).into()],
            )?;
            Ok(id)
        }
    }
}
