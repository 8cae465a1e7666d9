//! Suggesting a company: a new suggestion, or joining the open one of the same company. What an account wrote before
//! is completed by what it writes now.

use carnet_core::{
    identifier::{ParticipantId, key},
    name::fold,
    wire::{
        Holder, Identifier, MAX_SUGGESTED_IDENTIFIERS, MessageKind, ObjectKind, Session, Suggested, Suggestion,
        SuggestionState,
    },
};

use super::{
    lookup::{self, Among},
    notify::{self, Notice},
    read::{Viewer, get, written},
};
use crate::{
    audit::{self, Change},
    db::{self, Db},
    error::Result,
    text,
};

/// What is suggested. Texts have been checked and are in the form in which they are kept.
#[derive(Clone, Debug, Default)]
pub struct NewSuggestion {
    /// In literal form.
    pub name: String,
    /// Upper case.
    pub country: String,
    /// At least one, in the written form of its scheme.
    pub identifiers: Vec<Identifier>,
    pub electronic_address: Option<ParticipantId>,
    pub provider: Option<String>,
    pub contact: Option<String>,
    pub comment: Option<String>,
}

/// Why nothing was suggested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SuggestRefused {
    /// The public directory has the company: by the identifier at this position, or by the electronic address.
    InPublicDirectory { position: Option<usize>, holder: Holder },
    /// With those it gave before the account would have too many.
    TooManyIdentifiers,
}

/// Suggests under the new id `id`, or joins; run it inside one [`crate::pool::write`].
pub fn suggest(
    db: &mut dyn Db,
    who: &Session,
    id: &str,
    new: &NewSuggestion,
    now_ms: i64,
) -> Result<std::result::Result<Suggested, SuggestRefused>> {
    if let Some(refused) = in_public_directory(db, new)? {
        return Ok(Err(refused));
    }
    let mut all = new.identifiers.clone();
    all.extend(new.electronic_address.as_ref().map(address));
    let open = lookup::open(db, &all, &fold(&new.name), &new.country)?;
    let joined = open.is_some();
    let id = open.as_deref().unwrap_or(id);
    let known = identifier_keys(db, &who.account.id, id)?;
    let further: Vec<&Identifier> = new.identifiers.iter().filter(|one| !known.contains(&compared(one))).collect();
    if known.len() + further.len() > MAX_SUGGESTED_IDENTIFIERS {
        return Ok(Err(SuggestRefused::TooManyIdentifiers));
    }
    let before = get(db, Viewer::Company(&who.account.id), id)?;
    if !joined {
        insert(db, who, id, new, now_ms)?;
    }
    follow(db, who, id, new, now_ms)?;
    write_identifiers(db, &who.account.id, id, new, &further, known.len())?;
    let suggestion = written(db, Viewer::Company(&who.account.id), id)?;
    record(db, who, joined, before.as_ref(), &suggestion, now_ms)?;
    match joined {
        true => notify::refresh(db, id, &who.account.id, now_ms)?,
        false => tell_operators(db, who, &suggestion, now_ms)?,
    }
    Ok(Ok(Suggested { suggestion, joined }))
}

fn in_public_directory(db: &mut dyn Db, new: &NewSuggestion) -> Result<Option<SuggestRefused>> {
    let numbered = new.identifiers.iter().cloned().enumerate().map(|(at, identifier)| (Some(at), identifier));
    for (position, identifier) in numbered.chain(new.electronic_address.as_ref().map(|one| (None, address(one)))) {
        if let Some(hit) = lookup::participants(db, &[identifier], Among::Shown, 1)?.into_iter().next() {
            let holder = Holder { id: hit.participant_id, name: hit.name, number: None };
            return Ok(Some(SuggestRefused::InPublicDirectory { position, holder }));
        }
    }
    Ok(None)
}

fn insert(db: &mut dyn Db, who: &Session, id: &str, new: &NewSuggestion, now_ms: i64) -> Result<()> {
    db.execute(
        "insert into suggestions (id, state, country, account_id, created_at) values ($1, $2, $3, $4, $5)",
        &[
            id.into(),
            text::suggestion_state(SuggestionState::Submitted).into(),
            (&new.country).into(),
            (&who.account.id).into(),
            now_ms.into(),
        ],
    )?;
    Ok(())
}

fn address(id: &ParticipantId) -> Identifier {
    let (scheme, value) = (id.scheme().to_owned(), id.value().to_owned());
    Identifier { label: scheme.clone(), scheme, value }
}

/// Scheme and comparison key.
fn compared(identifier: &Identifier) -> (String, String) {
    (identifier.scheme.clone(), key(&identifier.value))
}

// The account follows, for the first time or again; what it leaves out now stays as it wrote it before.
fn follow(db: &mut dyn Db, who: &Session, id: &str, new: &NewSuggestion, now_ms: i64) -> Result<()> {
    db.execute(
        "insert into suggestion_followers
             (suggestion_id, account_id, user_id, at, name, folded, electronic_address, provider, contact, comment)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (suggestion_id, account_id) do update set
             at = case when suggestion_followers.left_at is null then suggestion_followers.at else excluded.at end,
             user_id = case when suggestion_followers.left_at is null then suggestion_followers.user_id
                            else excluded.user_id end,
             left_at = null, left_by = null, name = excluded.name, folded = excluded.folded,
             electronic_address = coalesce(excluded.electronic_address, suggestion_followers.electronic_address),
             provider = coalesce(excluded.provider, suggestion_followers.provider),
             contact = coalesce(excluded.contact, suggestion_followers.contact),
             comment = coalesce(excluded.comment, suggestion_followers.comment)",
        &[
            id.into(),
            (&who.account.id).into(),
            (&who.user.id).into(),
            now_ms.into(),
            (&new.name).into(),
            fold(&new.name).into(),
            new.electronic_address.as_ref().map(ToString::to_string).into(),
            new.provider.clone().into(),
            new.contact.clone().into(),
            new.comment.clone().into(),
        ],
    )?;
    Ok(())
}

// Of the identifiers an account has given, its electronic address aside.
fn identifier_keys(db: &mut dyn Db, account_id: &str, id: &str) -> Result<Vec<(String, String)>> {
    let sql = "select scheme, value_key from suggestion_identifiers
               where suggestion_id = $1 and account_id = $2 and position > 0";
    db::query_all(db, sql, &[id.into(), account_id.into()], |row| Ok((row.text(0)?, row.text(1)?)))
}

fn write_identifiers(
    db: &mut dyn Db,
    account_id: &str,
    id: &str,
    new: &NewSuggestion,
    further: &[&Identifier],
    known: usize,
) -> Result<()> {
    let address = new.electronic_address.as_ref().map(address);
    let further = (known + 1..).zip(further.iter().copied());
    for (position, identifier) in address.iter().map(|address| (0, address)).chain(further) {
        db.execute(
            "insert into suggestion_identifiers
                 (suggestion_id, account_id, position, scheme, value, label, value_key)
             values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (suggestion_id, account_id, position) do update set
                 scheme = excluded.scheme, value = excluded.value, label = excluded.label,
                 value_key = excluded.value_key",
            &[
                id.into(),
                account_id.into(),
                i64::try_from(position).unwrap_or(i64::MAX).into(),
                (&identifier.scheme).into(),
                (&identifier.value).into(),
                (&identifier.label).into(),
                key(&identifier.value).into(),
            ],
        )?;
    }
    Ok(())
}

fn record(
    db: &mut dyn Db,
    who: &Session,
    joined: bool,
    before: Option<&Suggestion>,
    after: &Suggestion,
    now_ms: i64,
) -> Result<()> {
    if before == Some(after) {
        return Ok(());
    }
    let what = if joined { "suggestion.join" } else { "suggestion.add" };
    let change = Change::by(who, now_ms, what, (ObjectKind::Suggestion, &after.id, &after.name));
    audit::record(db, &change, before, Some(after))
}

fn tell_operators(db: &mut dyn Db, who: &Session, suggestion: &Suggestion, now_ms: i64) -> Result<()> {
    for account_id in notify::operators(db)? {
        let notice = Notice { kind: MessageKind::SuggestionReceived, words: None, by: &who.account.name };
        notify::send(db, &account_id, suggestion, &notice, now_ms)?;
    }
    Ok(())
}
