//! A document comes in from its sender, and is routed at once.

use carnet_core::{
    invoice::{self, Invoice},
    name::{fold, normalize},
    wire::{AttemptReason, Document, SentBy},
};

use super::{
    attempt::{self, Try},
    read, recorded,
    stored::{self, to_json},
};
use crate::{
    customers::Actor,
    db::{self, Db},
    error::{Error, Result},
    inbound::arrive,
    routing::LiveBlock,
    text,
};

/// A document that has been read.
#[derive(Clone, Copy, Debug)]
pub struct NewDocument<'a> {
    pub id: &'a str,
    pub invoice: &'a Invoice,
    /// As it was sent.
    pub source: &'a str,
    /// Fingerprint of the source.
    pub hash: &'a str,
    pub sent_by: SentBy,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    pub document: Document,
    /// It was there before; nothing was done.
    pub again: bool,
}

/// Takes a document in and routes it; the very same one again answers what has become of it. Run it inside one
/// [`crate::pool::write`].
pub fn send(db: &mut dyn Db, actor: &Actor<'_>, new: &NewDocument<'_>, live: Option<&LiveBlock>) -> Result<Sent> {
    arrive::lock(db, actor.account_id)?;
    if let Some(id) = known(db, actor.account_id, new.hash)? {
        return Ok(Sent { document: written(db, actor.account_id, &id)?, again: true });
    }
    insert(db, actor, new)?;
    let gone = || Error::Corrupt(format!("the document {} is gone right after it was written", new.id));
    let inserted = stored::get(db, actor.account_id, new.id)?.ok_or_else(gone)?;
    let (user_id, now_ms) = (Some(actor.user_id), actor.now_ms);
    let routed = attempt::run(db, &inserted, &Try { reason: AttemptReason::Sent, user_id, now_ms, live })?;
    recorded::record(db, actor, "document.send", None, Some(&routed))?;
    Ok(Sent { document: written(db, actor.account_id, new.id)?, again: false })
}

/// The document of this account whose source has this fingerprint.
pub fn known(db: &mut dyn Db, account_id: &str, hash: &str) -> Result<Option<String>> {
    let sql = "select id from documents where account_id = $1 and content_hash = $2";
    db::query_one(db, sql, &[account_id.into(), hash.into()], |row| row.text(0))
}

/// Writes it down as one that has not been tried yet.
fn insert(db: &mut dyn Db, actor: &Actor<'_>, new: &NewDocument<'_>) -> Result<()> {
    let Invoice { number, kind, issued_on, amount, currency, profile, notes, receiver, .. } = new.invoice;
    let recipient = receiver.name.as_deref().map(normalize).unwrap_or_default();
    db.execute(
        "insert into documents
             (id, seq, account_id, number, kind, issued_on, recipient, folded, amount, currency, status, identifiers,
              document_types, process, notes, sent_by, created_at, created_by, attempted_at, tries, version, size,
              content_hash, source)
         values ($1, (select coalesce(max(seq), 0) + 1 from documents where account_id = $2),
             $2, $3, $4, $5, $6, $7, $8, $9, 'stopped', $10, $11, $12, $13, $14, $15, $16, $15, 0, 0, $17, $18, $19)",
        &[
            new.id.into(),
            actor.account_id.into(),
            number.into(),
            text::inbound_kind(*kind).into(),
            issued_on.clone().into(),
            (&recipient).into(),
            fold(&format!("{number} {recipient}")).into(),
            amount.clone().into(),
            currency.clone().into(),
            to_json(&invoice::route_identifiers(new.invoice))?.into(),
            to_json(&invoice::document_types(new.invoice))?.into(),
            profile.clone().into(),
            to_json(notes)?.into(),
            text::sent_by(new.sent_by).into(),
            actor.now_ms.into(),
            actor.user_id.into(),
            i64::try_from(new.source.len()).unwrap_or(i64::MAX).into(),
            new.hash.into(),
            new.source.into(),
        ],
    )?;
    Ok(())
}

fn written(db: &mut dyn Db, account_id: &str, id: &str) -> Result<Document> {
    read::get(db, account_id, id)?
        .ok_or_else(|| Error::Corrupt(format!("the document {id} is gone right after it was written")))
}
