//! The first half of an import: cards wait in a table of their own, in batches. Of cards the directory holds
//! already only the key waits, so that importing an unchanged snapshot again writes little.

use std::collections::{HashMap, HashSet};

use carnet_core::identifier::ParticipantId;

use super::{Card, End, Import, card};
use crate::{
    db::{self, Db, Value},
    error::{Error, Result},
    participants,
    sql::{self, Params},
};

/// One card for the staging.
#[derive(Clone, Debug)]
pub enum Staged {
    Card(Card),
    /// The source has a card of this participant that could not be read: what is known of it stays.
    Unreadable(ParticipantId),
}

/// What staging a batch did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Staging {
    /// All of it waits. `repeated` are positions in the batch whose participant had a card before: the later counts.
    Done { repeated: Vec<usize> },
    /// Another import of the source has begun since; this one is over.
    Superseded,
}

/// Begins an import of `source`. One that was under way, waits, or was left behind by a process that died, is over.
pub fn begin(db: &mut dyn Db, id: &str, source: &str, now_ms: i64) -> Result<Import> {
    db.execute(
        "update imports set state = 'superseded', finished_at = $2
         where source = $1 and (state = 'staging' or (state = 'suspended' and phase = 'waiting'))",
        &[source.into(), now_ms.into()],
    )?;
    db.execute(
        "insert into imports (id, source, state, started_at) values ($1, $2, 'staging', $3)",
        &[id.into(), source.into(), now_ms.into()],
    )?;
    Ok(Import { id: id.to_owned(), source: source.to_owned(), holder: id.to_owned() })
}

/// Stages a batch of cards; call it in a transaction per batch.
pub fn stage(db: &mut dyn Db, import: &Import, batch: Vec<Staged>) -> Result<Staging> {
    if !is_under_way(db, import)? {
        return Ok(Staging::Superseded);
    }
    let rows = rows(db, &import.source, batch)?;
    let mut repeated = Vec::new();
    for (at, rows) in rows.chunks(ROWS).enumerate() {
        let mut added = add(db, import, rows)?;
        for (position, row) in (at * ROWS..).zip(rows) {
            // Of two in one batch the first was added.
            if !added.remove(&row.key) {
                replace(db, import, row)?;
                repeated.push(position);
            }
        }
    }
    Ok(Staging::Done { repeated })
}

/// Rows of one statement.
const ROWS: usize = 50;

/// What waits of one card.
struct Row {
    key: String,
    kind: &'static str,
    card: Option<String>,
}

/// Ends an import that is not applied. Its cards are swept away by [`sweep`].
pub fn close(db: &mut dyn Db, import: &Import, end: End, now_ms: i64) -> Result<()> {
    let state = match end {
        End::Suspended => "suspended",
        End::Failed => "failed",
    };
    db.execute(
        "update imports set state = $2, finished_at = $3 where id = $1 and state = 'staging' and coalesce(holder, id) = $4",
        &[(&import.id).into(), state.into(), now_ms.into(), (&import.holder).into()],
    )?;
    Ok(())
}

/// Deletes at most `limit` waiting cards of imports that are over, and answers how many. Repeat it until 0, in
/// a transaction each, so that nobody waits long for the writer.
pub fn sweep(db: &mut dyn Db, limit: u32) -> Result<u64> {
    db.execute(
        "delete from import_cards where (import_id, participant_key) in (
             select c.import_id, c.participant_key from imports i join import_cards c on c.import_id = i.id
             where i.finished_at is not null limit $1)",
        &[limit.into()],
    )
}

pub(super) fn is_under_way(db: &mut dyn Db, import: &Import) -> Result<bool> {
    let sql = "select 1 from imports where id = $1 and state = 'staging' and coalesce(holder, id) = $2";
    Ok(db::query_one(db, sql, &[(&import.id).into(), (&import.holder).into()], |row| row.int(0))?.is_some())
}

/// What waits of each card, in their order.
fn rows(db: &mut dyn Db, source: &str, batch: Vec<Staged>) -> Result<Vec<Row>> {
    let mut cards = Vec::with_capacity(batch.len());
    let mut rows = Vec::with_capacity(batch.len());
    for staged in batch {
        rows.push(match staged {
            Staged::Unreadable(id) => Row { key: id.key(), kind: KEPT, card: None },
            Staged::Card(card) => {
                let text = serde_json::to_string(&card)
                    .map_err(|error| Error::Corrupt(format!("the card of {}: {error}", card.participant_id)))?;
                cards.push(card);
                Row { key: String::new(), kind: "changed", card: Some(text) }
            }
        });
    }
    let entries = card::entries(db, cards, source, 0)?;
    let keys: Vec<String> = entries.iter().map(|entry| entry.participant_id.key()).collect();
    let known = hashes(db, source, &keys)?;
    for (row, (entry, key)) in rows.iter_mut().filter(|row| row.kind != KEPT).zip(entries.iter().zip(keys)) {
        if known.get(&key).is_some_and(|hash| *hash == participants::content_hash(entry)) {
            (row.kind, row.card) = ("same", None);
        }
        row.key = key;
    }
    Ok(rows)
}

const KEPT: &str = "kept";

/// Fingerprints of what the directory has registered under the name of the source, by key.
fn hashes(db: &mut dyn Db, source: &str, keys: &[String]) -> Result<HashMap<String, String>> {
    let mut all = HashMap::new();
    for keys in keys.chunks(card::TOGETHER) {
        let mut params = Params::default();
        let (source, list) = (params.add(source), params.list(keys));
        let sql = format!(
            "select participant_key, content_hash from participants
             where participant_key in ({list}) and source = {source} and network_status = 'registered'"
        );
        all.extend(db::query_all(db, &sql, &params.0, |row| Ok((row.text(0)?, row.text(1)?)))?);
    }
    Ok(all)
}

/// Adds rows of participants that have none yet; their keys.
fn add(db: &mut dyn Db, import: &Import, rows: &[Row]) -> Result<HashSet<String>> {
    let params: Vec<Value> = rows.iter().flat_map(|row| values(import, row)).collect();
    let sql = format!(
        "insert into import_cards (import_id, participant_key, kind, card) values {}
         on conflict (import_id, participant_key) do nothing returning participant_key",
        sql::rows(rows.len(), 4)
    );
    Ok(db::query_all(db, &sql, &params, |row| row.text(0))?.into_iter().collect())
}

/// The later row counts; an unreadable card does not take the place of a readable one.
fn replace(db: &mut dyn Db, import: &Import, row: &Row) -> Result<()> {
    let sql = "update import_cards set kind = $3, card = $4
               where import_id = $1 and participant_key = $2 and $3 <> 'kept'";
    db.execute(sql, &values(import, row)).map(drop)
}

fn values(import: &Import, row: &Row) -> [Value; 4] {
    [(&import.id).into(), (&row.key).into(), row.kind.into(), row.card.clone().into()]
}
