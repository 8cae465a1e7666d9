//! A document comes in.

use carnet_core::{
    invoice::Invoice,
    wire::{Directory, InboundDocument, InboundStatus, ObjectKind, SupplierStatus},
};

use super::{arrive, read, sender};
use crate::{
    accounts,
    audit::{self, Change},
    customers::Actor,
    db::{self, Db},
    error::{Error, Result},
    events, suppliers, text,
};

/// A document that has been read.
#[derive(Clone, Copy, Debug)]
pub struct NewDocument<'a> {
    pub id: &'a str,
    /// For the supplier's entry that it may need.
    pub supplier_id: &'a str,
    pub invoice: &'a Invoice,
    /// As it was sent.
    pub source: &'a str,
    /// Fingerprint of the source.
    pub hash: &'a str,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    pub document: InboundDocument,
    /// It was there before.
    pub again: bool,
}

/// Takes a document in; the same one again answers what became of it. Run it inside one [`crate::pool::write`].
pub fn receive(db: &mut dyn Db, actor: &Actor<'_>, new: &NewDocument<'_>) -> Result<Received> {
    arrive::lock(db, actor.account_id)?;
    let known = "select id from inbound_documents where account_id = $1 and content_hash = $2";
    if let Some(id) = db::query_one(db, known, &[actor.account_id.into(), new.hash.into()], |row| row.text(0))? {
        return Ok(Received { document: written(db, actor.account_id, &id)?, again: true });
    }
    let sender = sender::resolve(db, actor.account_id, &new.invoice.sender)?;
    let status = status(db, actor.account_id, &sender.key)?;
    if status == InboundStatus::Held {
        suppliers::hold(db, actor, new.supplier_id, &sender)?;
    }
    insert(db, actor, new, &sender, status)?;
    let document = written(db, actor.account_id, new.id)?;
    if let Some(supplier_id) = &document.supplier_id {
        events::emit(db, actor.account_id, ObjectKind::Supplier, supplier_id, actor.now_ms)?;
    }
    let change = Change {
        account_id: actor.account_id,
        user_id: actor.user_id,
        at_ms: actor.now_ms,
        what: "inbound.receive",
        object_kind: ObjectKind::Inbound,
        object_id: new.id,
        object_name: &document.number,
    };
    audit::record(db, &change, None, Some(&document))?;
    Ok(Received { document, again: false })
}

/// What becomes of a document from this sender: a decision on the sender counts before the directory's own way.
fn status(db: &mut dyn Db, account_id: &str, sender_key: &str) -> Result<InboundStatus> {
    let gone = || Error::Corrupt(format!("there is no account {account_id}"));
    let directory = accounts::get(db, account_id)?.ok_or_else(gone)?.supplier_directory;
    Ok(match (suppliers::status_of(db, account_id, sender_key)?, directory) {
        (Some(SupplierStatus::Authorized), _) => InboundStatus::Accepted,
        (Some(SupplierStatus::Denied), _) | (_, Directory::Closed) => InboundStatus::Held,
        (Some(SupplierStatus::ToApprove) | None, Directory::Open) => InboundStatus::Accepted,
    })
}

fn insert(
    db: &mut dyn Db,
    actor: &Actor<'_>,
    new: &NewDocument<'_>,
    sender: &sender::Sender,
    status: InboundStatus,
) -> Result<()> {
    let arrival = match status {
        InboundStatus::Accepted => Some(arrive::next(db, actor.account_id)?),
        InboundStatus::Held | InboundStatus::Rejected => None,
    };
    db.execute(
        "insert into inbound_documents
             (id, seq, account_id, sender_key, sender, sender_id, number, kind, issued_on, status, received_at,
              arrived_at, arrival, size, content_hash, source)
         values ($1, (select coalesce(max(seq), 0) + 1 from inbound_documents where account_id = $2),
             $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        &[
            new.id.into(),
            actor.account_id.into(),
            (&sender.key).into(),
            (&sender.name).into(),
            sender.id.clone().into(),
            (&new.invoice.number).into(),
            text::inbound_kind(new.invoice.kind).into(),
            new.invoice.issued_on.clone().into(),
            text::inbound_status(status).into(),
            actor.now_ms.into(),
            arrival.map(|_| actor.now_ms).into(),
            arrival.into(),
            i64::try_from(new.source.len()).unwrap_or(i64::MAX).into(),
            new.hash.into(),
            new.source.into(),
        ],
    )?;
    Ok(())
}

fn written(db: &mut dyn Db, account_id: &str, id: &str) -> Result<InboundDocument> {
    read::get(db, account_id, id)?
        .ok_or_else(|| Error::Corrupt(format!("the document {id} is gone right after it was written")))
}
