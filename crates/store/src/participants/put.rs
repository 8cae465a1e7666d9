//! Writing the public directory: one participant as its source describes it, or its removal. What customers
//! repeat of a participant follows in the same transaction.

use std::fmt::Write as _;

use carnet_core::{
    cards::Card,
    identifier::ParticipantId,
    wire::{AddressStatus, DocumentType, Identifier, NameEntry, NetworkStatus},
};
use sha2::{Digest, Sha256};

use super::{put_children, row};
use crate::{
    customers::follow::{self, Facts},
    db::{self, Db},
    error::{Error, Result},
    index::feed,
    sources,
    text::Word,
};

/// A participant as a source describes it. Names are put into literal form here; a name, document type or
/// provider listed twice counts once.
#[derive(Clone, Debug)]
pub struct NewParticipant {
    pub participant_id: ParticipantId,
    /// Every name, the main one first. Without any the participant is named by its id.
    pub names: Vec<NameEntry>,
    pub country: String,
    pub place: Option<String>,
    pub website: Option<String>,
    /// Further identifiers; the participant id itself is added by the store.
    pub identifiers: Vec<Identifier>,
    pub document_types: Vec<DocumentType>,
    /// Ids of providers that are known already.
    pub provider_ids: Vec<String>,
    /// Name of the source.
    pub source: String,
    /// When the source says so, milliseconds.
    pub as_of_ms: i64,
}

impl NewParticipant {
    /// What a card of `source` says, with providers that are known from elsewhere: cards name none.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when the card's participant id is none, which whoever made the card has seen to.
    pub fn of_card(card: Card, provider_ids: Vec<String>, source: &str, as_of_ms: i64) -> Result<Self> {
        let participant_id = ParticipantId::parse(&card.participant_id)
            .map_err(|error| Error::Corrupt(format!("participant id {:?} of a card: {error}", card.participant_id)))?;
        Ok(Self {
            participant_id,
            names: card.names,
            country: card.country,
            place: card.place,
            website: card.website,
            identifiers: card.identifiers,
            document_types: card.document_types,
            provider_ids,
            source: source.to_owned(),
            as_of_ms,
        })
    }
}

/// What putting a participant did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    Created,
    /// Something differs, or it had been removed.
    Updated,
    /// At most the time of confirmation moved.
    Unchanged,
}

/// Fingerprint of everything a source says, without the time it says it: 128 bits in hexadecimal. The order of
/// names counts (the first is the main one), so does that of every list.
pub fn content_hash(participant: &NewParticipant) -> String {
    let mut hash = Sha256::new();
    let mut feed = |part: &str| {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    };
    feed(&participant.participant_id.to_string());
    for part in [Some(&participant.country), participant.place.as_ref(), participant.website.as_ref()] {
        feed(if part.is_some() { "+" } else { "-" });
        feed(part.map_or("", String::as_str));
    }
    feed("names");
    for entry in &participant.names {
        feed(&entry.name);
        feed(entry.language.as_deref().unwrap_or("-"));
    }
    feed("identifiers");
    participant
        .identifiers
        .iter()
        .for_each(|i| [&i.scheme, &i.value, &i.label].into_iter().for_each(|part| feed(part)));
    feed("document types");
    participant
        .document_types
        .iter()
        .for_each(|d| [&d.scheme, &d.value, &d.name].into_iter().for_each(|part| feed(part)));
    feed("providers");
    participant.provider_ids.iter().for_each(|id| feed(id));
    feed(&participant.source);
    hash.finalize().iter().take(16).fold(String::new(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Adds or brings up to date one participant, its lists included; it is registered from now on. The change feed is told.
pub fn put(db: &mut dyn Db, participant: &NewParticipant) -> Result<Put> {
    let put = put_untold(db, participant)?;
    if put != Put::Unchanged {
        feed::tell(db, &participant.participant_id.key())?;
    }
    Ok(put)
}

/// As [`put`]; the caller tells the change feed of all that it puts together.
pub fn put_untold(db: &mut dyn Db, participant: &NewParticipant) -> Result<Put> {
    let key = participant.participant_id.key();
    let hash = content_hash(participant);
    sources::touch(db, &participant.source, participant.as_of_ms)?;
    let known = db::query_one(
        db,
        "select content_hash, network_status from participants where participant_key = $1",
        &[(&key).into()],
        |row| Ok((row.text(0)?, NetworkStatus::read(row.str(1)?)?)),
    )?;
    if known.as_ref().is_some_and(|(known, status)| *known == hash && *status == NetworkStatus::Registered) {
        let sql = "update participants set as_of = $2 where participant_key = $1 and as_of < $2";
        if db.execute(sql, &[(&key).into(), participant.as_of_ms.into()])? > 0 {
            follow::confirmed(db, &key, participant.as_of_ms)?;
        }
        return Ok(Put::Unchanged);
    }
    let names = row::names(participant);
    row::write(db, participant, &key, &names, &hash)?;
    put_children::replace(db, participant, &key, &names, known.is_some())?;
    if known.is_none() {
        return Ok(Put::Created);
    }
    follow_customers(db, &key)?;
    Ok(Put::Updated)
}

/// Marks a participant as removed from the network at `now_ms`; whether it was registered until now. Customers
/// made from it stay listed, as non existing (R12).
pub fn mark_removed(db: &mut dyn Db, participant_key: &str, now_ms: i64) -> Result<bool> {
    let removed = db.execute(
        "update participants set network_status = 'removed', as_of = $2
         where participant_key = $1 and network_status = 'registered'",
        &[participant_key.into(), now_ms.into()],
    )?;
    if removed == 0 {
        return Ok(false);
    }
    follow_customers(db, participant_key)?;
    Ok(true)
}

/// Takes a removal at `removed_at_ms` back, unless the participant's source has said something since; the entry is as
/// fresh as it was.
pub(crate) fn bring_back(db: &mut dyn Db, participant_key: &str, removed_at_ms: i64, as_of_ms: i64) -> Result<()> {
    let back = db.execute(
        "update participants set network_status = 'registered', as_of = $3
         where participant_key = $1 and network_status = 'removed' and as_of = $2",
        &[participant_key.into(), removed_at_ms.into(), as_of_ms.into()],
    )?;
    if back == 0 { Ok(()) } else { follow_customers(db, participant_key) }
}

fn follow_customers(db: &mut dyn Db, participant_key: &str) -> Result<()> {
    match facts(db, participant_key)? {
        Some(facts) => follow::participant(db, participant_key, &facts),
        None => Ok(()),
    }
}

/// What customers repeat of a participant; `None` when there is no such participant.
pub(crate) fn facts(db: &mut dyn Db, participant_key: &str) -> Result<Option<Facts>> {
    let sql = "select value_key from participant_identifiers where participant_key = $1 order by position";
    let identifier_keys = db::query_all(db, sql, &[participant_key.into()], |row| row.text(0))?.join("\n");
    let company_key = follow::company_key(db, participant_key)?;
    db::query_one(
        db,
        "select p.name, p.folded, p.network_status, p.receives_invoices, p.retired_scheme, a.status, p.as_of,
             s.snapshot_as_of
         from participants p join sources s on s.name = p.source
             left join addresses a on a.address_key = p.participant_key
         where p.participant_key = $1",
        &[participant_key.into()],
        |row| {
            Ok(Facts {
                name: row.text(0)?,
                folded: row.text(1)?,
                network_status: NetworkStatus::read(row.str(2)?)?,
                receives_invoices: row.bool(3)?,
                retired_scheme: row.bool(4)?,
                address: AddressStatus::read_opt(row.opt_text(5)?)?,
                identifier_keys: identifier_keys.clone(),
                company_key: company_key.clone(),
                as_of: row.int(6)?.max(row.opt_int(7)?.unwrap_or(i64::MIN)),
            })
        },
    )
}

/// Characters of a folded name.
pub(crate) fn length(folded: &str) -> i64 {
    i64::try_from(folded.chars().count()).unwrap_or(i64::MAX)
}
