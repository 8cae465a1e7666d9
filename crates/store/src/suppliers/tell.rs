//! What the sender hears of a decision, if it is an account here.

use carnet_core::wire::{MessageKind, ObjectKind, SupplierStatus};

use super::decide::Decision;
use crate::{
    accounts,
    customers::Actor,
    db::{self, Db},
    error::Result,
    messages::{self, NewMessage, To},
    requests,
};

/// Tells the account that is the participant with this key. What it opens is the receiving company in its own
/// directory of customers, if it is there.
pub(super) fn tell_sender(
    db: &mut dyn Db,
    actor: &Actor<'_>,
    participant_key: &str,
    decision: &Decision<'_>,
    documents: u64,
) -> Result<()> {
    let sender = accounts::by_participant(db, participant_key)?.filter(|sender| sender.id != actor.account_id);
    let (Some(sender), Some(receiver)) = (sender, accounts::get(db, actor.account_id)?) else { return Ok(()) };
    let customer = "select c.id, c.name from customers c join accounts a on a.participant_key = c.participant_key
                    where c.account_id = $1 and a.id = $2 and c.deleted_at is null";
    let customer = db::query_one(db, customer, &[(&sender.id).into(), (&receiver.id).into()], |row| {
        Ok((row.text(0)?, row.text(1)?))
    })?;
    let (object_kind, object_id, name) = match customer {
        Some((id, name)) => (ObjectKind::Customer, id, name),
        None => (ObjectKind::CustomerList, String::new(), receiver.name),
    };
    let (kind, count) = match decision.status {
        SupplierStatus::Authorized => (MessageKind::SendingApproved, None),
        _ => (MessageKind::SendingDenied, Some(documents)),
    };
    let by = requests::display_name(db, actor.user_id)?;
    let message = NewMessage {
        account_id: &sender.id,
        to: To::Everybody,
        kind,
        name: &name,
        object_kind,
        object_id: &object_id,
        count,
        names: &[],
        words: decision.words,
        by: by.as_deref(),
    };
    messages::send(db, &message, actor.now_ms)?;
    Ok(())
}
