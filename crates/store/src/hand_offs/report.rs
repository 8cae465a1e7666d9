//! What became of a try. A success always counts, late ones too: the provider has the document. Anything else counts
//! from whoever holds the lease alone.

use carnet_core::wire::ObjectKind;

use super::failed;
use crate::{
    db::{self, Db, Row},
    error::Result,
    events,
};

/// How a try ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The provider has it.
    Delivered(Answer),
    /// It is tried again at this time.
    Again(Answer, i64),
    /// It is not tried any more.
    Failed(Answer),
}

/// What the provider said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status; absent when there was no answer.
    pub status: Option<u16>,
    /// The first characters of it, or why there was none.
    pub text: Option<String>,
}

/// Whose try it was.
#[derive(Clone, Copy, Debug)]
pub struct Try<'a> {
    pub document_id: &'a str,
    pub provider_id: &'a str,
    pub lease: &'a str,
}

/// What a report needs to know of its row.
struct Known {
    account_id: String,
    provider_name: String,
}

/// Reports on a try; `false`: it came too late to count. Run it inside one [`crate::pool::write`].
pub fn report(db: &mut dyn Db, of: &Try<'_>, outcome: &Outcome, now_ms: i64) -> Result<bool> {
    let counts = match outcome {
        Outcome::Delivered(answer) => delivered(db, of, answer, now_ms)?,
        Outcome::Again(answer, due_ms) => ended(db, of, "queued", Some(*due_ms), answer)?,
        Outcome::Failed(answer) => ended(db, of, "failed", None, answer)?,
    };
    if !counts {
        return Ok(false);
    }
    let Some(known) = known(db, of.document_id)? else { return Ok(false) };
    match outcome {
        Outcome::Delivered(_) => follow(db, of.document_id, "delivered")?,
        Outcome::Failed(_) => {
            follow(db, of.document_id, "failed")?;
            failed::tell(db, &known.account_id, &known.provider_name, of.document_id, now_ms)?;
        }
        Outcome::Again(..) => {}
    }
    events::emit(db, &known.account_id, ObjectKind::Document, of.document_id, now_ms)?;
    Ok(true)
}

/// Of a provider that the document is still for.
fn delivered(db: &mut dyn Db, of: &Try<'_>, answer: &Answer, now_ms: i64) -> Result<bool> {
    let changed = db.execute(
        "update hand_offs set state = 'delivered', delivered_at = $3, due_at = null, lease = null, leased_until = null,
             answer_status = $4, answer = $5
         where document_id = $1 and provider_id = $2 and state <> 'delivered'",
        &[
            of.document_id.into(),
            of.provider_id.into(),
            now_ms.into(),
            answer.status.map(u32::from).into(),
            answer.text.clone().into(),
        ],
    )?;
    Ok(changed > 0)
}

fn ended(db: &mut dyn Db, of: &Try<'_>, state: &str, due_ms: Option<i64>, answer: &Answer) -> Result<bool> {
    let changed = db.execute(
        "update hand_offs set state = $3, due_at = $4, lease = null, leased_until = null, answer_status = $5,
             answer = $6
         where document_id = $1 and lease = $2 and state = 'queued'",
        &[
            of.document_id.into(),
            of.lease.into(),
            state.into(),
            due_ms.into(),
            answer.status.map(u32::from).into(),
            answer.text.clone().into(),
        ],
    )?;
    Ok(changed > 0)
}

/// The document's status is its hand-off's; one that was stopped since has arrived all the same.
pub(super) fn follow(db: &mut dyn Db, document_id: &str, status: &str) -> Result<()> {
    db.execute(
        "update documents set status = $2, cause = null, retry_at = null, version = version + 1 where id = $1",
        &[document_id.into(), status.into()],
    )?;
    Ok(())
}

fn known(db: &mut dyn Db, document_id: &str) -> Result<Option<Known>> {
    let sql = "select h.account_id, v.name from hand_offs h join providers v on v.id = h.provider_id
               where h.document_id = $1";
    let map = |row: &Row| Ok(Known { account_id: row.text(0)?, provider_name: row.text(1)? });
    db::query_one(db, sql, &[document_id.into()], map)
}
