//! The operator's decisions. Each tells every account that waits, and goes into the trails of all of them.

use carnet_core::{
    identifier::{ParticipantId, key},
    wire::{Holder, MessageKind, NameEntry, NetworkStatus, ObjectKind, Session, Suggestion, SuggestionState},
};

use super::{
    notify::{self, Notice},
    read::{Viewer, get, written},
};
use crate::{
    audit::{self, Change},
    db::{self, Db},
    document_types,
    error::Result,
    participants::{self, NewParticipant},
    text::{self, Word},
};

/// Source of the participants that the operator adds; no import of another source removes them.
pub const SOURCE: &str = "operator";

/// What the operator does, read.
#[derive(Clone, Debug)]
pub enum Act {
    TakeUp,
    /// Puts it into the public directory. Without an id it is the electronic address that was suggested.
    Add {
        participant_id: Option<ParticipantId>,
        provider_id: Option<String>,
    },
    /// It is the participant with this key.
    Merge {
        participant_key: String,
    },
    Decline {
        reason: String,
    },
}

/// Why nothing was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecideRefused {
    NotFound,
    /// Decided or taken back before.
    Decided,
    /// To be added, it needs a participant id, and no electronic address was suggested.
    NoParticipantId,
    /// To be added, but the public directory has this id.
    InPublicDirectory(Holder),
    ProviderNotFound,
    ParticipantNotFound,
    ParticipantRemoved,
}

/// What a decision leads to.
struct Outcome<'a> {
    state: SuggestionState,
    participant_key: Option<String>,
    reason: Option<&'a str>,
    message: Option<MessageKind>,
}

/// Decides; run it inside one [`crate::pool::write`]. Taking up what is taken up changes nothing.
pub fn decide(
    db: &mut dyn Db,
    who: &Session,
    id: &str,
    act: &Act,
    now_ms: i64,
) -> Result<std::result::Result<Suggestion, DecideRefused>> {
    let Some(before) = get(db, Viewer::Operator, id)? else { return Ok(Err(DecideRefused::NotFound)) };
    let outcome = match (before.state, act) {
        (SuggestionState::Checking, Act::TakeUp) => return Ok(Ok(before)),
        (SuggestionState::Submitted | SuggestionState::Checking, _) => outcome(db, &before, act, now_ms)?,
        _ => Err(DecideRefused::Decided),
    };
    let outcome = match outcome {
        Ok(outcome) => outcome,
        Err(refused) => return Ok(Err(refused)),
    };
    let followers = notify::followers(db, id)?;
    let mut seen = Vec::with_capacity(followers.len());
    for account_id in &followers {
        seen.push(written(db, Viewer::Company(account_id), id)?);
    }
    store(db, who, id, &outcome, now_ms)?;
    let after = written(db, Viewer::Operator, id)?;
    record(db, who, &who.account.id, &before, &after, now_ms)?;
    for (account_id, before) in followers.iter().zip(&seen) {
        let after = written(db, Viewer::Company(account_id), id)?;
        record(db, who, account_id, before, &after, now_ms)?;
        if let Some(kind) = outcome.message {
            let notice = Notice { kind, words: outcome.reason, by: &who.user.display_name };
            notify::send(db, account_id, &after, &notice, now_ms)?;
        }
    }
    for account_id in notify::operators(db)?.iter().filter(|account_id| **account_id != who.account.id) {
        crate::events::emit(db, account_id, ObjectKind::Suggestion, id, now_ms)?;
    }
    Ok(Ok(after))
}

fn outcome<'a>(
    db: &mut dyn Db,
    suggestion: &Suggestion,
    act: &'a Act,
    now_ms: i64,
) -> Result<std::result::Result<Outcome<'a>, DecideRefused>> {
    let (state, participant_key, reason, message) = match act {
        Act::TakeUp => (SuggestionState::Checking, None, None, None),
        Act::Decline { reason } => {
            (SuggestionState::Declined, None, Some(reason.as_str()), Some(MessageKind::SuggestionDeclined))
        }
        Act::Merge { participant_key } => match known(db, participant_key)? {
            None => return Ok(Err(DecideRefused::ParticipantNotFound)),
            Some((NetworkStatus::Removed, _)) => return Ok(Err(DecideRefused::ParticipantRemoved)),
            Some((NetworkStatus::Registered, _)) => {
                (SuggestionState::Merged, Some(participant_key.clone()), None, Some(MessageKind::SuggestionMerged))
            }
        },
        Act::Add { participant_id, provider_id } => {
            match add(db, suggestion, participant_id.as_ref(), provider_id.as_deref(), now_ms)? {
                Err(refused) => return Ok(Err(refused)),
                Ok(key) => (SuggestionState::Added, Some(key), None, Some(MessageKind::SuggestionAdded)),
            }
        }
    };
    Ok(Ok(Outcome { state, participant_key, reason, message }))
}

// Whether the participant is in the network, and who it is.
fn known(db: &mut dyn Db, participant_key: &str) -> Result<Option<(NetworkStatus, Holder)>> {
    let sql = "select network_status, participant_id, name from participants where participant_key = $1";
    db::query_one(db, sql, &[participant_key.into()], |row| {
        let holder = Holder { id: row.text(1)?, name: row.text(2)?, number: None };
        Ok((NetworkStatus::read(row.str(0)?)?, holder))
    })
}

// A participant that has left the network comes back by it.
fn add(
    db: &mut dyn Db,
    suggestion: &Suggestion,
    participant_id: Option<&ParticipantId>,
    provider_id: Option<&str>,
    now_ms: i64,
) -> Result<std::result::Result<String, DecideRefused>> {
    let suggested = suggestion.electronic_address.as_deref().and_then(|text| ParticipantId::parse(text).ok());
    let Some(participant_id) = participant_id.cloned().or(suggested) else {
        return Ok(Err(DecideRefused::NoParticipantId));
    };
    if let Some((NetworkStatus::Registered, holder)) = known(db, &participant_id.key())? {
        return Ok(Err(DecideRefused::InPublicDirectory(holder)));
    }
    if let Some(provider_id) = provider_id {
        let sql = "select 1 from providers where id = $1";
        if db::query_one(db, sql, &[provider_id.into()], |row| row.int(0))?.is_none() {
            return Ok(Err(DecideRefused::ProviderNotFound));
        }
    }
    let itself = (participant_id.scheme().to_owned(), key(participant_id.value()));
    let mut identifiers = suggestion.identifiers.clone();
    identifiers.retain(|identifier| (identifier.scheme.clone(), key(&identifier.value)) != itself);
    let participant_key = participant_id.key();
    let participant = NewParticipant {
        participant_id,
        names: vec![NameEntry { name: suggestion.name.clone(), language: None }],
        country: suggestion.country.clone(),
        place: None,
        website: None,
        identifiers,
        document_types: document_types::billing(),
        provider_ids: provider_id.into_iter().map(str::to_owned).collect(),
        source: SOURCE.to_owned(),
        as_of_ms: now_ms,
    };
    participants::put(db, &participant)?;
    Ok(Ok(participant_key))
}

fn store(db: &mut dyn Db, who: &Session, id: &str, outcome: &Outcome<'_>, now_ms: i64) -> Result<()> {
    db.execute(
        "update suggestions set state = $2, decided_at = $3, decided_by = $4, reason = $5, participant_key = $6
         where id = $1",
        &[
            id.into(),
            text::suggestion_state(outcome.state).into(),
            now_ms.into(),
            (&who.user.id).into(),
            outcome.reason.into(),
            outcome.participant_key.clone().into(),
        ],
    )?;
    Ok(())
}

fn record(
    db: &mut dyn Db,
    who: &Session,
    account_id: &str,
    before: &Suggestion,
    after: &Suggestion,
    now_ms: i64,
) -> Result<()> {
    let change = Change {
        account_id,
        user_id: &who.user.id,
        at_ms: now_ms,
        what: "suggestion.decide",
        object_kind: ObjectKind::Suggestion,
        object_id: &after.id,
        object_name: &after.name,
    };
    audit::record(db, &change, Some(before), Some(after))
}
