//! Links to choose a password: one per person, by the hash of their token, for some days, used once.

use carnet_core::wire::{Invitation, Session};

use crate::{
    db::{self, Db},
    error::Result,
    sessions, times,
    users::{self, SESSION_COLUMNS},
};

/// A link about to be given.
#[derive(Clone, Debug)]
pub struct NewLink {
    pub token_hash: String,
    /// Milliseconds.
    pub until_ms: i64,
}

/// Whom a living link is for.
#[derive(Clone, Debug)]
pub struct Link {
    pub session: Session,
    /// The person had a password before.
    pub reset: bool,
    pub until_ms: i64,
}

impl Link {
    /// As it travels.
    pub fn invitation(&self) -> Invitation {
        Invitation {
            email: self.session.user.email.clone(),
            display_name: self.session.user.display_name.clone(),
            company: self.session.account.name.clone(),
            locale: self.session.user.locale,
            reset: self.reset,
            until: times::rfc3339(self.until_ms),
        }
    }
}

/// Gives a person a link; the one before does not work any more.
pub(crate) fn put(db: &mut dyn Db, user_id: &str, by: &str, link: &NewLink, now_ms: i64) -> Result<()> {
    db.execute(
        "insert into user_links (user_id, token_hash, created_at, created_by, expires_at) values ($1, $2, $3, $4, $5)
         on conflict (user_id) do update set token_hash = excluded.token_hash, created_at = excluded.created_at,
             created_by = excluded.created_by, expires_at = excluded.expires_at",
        &[user_id.into(), (&link.token_hash).into(), now_ms.into(), by.into(), link.until_ms.into()],
    )?;
    Ok(())
}

/// The link with this hash, unless it was used or replaced, has expired, or is for somebody who is disabled.
pub fn find(db: &mut dyn Db, token_hash: &str, now_ms: i64) -> Result<Option<Link>> {
    let sql = format!(
        "select {SESSION_COLUMNS}, case when u.password_hash <> '' then 1 else 0 end, l.expires_at
         from user_links l join users u on u.id = l.user_id join accounts a on a.id = u.account_id
         where l.token_hash = $1 and l.expires_at > $2 and u.disabled_at is null"
    );
    db::query_one(db, &sql, &[token_hash.into(), now_ms.into()], |row| {
        Ok(Link { session: users::session(row)?, reset: row.bool(8)?, until_ms: row.int(9)? })
    })
}

/// Uses a link: the password is set, every session of the person ends. Answers who it is and the stored tokens of what
/// has ended; `None` when there is no such link any more. Run it inside one [`crate::pool::write`].
pub fn accept(
    db: &mut dyn Db,
    token_hash: &str,
    password_hash: &str,
    now_ms: i64,
) -> Result<Option<(Session, Vec<String>)>> {
    let Some(Link { session, .. }) = find(db, token_hash, now_ms)? else { return Ok(None) };
    // Of two who use it at once one is too late.
    if db.execute("delete from user_links where token_hash = $1", &[token_hash.into()])? == 0 {
        return Ok(None);
    }
    let (account, id) = (&session.account.id, &session.user.id);
    let before = users::get(db, account, id, id, now_ms)?;
    let sql = "update users set password_hash = $2, last_sign_in_at = $3 where id = $1";
    db.execute(sql, &[id.into(), password_hash.into(), now_ms.into()])?;
    let ended = sessions::remove_of(db, id, None)?;
    let after = users::get(db, account, id, id, now_ms)?;
    users::recorded(db, (account, id, "user.password"), before.as_ref(), after.as_ref(), now_ms)?;
    Ok(Some((session, ended)))
}

/// Takes an open link of a person back.
pub(crate) fn drop_of(db: &mut dyn Db, user_id: &str) -> Result<()> {
    db.execute("delete from user_links where user_id = $1", &[user_id.into()])?;
    Ok(())
}
