//! Keeping what a look-up has found, and what follows from it.

use carnet_core::wire::{CheckAnswer, ObjectKind, Verification};

use super::change::{self, Lost};
use crate::{
    db::{self, Db},
    error::Result,
    events, text, times,
};

/// What a look-up found of the participant with this key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub participant_key: String,
    pub verification: Verification,
}

/// Keeps what look-ups have found. Accounts whose customers do not receive any more are told, with one message each.
pub fn record(db: &mut dyn Db, all: &[Found], now_ms: i64) -> Result<()> {
    let mut lost: Vec<Lost> = Vec::new();
    for found in all {
        let (key, verification) = (found.participant_key.as_str(), &found.verification);
        if verification.answer == CheckAnswer::Failed {
            failed(db, key, verification, now_ms)?;
        } else {
            let receives = change::receives_so_far(db, key)?;
            answered(db, key, verification, now_ms)?;
            change::follow(db, key, verification.answer, now_ms)?;
            if receives && verification.answer != CheckAnswer::Receives {
                lost.extend(change::customers(db, key)?);
            }
        }
        show(db, key, now_ms)?;
    }
    change::tell(db, lost, now_ms)
}

fn failed(db: &mut dyn Db, key: &str, verification: &Verification, now_ms: i64) -> Result<()> {
    db.execute(
        "insert into participant_checks (participant_key, failed_at, failed_source, failed_detail)
         values ($1, $2, $3, $4)
         on conflict (participant_key) do update set failed_at = excluded.failed_at,
             failed_source = excluded.failed_source, failed_detail = excluded.failed_detail",
        &[key.into(), now_ms.into(), (&verification.source).into(), (&verification.detail).into()],
    )?;
    Ok(())
}

fn answered(db: &mut dyn Db, key: &str, verification: &Verification, now_ms: i64) -> Result<()> {
    let until = verification.certificate_until.as_deref().and_then(times::parse);
    let types = i64::try_from(verification.document_types.len()).unwrap_or(i64::MAX);
    db.execute(
        "insert into participant_checks (participant_key, answer, answered_at, source, provider, certificate_until,
             document_types)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (participant_key) do update set answer = excluded.answer, answered_at = excluded.answered_at,
             source = excluded.source, provider = excluded.provider,
             certificate_until = excluded.certificate_until, document_types = excluded.document_types,
             failed_at = null, failed_source = null, failed_detail = null",
        &[
            key.into(),
            text::check_answer(verification.answer).into(),
            now_ms.into(),
            (&verification.source).into(),
            verification.provider.clone().into(),
            until.into(),
            types.into(),
        ],
    )?;
    Ok(())
}

// Pages that show one of its customers are out of date.
fn show(db: &mut dyn Db, key: &str, now_ms: i64) -> Result<()> {
    let sql = "select account_id, id from customers where participant_key = $1 and deleted_at is null";
    for (account_id, id) in db::query_all(db, sql, &[key.into()], |row| Ok((row.text(0)?, row.text(1)?)))? {
        events::emit(db, &account_id, ObjectKind::Customer, &id, now_ms)?;
    }
    Ok(())
}
