//! Cards of the public directory that the operator has taken down. Nobody finds them or is shown them, whatever their
//! source says, until that is lifted; what accounts keep of them in their own directories is theirs.

use carnet_core::{
    identifier::ParticipantId,
    wire::{ObjectKind, Session, TakeDown},
};

use crate::{
    audit::{self, Change},
    db::{self, Db, Row},
    error::Result,
    index::feed,
    times,
};

/// Why nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakeDownRefused {
    /// The public directory has no such participant.
    NotFound,
    /// It is taken down already.
    TakenDown,
}

const SELECT: &str = "select p.participant_id, t.reason, t.at, coalesce(u.display_name, '')
    from take_downs t join participants p on p.participant_key = t.participant_key
    left join users u on u.id = t.by_user";

/// All of them, the latest first.
pub fn list(db: &mut dyn Db) -> Result<Vec<TakeDown>> {
    db::query_all(db, &format!("{SELECT} order by t.at desc, t.participant_key"), &[], row)
}

/// Whether nobody is shown the participant with this key.
pub fn is_taken_down(db: &mut dyn Db, participant_key: &str) -> Result<bool> {
    let sql = "select 1 from take_downs where participant_key = $1";
    Ok(db::query_one(db, sql, &[participant_key.into()], |row| row.int(0))?.is_some())
}

/// Takes a card down; run it inside one [`crate::pool::write`].
pub fn add(
    db: &mut dyn Db,
    who: &Session,
    participant_id: &ParticipantId,
    reason: &str,
    now_ms: i64,
) -> Result<std::result::Result<TakeDown, TakeDownRefused>> {
    let key = participant_id.key();
    let known = "select 1 from participants where participant_key = $1";
    if db::query_one(db, known, &[(&key).into()], |row| row.int(0))?.is_none() {
        return Ok(Err(TakeDownRefused::NotFound));
    }
    let added = db.execute(
        "insert into take_downs (participant_key, reason, at, by_user) values ($1, $2, $3, $4)
         on conflict (participant_key) do nothing",
        &[(&key).into(), reason.into(), now_ms.into(), (&who.user.id).into()],
    )?;
    let Some(taken) = get(db, &key)?.filter(|_| added > 0) else { return Ok(Err(TakeDownRefused::TakenDown)) };
    record(db, who, "participant.takeDown", &taken, now_ms)?;
    feed::tell(db, &key)?;
    Ok(Ok(taken))
}

/// Shows a card again; whether it was taken down.
pub fn lift(db: &mut dyn Db, who: &Session, participant_id: &ParticipantId, now_ms: i64) -> Result<bool> {
    let key = participant_id.key();
    let Some(taken) = get(db, &key)? else { return Ok(false) };
    db.execute("delete from take_downs where participant_key = $1", &[(&key).into()])?;
    record(db, who, "participant.lift", &taken, now_ms)?;
    feed::tell(db, &key)?;
    Ok(true)
}

fn get(db: &mut dyn Db, key: &str) -> Result<Option<TakeDown>> {
    db::query_one(db, &format!("{SELECT} where t.participant_key = $1"), &[key.into()], row)
}

fn row(row: &Row) -> Result<TakeDown> {
    Ok(TakeDown {
        participant_id: row.text(0)?,
        reason: row.text(1)?,
        at: times::rfc3339(row.int(2)?),
        by: row.text(3)?,
    })
}

fn record(db: &mut dyn Db, who: &Session, what: &str, taken: &TakeDown, now_ms: i64) -> Result<()> {
    let change = Change::by(who, now_ms, what, (ObjectKind::Settings, &taken.participant_id, &taken.participant_id));
    audit::record(db, &change, None, Some(taken))
}
