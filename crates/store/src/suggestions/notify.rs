//! Who hears of a suggestion: the accounts that follow it, and those of the operator.

use carnet_core::wire::{MessageKind, ObjectKind, Suggestion};

use crate::{
    db::{self, Db},
    error::Result,
    events,
    messages::{self, NewMessage, To},
};

/// What a message about a suggestion says besides its name.
pub(super) struct Notice<'a> {
    pub kind: MessageKind,
    pub words: Option<&'a str>,
    pub by: &'a str,
}

/// Accounts that somebody belongs to who may decide.
pub(crate) fn operators(db: &mut dyn Db) -> Result<Vec<String>> {
    let sql = "select distinct account_id from users where role = 'operator' order by account_id";
    db::query_all(db, sql, &[], |row| row.text(0))
}

/// Accounts that wait for it.
pub(super) fn followers(db: &mut dyn Db, id: &str) -> Result<Vec<String>> {
    let sql = "select account_id from suggestion_followers where suggestion_id = $1 and left_at is null
               order by at, account_id";
    db::query_all(db, sql, &[id.into()], |row| row.text(0))
}

/// One message, and the pages that show the suggestion are out of date.
pub(super) fn send(
    db: &mut dyn Db,
    account_id: &str,
    suggestion: &Suggestion,
    notice: &Notice<'_>,
    now_ms: i64,
) -> Result<()> {
    let message = NewMessage {
        account_id,
        to: To::Everybody,
        kind: notice.kind,
        name: &suggestion.name,
        object_kind: ObjectKind::Suggestion,
        object_id: &suggestion.id,
        count: None,
        names: &[],
        words: notice.words,
        by: Some(notice.by),
    };
    messages::send(db, &message, now_ms)?;
    events::emit(db, account_id, ObjectKind::Suggestion, &suggestion.id, now_ms)
}

/// Pages of everybody concerned are out of date, but for those of `but`, which heard of it.
pub(super) fn refresh(db: &mut dyn Db, id: &str, but: &str, now_ms: i64) -> Result<()> {
    let mut accounts = followers(db, id)?;
    accounts.extend(operators(db)?);
    for account_id in accounts.iter().filter(|account_id| *account_id != but) {
        events::emit(db, account_id, ObjectKind::Suggestion, id, now_ms)?;
    }
    Ok(())
}
