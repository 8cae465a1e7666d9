//! Telling an account that a provider did not take its documents: one message per provider that counts up for as long
//! as nobody has read it.

use carnet_core::wire::{MessageKind, ObjectKind};

use crate::{
    db::{self, Db},
    error::Result,
    events,
    messages::{self, NewMessage, To},
    text,
};

pub(super) fn tell(db: &mut dyn Db, account_id: &str, provider: &str, document_id: &str, now_ms: i64) -> Result<()> {
    if count_up(db, account_id, provider, now_ms)? {
        return Ok(());
    }
    let message = NewMessage {
        account_id,
        to: To::Everybody,
        kind: MessageKind::HandOffFailed,
        name: provider,
        object_kind: ObjectKind::Document,
        object_id: document_id,
        count: Some(1),
        names: &[provider.to_owned()],
        words: None,
        by: None,
    };
    messages::send(db, &message, now_ms)?;
    Ok(())
}

// About several it opens their list.
fn count_up(db: &mut dyn Db, account_id: &str, provider: &str, now_ms: i64) -> Result<bool> {
    let unread = db::query_one(
        db,
        "select max(m.seq) from messages m where m.account_id = $1 and m.kind = $2 and m.name = $3
             and not exists (select 1 from message_reads r where r.message_seq = m.seq)",
        &[account_id.into(), text::message_kind(MessageKind::HandOffFailed).into(), provider.into()],
        |row| row.opt_int(0),
    )?;
    let Some(seq) = unread.flatten() else { return Ok(false) };
    let sql = "update messages set count = count + 1, object_id = '', at = $2 where seq = $1";
    db.execute(sql, &[seq.into(), now_ms.into()])?;
    events::emit(db, account_id, ObjectKind::Message, &seq.to_string(), now_ms)?;
    Ok(true)
}
