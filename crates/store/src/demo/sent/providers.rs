//! What the demo's providers do with what is routed to them: two are posted to and answer, the others collect.

use carnet_core::wire::{Document, HandOffWay};

use super::HOUR_MS;
use crate::{
    db::Db,
    error::{Error, Result},
    hand_offs::{self, Answer, Lease, Outcome, Try},
};

/// Those that are posted to, and where.
pub(super) const POSTING: [(&str, &str); 2] = [
    ("plateforme-sillage", "https://depot.plateforme-sillage.example/documents"),
    ("facture-claire", "https://api.facture-claire.example/v2/hand-off"),
];
/// Documents younger than this wait to be collected.
const COLLECTED_AFTER_MS: i64 = 48 * HOUR_MS;

/// Gives those their addresses.
pub(super) fn posting(db: &mut dyn Db) -> Result<()> {
    for (id, url) in POSTING {
        let sql = "update providers set hand_off_way = 'post', hand_off_url = $2, hand_off_secret = $3 where id = $1";
        db.execute(sql, &[id.into(), url.into(), format!("demonstration-{id}").into()])?;
    }
    Ok(())
}

/// What became of a document that was queued at the first of these times; the second is now.
pub(super) fn hand_over(db: &mut dyn Db, document: &Document, fails: bool, (at, now_ms): (i64, i64)) -> Result<()> {
    let gone = || Error::Corrupt(format!("the demo document {} was not queued", document.id));
    let hand_off = document.hand_off.as_ref().ok_or_else(gone)?;
    let provider_id = hand_off.provider.id.as_str();
    match hand_off.way {
        HandOffWay::Post => post(db, &document.id, provider_id, fails, at),
        HandOffWay::Collect if now_ms - at < COLLECTED_AFTER_MS => Ok(()),
        HandOffWay::Collect => hand_offs::taken(db, provider_id, &document.id, at + 2 * HOUR_MS).map(drop),
    }
}

fn post(db: &mut dyn Db, document_id: &str, provider_id: &str, fails: bool, at: i64) -> Result<()> {
    let lease = Lease { id: "demonstration", now_ms: at, until_ms: at + HOUR_MS };
    hand_offs::claim(db, provider_id, &lease, 1)?;
    let answer = |status, text: &str| Answer { status: Some(status), text: Some(text.to_owned()) };
    let outcome = if fails {
        Outcome::Failed(answer(
            422,
            r#"{"error":"invoice_rejected","reason":"BR-CO-15: total amount does not add up"}"#,
        ))
    } else {
        Outcome::Delivered(answer(202, r#"{"status":"accepted"}"#))
    };
    let of = Try { document_id, provider_id, lease: lease.id };
    hand_offs::report(db, &of, &outcome, at + 400)?;
    Ok(())
}
