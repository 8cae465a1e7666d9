//! Taking a suggestion back, as long as nobody has taken it up. It goes on for the others who wait for it.

use carnet_core::wire::{ObjectKind, Session, Suggestion, SuggestionState};

use super::{
    notify,
    read::{Viewer, get, written},
};
use crate::{
    audit::{self, Change},
    db::Db,
    error::Result,
    text,
};

/// Why it was not taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithdrawRefused {
    NotFound,
    /// Taken up, decided, or taken back before.
    Decided,
}

/// Run it inside one [`crate::pool::write`].
pub fn withdraw(
    db: &mut dyn Db,
    who: &Session,
    id: &str,
    now_ms: i64,
) -> Result<std::result::Result<Suggestion, WithdrawRefused>> {
    let viewer = Viewer::Company(&who.account.id);
    let Some(before) = get(db, viewer, id)? else { return Ok(Err(WithdrawRefused::NotFound)) };
    if before.state != SuggestionState::Submitted {
        return Ok(Err(WithdrawRefused::Decided));
    }
    let (account_id, user_id) = (&who.account.id, &who.user.id);
    db.execute(
        "update suggestion_followers set left_at = $3, left_by = $4 where suggestion_id = $1 and account_id = $2",
        &[id.into(), account_id.into(), now_ms.into(), user_id.into()],
    )?;
    match notify::followers(db, id)?.first() {
        // The operator reads it in the words of who waits longest.
        Some(next) => {
            let sql = "update suggestions set account_id = $3 where id = $1 and account_id = $2";
            db.execute(sql, &[id.into(), account_id.into(), next.into()])?;
        }
        None => {
            let state = text::suggestion_state(SuggestionState::Withdrawn);
            let sql = "update suggestions set state = $2, decided_at = $3, decided_by = $4 where id = $1";
            db.execute(sql, &[id.into(), state.into(), now_ms.into(), user_id.into()])?;
        }
    }
    let after = written(db, viewer, id)?;
    let change = Change {
        account_id,
        user_id,
        at_ms: now_ms,
        what: "suggestion.withdraw",
        object_kind: ObjectKind::Suggestion,
        object_id: id,
        object_name: &after.name,
    };
    audit::record(db, &change, Some(&before), Some(&after))?;
    notify::refresh(db, id, account_id, now_ms)?;
    Ok(Ok(after))
}
