//! What a person changes about herself: preferences and the password.

use carnet_core::wire::{Locale, Session};

use super::{SESSION_COLUMNS, entry, recorded, session};
use crate::{
    db::{self, Db},
    error::{Error, Result},
    links, sessions, text,
};

/// Sets the language and the name of the person, as far as they are given. Run it inside one [`crate::pool::write`].
pub fn change_myself(
    db: &mut dyn Db,
    who: &Session,
    locale: Option<Locale>,
    display_name: Option<&str>,
    now_ms: i64,
) -> Result<Session> {
    let (account, id) = (&who.account.id, &who.user.id);
    let before = entry::get(db, account, id, id, now_ms)?;
    let locale = locale.unwrap_or(who.user.locale);
    let name = display_name.unwrap_or(&who.user.display_name);
    let sql = "update users set locale = $2, display_name = $3, version = version + 1
               where id = $1 and (locale <> $2 or display_name <> $3)";
    if db.execute(sql, &[id.into(), text::locale(locale).into(), name.into()])? > 0 {
        let after = entry::get(db, account, id, id, now_ms)?;
        recorded(db, (account, id, "user.change"), before.as_ref(), after.as_ref(), now_ms)?;
    }
    let sql = format!("select {SESSION_COLUMNS} from users u join accounts a on a.id = u.account_id where u.id = $1");
    let changed = db::query_one(db, &sql, &[id.into()], session)?;
    changed.ok_or_else(|| Error::Corrupt(format!("the user {id} is gone")))
}

/// What the person's password is checked against.
pub fn password_hash(db: &mut dyn Db, user_id: &str) -> Result<Option<String>> {
    db::query_one(db, "select password_hash from users where id = $1", &[user_id.into()], |row| row.text(0))
}

/// Sets a password, unless it is another one meanwhile than `known`. Every session but `keep` (a stored token) ends,
/// and an open link with them; answers the stored tokens of what has ended. Run it inside one [`crate::pool::write`].
pub fn set_password(
    db: &mut dyn Db,
    who: &Session,
    (known, new): (&str, &str),
    keep: Option<&str>,
    now_ms: i64,
) -> Result<Option<Vec<String>>> {
    let (account, id) = (&who.account.id, &who.user.id);
    let sql = "update users set password_hash = $3 where id = $1 and password_hash = $2 and disabled_at is null";
    if db.execute(sql, &[id.into(), known.into(), new.into()])? == 0 {
        return Ok(None);
    }
    links::drop_of(db, id)?;
    let ended = sessions::remove_of(db, id, keep)?;
    let person = entry::get(db, account, id, id, now_ms)?;
    recorded(db, (account, id, "user.password"), person.as_ref(), person.as_ref(), now_ms)?;
    Ok(Some(ended))
}
