//! Many participants at once. Where all of some hundred are new they are written some dozens in a statement, which spares
//! most of the ways to the database; else one by one.

use std::collections::{HashMap, HashSet};

use carnet_core::wire::DocumentType;

use super::{
    NewParticipant,
    put::{Put, content_hash, put_untold},
    put_children::{IDENTIFIERS, NAMES, document_type_id, further_name_rows, identifier_rows},
    row,
};
use crate::{
    db::{self, Db, Value},
    error::Result,
    index::feed,
    sources,
    sql::{self, Params},
};

/// Participants whose keys are looked up together.
const TOGETHER: usize = 100;
/// Rows of one statement: few texts, which the engines keep prepared.
const ROWS: [usize; 3] = [50, 10, 1];

/// Adds or brings up to date all of them, as [`super::put`] does with one; of two with the same id the later counts.
/// Run it inside one [`crate::pool::write`].
pub fn put_all(db: &mut dyn Db, participants: &[NewParticipant]) -> Result<()> {
    let mut changed = Vec::new();
    put_all_untold(db, participants, &mut |participant, put| {
        if put != Put::Unchanged {
            changed.push(participant.participant_id.key().into());
        }
    })?;
    if changed.len() as u64 > feed::MANY {
        return feed::tell_everything(db);
    }
    insert(db, "participant_changes (participant_key)", 1, changed)
}

/// As [`put_all`]; the caller tells the change feed. `done` hears what became of each, in their order.
pub fn put_all_untold(
    db: &mut dyn Db,
    participants: &[NewParticipant],
    done: &mut dyn FnMut(&NewParticipant, Put),
) -> Result<()> {
    let mut types = HashMap::new();
    participants.chunks(TOGETHER).try_for_each(|chunk| put_chunk(db, chunk, &mut types, done))
}

/// Ids and names of document types by scheme and value, as far as they are known.
type Types = HashMap<(String, String), (i64, String)>;

fn put_chunk(
    db: &mut dyn Db,
    chunk: &[NewParticipant],
    types: &mut Types,
    done: &mut dyn FnMut(&NewParticipant, Put),
) -> Result<()> {
    let keys: Vec<String> = chunk.iter().map(|participant| participant.participant_id.key()).collect();
    if has_known(db, &keys)? {
        // In their order, which decides whose word on a document type's name is the last.
        types.clear();
        return chunk.iter().try_for_each(|participant| {
            done(participant, put_untold(db, participant)?);
            Ok(())
        });
    }
    touch(db, chunk)?;
    let mut tables = Tables::default();
    for (participant, key) in chunk.iter().zip(keys) {
        tables.add(db, participant, &key, types)?;
    }
    tables.write(db)?;
    chunk.iter().for_each(|participant| done(participant, Put::Created));
    Ok(())
}

/// Each source at the latest time that the chunk gives it.
fn touch(db: &mut dyn Db, chunk: &[NewParticipant]) -> Result<()> {
    let mut latest: HashMap<&str, i64> = HashMap::new();
    for participant in chunk {
        let as_of = latest.entry(&participant.source).or_insert(participant.as_of_ms);
        *as_of = participant.as_of_ms.max(*as_of);
    }
    latest.into_iter().try_for_each(|(source, as_of_ms)| sources::touch(db, source, as_of_ms))
}

/// Whether one of them is in the directory, or there twice.
fn has_known(db: &mut dyn Db, keys: &[String]) -> Result<bool> {
    if keys.iter().collect::<HashSet<_>>().len() < keys.len() {
        return Ok(true);
    }
    let mut params = Params::default();
    let list = params.list(keys);
    let sql = format!("select 1 from participants where participant_key in ({list}) limit 1");
    Ok(db::query_one(db, &sql, &params.0, |row| row.int(0))?.is_some())
}

/// Rows on their way, table by table, in the order in which they refer to each other.
#[derive(Default)]
struct Tables {
    participants: Vec<Value>,
    names: Vec<Value>,
    identifiers: Vec<Value>,
    document_types: Vec<Value>,
    providers: Vec<Value>,
}

impl Tables {
    fn add(&mut self, db: &mut dyn Db, participant: &NewParticipant, key: &str, types: &mut Types) -> Result<()> {
        let names = row::names(participant);
        self.participants.extend(row::values(participant, key, &names, &content_hash(participant)));
        self.names.extend(further_name_rows(key, &names).flatten());
        self.identifiers.extend(identifier_rows(key, participant).flatten());
        let mut listed = HashSet::new();
        for document_type in &participant.document_types {
            let id = type_id(db, document_type, types)?;
            let position = i64::try_from(listed.len()).unwrap_or(i64::MAX);
            if listed.insert(id) {
                self.document_types.extend([key.into(), position.into(), id.into()]);
            }
        }
        let mut listed = HashSet::new();
        for (position, id) in (0i64..).zip(&participant.provider_ids) {
            if listed.insert(id) {
                self.providers.extend([key.into(), position.into(), id.into()]);
            }
        }
        Ok(())
    }

    fn write(self, db: &mut dyn Db) -> Result<()> {
        insert(db, row::INTO, row::COLUMNS, self.participants)?;
        insert(db, NAMES, 6, self.names)?;
        insert(db, IDENTIFIERS, 6, self.identifiers)?;
        insert(db, "participant_document_types (participant_key, position, document_type_id)", 3, self.document_types)?;
        insert(db, "participant_providers (participant_key, position, provider_id)", 3, self.providers)
    }
}

/// Every participant has some of the same few: asked for when one is new, or has another name than before.
fn type_id(db: &mut dyn Db, wanted: &DocumentType, types: &mut Types) -> Result<i64> {
    let place = (wanted.scheme.clone(), wanted.value.clone());
    match types.get(&place) {
        Some((id, name)) if wanted.name.is_empty() || *name == wanted.name => Ok(*id),
        _ => {
            let id = document_type_id(db, wanted)?;
            types.insert(place, (id, wanted.name.clone()));
            Ok(id)
        }
    }
}

/// Inserts rows of `width` values each, as many in a statement as fit one of [`ROWS`].
fn insert(db: &mut dyn Db, into: &str, width: usize, values: Vec<Value>) -> Result<()> {
    let mut rest = values.as_slice();
    for size in ROWS {
        let sql = format!("insert into {into} values {}", sql::rows(size, width));
        while let Some((now, later)) = rest.split_at_checked(size * width).filter(|(now, _)| !now.is_empty()) {
            db.execute(&sql, now)?;
            rest = later;
        }
    }
    Ok(())
}
