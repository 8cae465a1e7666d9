//! The service providers, played: nobody else is there to take what is handed off. What was sent before the demo began
//! stays as it was made; what is sent in it is taken after some seconds. One provider shows the rest: it does not answer
//! to the first try, and does not take credit notes.

use carnet_store::{
    Result,
    db::{self, Db},
    hand_offs::{self, Answer, Claimed, Lease, Outcome, Try},
    pool::{self, Pool},
};

/// How long a provider that is posted to takes to answer.
const ANSWERS_MS: i64 = 2_000;
/// How long one that did not answer is left alone.
const AGAIN_MS: i64 = 6_000;
/// How long documents wait for a provider that collects.
const COLLECTS_MS: i64 = 8_000;
/// The one that is not always there.
const MOODY: &str = "facture-claire";
/// Nobody else claims anything here.
const LEASE: &str = "demonstration";
const AT_ONCE: u32 = 50;

/// What the providers do at this time.
pub fn play(pool: &dyn Pool, now_ms: i64) -> Result<()> {
    let (posting, collecting) = pool::read(pool, |db| Ok((posting(db, now_ms)?, collecting(db, now_ms)?)))?;
    for provider in posting {
        pool::write(pool, |db| answer(db, &provider, now_ms))?;
    }
    for (provider, document) in collecting {
        pool::write(pool, |db| hand_offs::taken(db, &provider, &document, now_ms))?;
    }
    Ok(())
}

/// Providers that answer now to what was posted a moment ago.
fn posting(db: &mut dyn Db, now_ms: i64) -> Result<Vec<String>> {
    let mut due = Vec::new();
    for provider in hand_offs::providers(db)? {
        if hand_offs::is_due(db, &provider, now_ms - ANSWERS_MS)? {
            due.push(provider);
        }
    }
    Ok(due)
}

fn answer(db: &mut dyn Db, provider: &str, now_ms: i64) -> Result<()> {
    let lease = Lease { id: LEASE, now_ms: now_ms - ANSWERS_MS, until_ms: now_ms };
    for claimed in hand_offs::claim(db, provider, &lease, AT_ONCE)? {
        let of = Try { document_id: &claimed.document_id, provider_id: provider, lease: LEASE };
        hand_offs::report(db, &of, &outcome(&claimed, now_ms), now_ms)?;
    }
    Ok(())
}

fn outcome(claimed: &Claimed, now_ms: i64) -> Outcome {
    let said = |status, text: &str| Answer { status: Some(status), text: Some(text.to_owned()) };
    let credit_note = claimed.document_type.as_deref().is_some_and(|id| id.contains("CreditNote"));
    if claimed.provider_id == MOODY && credit_note {
        let reason = "credit notes are taken through our portal alone";
        Outcome::Failed(said(422, &format!(r#"{{"error":"not_supported","reason":"{reason}"}}"#)))
    } else if claimed.provider_id == MOODY && claimed.tries == 1 {
        let nothing = Answer { status: None, text: Some("there was no answer in time".to_owned()) };
        Outcome::Again(nothing, now_ms + AGAIN_MS)
    } else {
        Outcome::Delivered(said(202, r#"{"status":"accepted"}"#))
    }
}

/// Documents that have waited long enough for providers that collect, each with its provider.
fn collecting(db: &mut dyn Db, now_ms: i64) -> Result<Vec<(String, String)>> {
    // The accounts are as old as the demo.
    let sql = "select provider_id, document_id from hand_offs
               where state = 'queued' and way = 'collect' and created_at <= $1
                   and created_at > (select min(created_at) from accounts)
               order by created_at, document_id limit 50";
    db::query_all(db, sql, &[(now_ms - COLLECTS_MS).into()], |row| Ok((row.text(0)?, row.text(1)?)))
}

#[cfg(test)]
#[path = "providers_tests.rs"]
mod tests;
