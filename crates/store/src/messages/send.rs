//! Sending: in the transaction of whatever the message tells.

use carnet_core::wire::{MessageKind, ObjectKind};

use crate::{
    db::{self, Db},
    error::Result,
    events, text,
};

/// Names a message carries at most; `count` says how many there are.
pub const MAX_NAMES: usize = 20;

/// Which people of an account a message is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum To<'a> {
    #[default]
    Everybody,
    Admins,
    /// The user with this id.
    Person(&'a str),
}

/// A message about to be sent.
#[derive(Clone, Debug)]
pub struct NewMessage<'a> {
    pub account_id: &'a str,
    pub to: To<'a>,
    pub kind: MessageKind,
    /// Name of the object.
    pub name: &'a str,
    pub object_kind: ObjectKind,
    /// Empty for a list.
    pub object_id: &'a str,
    pub count: Option<u64>,
    /// The first of several; more than [`MAX_NAMES`] are left out.
    pub names: &'a [String],
    /// Somebody's own words.
    pub words: Option<&'a str>,
    /// Display name of the person who did it.
    pub by: Option<&'a str>,
}

/// Sends; answers the message's id.
pub fn send(db: &mut dyn Db, message: &NewMessage<'_>, now_ms: i64) -> Result<String> {
    let count = message.count.map(|count| i64::try_from(count).unwrap_or(i64::MAX));
    let names = message.names.iter().take(MAX_NAMES).cloned().collect::<Vec<_>>().join("\n");
    let person = match message.to {
        To::Person(user_id) => Some(user_id),
        To::Everybody | To::Admins => None,
    };
    let seq = db::query_one(
        db,
        "insert into messages (account_id, at, kind, name, object_kind, object_id, count, names, words, by_name,
             user_id, for_admins)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning seq",
        &[
            message.account_id.into(),
            now_ms.into(),
            text::message_kind(message.kind).into(),
            message.name.into(),
            text::object_kind(message.object_kind).into(),
            message.object_id.into(),
            count.into(),
            names.into(),
            message.words.into(),
            message.by.into(),
            person.into(),
            (message.to == To::Admins).into(),
        ],
        |row| row.int(0),
    )?;
    let id = seq.unwrap_or_default().to_string();
    events::emit(db, message.account_id, ObjectKind::Message, &id, now_ms)?;
    Ok(id)
}
