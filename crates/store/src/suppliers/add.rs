//! Authorizing a participant of the public directory before it sends, or after all.

use carnet_core::wire::{Holder, NetworkStatus, Supplier, SupplierDecided, SupplierStatus};

use super::{
    actor::{SupplierRefused, record, written},
    decide::{Decision, decide},
};
use crate::{
    customers::Actor,
    db::{self, Db},
    error::Result,
    inbound::arrive::{self, Held},
    take_downs,
    text::Word,
};

/// The supplier, and how many documents its authorization has released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    pub supplier: Supplier,
    /// It had no entry before.
    pub new: bool,
    pub documents: u64,
}

/// Authorizes a participant, under the id `id` if it has no entry; run it inside one [`crate::pool::write`].
pub fn add(
    db: &mut dyn Db,
    actor: &Actor<'_>,
    id: &str,
    participant_key: &str,
) -> Result<std::result::Result<Added, SupplierRefused>> {
    attempt(db, actor, id, participant_key, true)
}

/// [`add`] for a company that was accepted in another way and hears of that; one that is authorized stays so.
pub(crate) fn authorize(db: &mut dyn Db, actor: &Actor<'_>, id: &str, participant_key: &str) -> Result<()> {
    // Refused alone when there is nothing to do, or nobody there any more to be authorized.
    attempt(db, actor, id, participant_key, false).map(drop)
}

fn attempt(
    db: &mut dyn Db,
    actor: &Actor<'_>,
    id: &str,
    participant_key: &str,
    tell: bool,
) -> Result<std::result::Result<Added, SupplierRefused>> {
    arrive::lock(db, actor.account_id)?;
    let known = "select network_status, participant_id, name, folded from participants where participant_key = $1";
    let known = db::query_one(db, known, &[participant_key.into()], |row| {
        let card = Card { key: participant_key, id: row.text(1)?, name: row.text(2)?, folded: row.text(3)? };
        Ok((NetworkStatus::read(row.str(0)?)?, card))
    })?;
    let card = match known {
        Some(_) if take_downs::is_taken_down(db, participant_key)? => {
            return Ok(Err(SupplierRefused::ParticipantNotFound));
        }
        None => return Ok(Err(SupplierRefused::ParticipantNotFound)),
        Some((NetworkStatus::Removed, _)) => return Ok(Err(SupplierRefused::ParticipantRemoved)),
        Some((NetworkStatus::Registered, card)) => card,
    };
    let entry = "select id, name, status from suppliers
                 where account_id = $1 and (participant_key = $2 or sender_key = $2)
                 order by case when sender_key = $2 then 0 else 1 end, id";
    let entry = db::query_one(db, entry, &[actor.account_id.into(), participant_key.into()], |row| {
        let holder = Holder { id: row.text(0)?, name: row.text(1)?, number: None };
        Ok((holder, SupplierStatus::read(row.str(2)?)?))
    })?;
    match entry {
        Some((holder, SupplierStatus::Authorized)) => Ok(Err(SupplierRefused::Already(holder))),
        Some((holder, SupplierStatus::ToApprove | SupplierStatus::Denied)) => {
            let decision = Decision { status: SupplierStatus::Authorized, version: None, words: None, tell };
            let decided = decide(db, actor, &holder.id, &decision)?;
            Ok(decided.map(|SupplierDecided { supplier, documents }| Added { supplier, new: false, documents }))
        }
        None => insert(db, actor, id, &card).map(Ok),
    }
}

/// A participant, as far as a supplier repeats it.
struct Card<'a> {
    key: &'a str,
    id: String,
    name: String,
    folded: String,
}

fn insert(db: &mut dyn Db, actor: &Actor<'_>, id: &str, card: &Card<'_>) -> Result<Added> {
    db.execute(
        "insert into suppliers (id, account_id, sender_key, status, participant_key, sender_id, since, decided_at,
             decided_by, version, name, folded)
         values ($1, $2, $3, 'authorized', $3, $4, $5, $5, $6, 1, $7, $8)",
        &[
            id.into(),
            actor.account_id.into(),
            card.key.into(),
            (&card.id).into(),
            actor.now_ms.into(),
            actor.user_id.into(),
            (&card.name).into(),
            (&card.folded).into(),
        ],
    )?;
    // Those of a sender whose entry was removed.
    let documents = arrive::release(db, actor.account_id, Held::Of(card.key), actor.now_ms)?;
    let supplier = written(db, actor, id)?;
    record(db, actor, "supplier.add", None, Some(&supplier))?;
    Ok(Added { supplier, new: true, documents })
}
