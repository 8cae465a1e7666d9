//! The first half of an import: cards wait in a table of their own, in batches. Of cards the directory holds
//! already only the key waits, so that importing an unchanged snapshot again writes little.

use carnet_core::identifier::ParticipantId;

use super::{Card, End, Import, card};
use crate::{
    db::{self, Db, Value},
    error::{Error, Result},
    participants,
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
    let mut repeated = Vec::new();
    for (position, staged) in batch.into_iter().enumerate() {
        let (key, kind, card) = match staged {
            Staged::Unreadable(id) => (id.key(), "kept", None),
            Staged::Card(card) => {
                let text = serde_json::to_string(&card)
                    .map_err(|error| Error::Corrupt(format!("the card of {}: {error}", card.participant_id)))?;
                let (key, same) = compare(db, &import.source, card)?;
                if same { (key, "same", None) } else { (key, "changed", Some(text)) }
            }
        };
        if put(db, import, &key, kind, card)? {
            repeated.push(position);
        }
    }
    Ok(Staging::Done { repeated })
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

/// The key of the card's participant, and whether the directory says exactly this of it already.
fn compare(db: &mut dyn Db, source: &str, card: Card) -> Result<(String, bool)> {
    let entry = card::entry(db, card, source, 0)?;
    let key = entry.participant_id.key();
    let sql = "select content_hash from participants
               where participant_key = $1 and source = $2 and network_status = 'registered'";
    let known = db::query_one(db, sql, &[(&key).into(), source.into()], |row| row.text(0))?;
    let same = known.is_some_and(|hash| hash == participants::content_hash(&entry));
    Ok((key, same))
}

/// Writes one row of the staging; whether the participant had one already.
fn put(db: &mut dyn Db, import: &Import, key: &str, kind: &str, card: Option<String>) -> Result<bool> {
    let row: [Value; 4] = [(&import.id).into(), key.into(), kind.into(), card.into()];
    let added = db.execute(
        "insert into import_cards (import_id, participant_key, kind, card) values ($1, $2, $3, $4)
         on conflict (import_id, participant_key) do nothing",
        &row,
    )?;
    if added > 0 {
        return Ok(false);
    }
    // An unreadable card does not take the place of a readable one.
    db.execute(
        "update import_cards set kind = $3, card = $4 where import_id = $1 and participant_key = $2 and $3 <> 'kept'",
        &row,
    )?;
    Ok(true)
}
