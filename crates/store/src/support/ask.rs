//! Asking: the request is kept, and the operator gets a message.

use carnet_core::wire::{MessageKind, ObjectKind, Session, SupportContext, SupportRequest};

use super::read;
use crate::{
    audit::{self, Change},
    db::Db,
    error::{Error, Result},
    messages::{self, NewMessage, To},
    suggestions::operators,
};

/// A question about to be kept. Texts have been checked.
#[derive(Clone, Debug)]
pub struct NewSupport {
    pub subject: String,
    pub message: String,
    pub context: Vec<SupportContext>,
}

/// Keeps the question under `id`. Run it inside one [`crate::pool::write`].
pub fn ask(db: &mut dyn Db, who: &Session, id: &str, new: &NewSupport, now_ms: i64) -> Result<SupportRequest> {
    let context = serde_json::to_string(&new.context);
    let context = context.map_err(|error| Error::Corrupt(format!("a support request is no JSON: {error}")))?;
    db.execute(
        "insert into support_requests (id, account_id, user_id, at, subject, message, context)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &[
            id.into(),
            who.account.id.clone().into(),
            who.user.id.clone().into(),
            now_ms.into(),
            new.subject.clone().into(),
            new.message.clone().into(),
            context.into(),
        ],
    )?;
    let asked = read::written(db, id)?;
    let change = Change::by(who, now_ms, "support.ask", (ObjectKind::Support, id, &asked.subject));
    audit::record(db, &change, None, Some(&asked))?;
    for operator in operators(db)? {
        tell(db, &operator, &asked, now_ms)?;
    }
    Ok(asked)
}

fn tell(db: &mut dyn Db, operator: &str, asked: &SupportRequest, now_ms: i64) -> Result<()> {
    let message = NewMessage {
        account_id: operator,
        to: To::Everybody,
        kind: MessageKind::SupportReceived,
        name: &asked.subject,
        object_kind: ObjectKind::Support,
        object_id: &asked.id,
        count: None,
        names: std::slice::from_ref(&asked.company),
        words: Some(&asked.message),
        by: Some(&asked.by),
    };
    messages::send(db, &message, now_ms)?;
    crate::events::emit(db, operator, ObjectKind::Support, &asked.id, now_ms)
}
