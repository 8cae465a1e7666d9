//! Answering: once, by the operator; whoever asked gets a message.

use carnet_core::wire::{MessageKind, ObjectKind, Session, SupportRequest};

use super::read;
use crate::{
    audit::{self, Change},
    db::{self, Db},
    error::Result,
    events,
    messages::{self, NewMessage, To},
};

/// Why nothing was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerRefused {
    NotFound,
    Answered,
}

/// Answers. Run it inside one [`crate::pool::write`].
pub fn answer(
    db: &mut dyn Db,
    who: &Session,
    id: &str,
    words: &str,
    now_ms: i64,
) -> Result<std::result::Result<SupportRequest, AnswerRefused>> {
    let Some(before) = read::get(db, id)? else { return Ok(Err(AnswerRefused::NotFound)) };
    let answered = db.execute(
        "update support_requests set answer = $2, answered_at = $3, answered_by = $4
         where id = $1 and answer is null",
        &[id.into(), words.into(), now_ms.into(), who.user.id.clone().into()],
    )?;
    if answered == 0 {
        return Ok(Err(AnswerRefused::Answered));
    }
    let after = read::written(db, id)?;
    let change = Change::by(who, now_ms, "support.answer", (ObjectKind::Support, id, &after.subject));
    audit::record(db, &change, Some(&before), Some(&after))?;
    tell(db, who, &after, now_ms)?;
    Ok(Ok(after))
}

fn tell(db: &mut dyn Db, who: &Session, answered: &SupportRequest, now_ms: i64) -> Result<()> {
    let asked = "select account_id, user_id from support_requests where id = $1";
    let asked = db::query_one(db, asked, &[answered.id.clone().into()], |row| Ok((row.text(0)?, row.text(1)?)))?;
    let Some((account_id, user_id)) = asked else { return Ok(()) };
    let message = NewMessage {
        account_id: &account_id,
        to: To::Person(&user_id),
        kind: MessageKind::SupportAnswered,
        name: &answered.subject,
        object_kind: ObjectKind::Support,
        object_id: &answered.id,
        count: None,
        names: &[],
        words: answered.answer.as_deref(),
        by: Some(&who.user.display_name),
    };
    messages::send(db, &message, now_ms)?;
    events::emit(db, &account_id, ObjectKind::Support, &answered.id, now_ms)
}
