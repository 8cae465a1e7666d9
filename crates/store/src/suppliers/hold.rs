//! A sender that nobody has decided on: its entry is made with its first document that is held.

use carnet_core::{
    name::fold,
    wire::{MessageKind, ObjectKind, SupplierStatus},
};

use crate::{
    customers::Actor,
    db::{self, Db},
    error::Result,
    inbound::Sender,
    messages::{self, NewMessage, To},
    text::Word,
};

/// What was decided on a sender; `None` for one without entry.
pub(crate) fn status_of(db: &mut dyn Db, account_id: &str, sender_key: &str) -> Result<Option<SupplierStatus>> {
    let sql = "select status from suppliers where account_id = $1 and sender_key = $2";
    db::query_one(db, sql, &[account_id.into(), sender_key.into()], |row| SupplierStatus::read(row.str(0)?))
}

/// Makes the entry of a sender that has none, and tells the account; nobody is asked twice.
pub(crate) fn hold(db: &mut dyn Db, actor: &Actor<'_>, id: &str, sender: &Sender) -> Result<()> {
    let sql = "select name from participants where participant_key = $1";
    let listed = db::query_one(db, sql, &[sender.participant_key.clone().into()], |row| row.text(0))?;
    let name = listed.as_ref().unwrap_or(&sender.name);
    let made = db.execute(
        "insert into suppliers (id, account_id, sender_key, status, participant_key, sender_id, since, version, name,
             folded)
         values ($1, $2, $3, 'toApprove', $4, $5, $6, 1, $7, $8) on conflict (account_id, sender_key) do nothing",
        &[
            id.into(),
            actor.account_id.into(),
            (&sender.key).into(),
            sender.participant_key.clone().into(),
            sender.id.clone().into(),
            actor.now_ms.into(),
            name.into(),
            fold(name).into(),
        ],
    )?;
    if made == 0 {
        return Ok(());
    }
    let message = NewMessage {
        account_id: actor.account_id,
        to: To::Everybody,
        kind: MessageKind::SupplierToApprove,
        name,
        object_kind: ObjectKind::Supplier,
        object_id: id,
        count: None,
        names: &[],
        words: None,
        by: None,
    };
    messages::send(db, &message, actor.now_ms)?;
    Ok(())
}
