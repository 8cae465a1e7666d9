//! What an administrator does to the people of the account. One administrator who can sign in always stays.

use carnet_core::wire::{Locale, Role, Session, UserEntry, UserStatus};

use super::{NewUser, WITHDRAWN, add, email_key, entry, recorded};
use crate::{
    db::{self, Db},
    error::{Error, Result},
    known_browsers,
    links::{self, NewLink},
    sessions, text,
};

/// Somebody about to be invited. Texts have been checked.
#[derive(Clone, Debug)]
pub struct NewPerson {
    pub id: String,
    pub email: String,
    pub display_name: String,
    pub role: Role,
    pub locale: Locale,
}

/// What is to change; `None` stays as it is.
#[derive(Clone, Debug, Default)]
pub struct UserChange {
    pub role: Option<Role>,
    pub display_name: Option<String>,
    pub disabled: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InviteRefused {
    /// Somebody has the address already, here or elsewhere.
    EmailTaken,
}

/// Why nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeRefused {
    NotFound,
    /// Its version is another one than was read.
    ChangedMeanwhile,
    LastAdmin,
    /// Whoever has signed in is not removed.
    Active,
    /// The person is disabled.
    Disabled,
}

/// A person after a change.
#[derive(Clone, Debug)]
pub struct Changed {
    pub user: UserEntry,
    /// Stored tokens of the sessions that have ended by it.
    pub ended: Vec<String>,
}

/// Adds a person who has no password yet, with a link to choose one. Run it inside one [`crate::pool::write`].
pub fn invite(
    db: &mut dyn Db,
    who: &Session,
    new: &NewPerson,
    link: &NewLink,
    now_ms: i64,
) -> Result<std::result::Result<UserEntry, InviteRefused>> {
    let user = NewUser {
        id: new.id.clone(),
        account_id: who.account.id.clone(),
        email: new.email.clone(),
        display_name: new.display_name.clone(),
        role: new.role,
        locale: new.locale,
        password_hash: String::new(),
    };
    let taken =
        db::query_one(db, "select id from users where email_key = $1", &[email_key(&new.email).into()], |row| {
            row.text(0)
        })?;
    if taken.is_some() {
        return Ok(Err(InviteRefused::EmailTaken));
    }
    match add(db, &user, now_ms) {
        Err(Error::Duplicate(_)) => return Ok(Err(InviteRefused::EmailTaken)),
        added => added?,
    }
    links::put(db, &new.id, &who.user.id, link, now_ms)?;
    let invited = written(db, who, &new.id, now_ms)?;
    recorded(db, (&who.account.id, &who.user.id, "user.invite"), None, Some(&invited), now_ms)?;
    Ok(Ok(invited))
}

/// Changes a person who is at `version`. A change to what is already leaves the version as it is. Run it inside one
/// [`crate::pool::write`].
pub fn change(
    db: &mut dyn Db,
    who: &Session,
    id: &str,
    version: u64,
    change: &UserChange,
    now_ms: i64,
) -> Result<std::result::Result<Changed, ChangeRefused>> {
    lock(db, &who.account.id)?;
    let Some(before) = entry::get(db, &who.account.id, id, &who.user.id, now_ms)? else {
        return Ok(Err(ChangeRefused::NotFound));
    };
    if before.version != version {
        return Ok(Err(ChangeRefused::ChangedMeanwhile));
    }
    let disabled = change.disabled.unwrap_or(before.status == UserStatus::Disabled);
    let role = change.role.unwrap_or(before.role);
    if before.last_admin && (disabled || role != Role::Admin) {
        return Ok(Err(ChangeRefused::LastAdmin));
    }
    let name = change.display_name.as_ref().unwrap_or(&before.display_name);
    if disabled == (before.status == UserStatus::Disabled) && role == before.role && *name == before.display_name {
        return Ok(Ok(Changed { user: before, ended: Vec::new() }));
    }
    write(db, id, role, name, disabled.then_some(now_ms))?;
    let ended = if disabled { shut_out(db, id)? } else { Vec::new() };
    let after = written(db, who, id, now_ms)?;
    recorded(db, (&who.account.id, &who.user.id, word(&before, &after)), Some(&before), Some(&after), now_ms)?;
    Ok(Ok(Changed { user: after, ended }))
}

fn write(db: &mut dyn Db, id: &str, role: Role, name: &str, disabled_at: Option<i64>) -> Result<()> {
    let mut params = vec![id.into(), text::role(role).into(), name.into()];
    // Since when somebody is disabled stays as it is.
    let disabled = match disabled_at {
        Some(now) => {
            params.push(now.into());
            "coalesce(disabled_at, $4)"
        }
        None => "null",
    };
    let sql = format!(
        "update users set role = $2, display_name = $3, version = version + 1, disabled_at = {disabled} where id = $1"
    );
    db.execute(&sql, &params)?;
    Ok(())
}

fn word(before: &UserEntry, after: &UserEntry) -> &'static str {
    match (before.status == UserStatus::Disabled, after.status == UserStatus::Disabled) {
        (false, true) => "user.disable",
        (true, false) => "user.enable",
        _ => "user.change",
    }
}

/// Removes a person who has never signed in. Run it inside one [`crate::pool::write`].
pub fn remove(
    db: &mut dyn Db,
    who: &Session,
    id: &str,
    version: u64,
    now_ms: i64,
) -> Result<std::result::Result<(), ChangeRefused>> {
    lock(db, &who.account.id)?;
    let Some(before) = entry::get(db, &who.account.id, id, &who.user.id, now_ms)? else {
        return Ok(Err(ChangeRefused::NotFound));
    };
    if before.version != version {
        return Ok(Err(ChangeRefused::ChangedMeanwhile));
    }
    if before.last_admin {
        return Ok(Err(ChangeRefused::LastAdmin));
    }
    // Whoever had a password may have done something that the trail keeps.
    let never = "select 1 from users where id = $1 and password_hash = '' and last_sign_in_at is null";
    if db::query_one(db, never, &[id.into()], |row| row.int(0))?.is_none() {
        return Ok(Err(ChangeRefused::Active));
    }
    db.execute("delete from messages where user_id = $1", &[id.into()])?;
    db.execute("delete from users where id = $1", &[id.into()])?;
    recorded(db, (&who.account.id, &who.user.id, "user.remove"), Some(&before), None, now_ms)?;
    Ok(Ok(()))
}

/// Gives a person a new link to choose a password; the one before, the password and the sessions end. The link of
/// somebody who never had a password lives until `first`, else until `again`. Run it inside one
/// [`crate::pool::write`].
pub fn renew(
    db: &mut dyn Db,
    who: &Session,
    id: &str,
    links: (&NewLink, &NewLink),
    now_ms: i64,
) -> Result<std::result::Result<Changed, ChangeRefused>> {
    lock(db, &who.account.id)?;
    let Some(before) = entry::get(db, &who.account.id, id, &who.user.id, now_ms)? else {
        return Ok(Err(ChangeRefused::NotFound));
    };
    match before.status {
        UserStatus::Disabled => return Ok(Err(ChangeRefused::Disabled)),
        _ if before.last_admin => return Ok(Err(ChangeRefused::LastAdmin)),
        UserStatus::Invited => links::put(db, id, &who.user.id, links.0, now_ms)?,
        UserStatus::Active => {
            let sql = "update users set password_hash = $2 where id = $1";
            db.execute(sql, &[id.into(), WITHDRAWN.into()])?;
            links::put(db, id, &who.user.id, links.1, now_ms)?;
        }
    }
    let ended = end_sessions(db, id)?;
    let after = written(db, who, id, now_ms)?;
    recorded(db, (&who.account.id, &who.user.id, "user.link"), Some(&before), Some(&after), now_ms)?;
    Ok(Ok(Changed { user: after, ended }))
}

// Nothing that was given to the person before works any more.
fn shut_out(db: &mut dyn Db, id: &str) -> Result<Vec<String>> {
    links::drop_of(db, id)?;
    end_sessions(db, id)
}

fn end_sessions(db: &mut dyn Db, id: &str) -> Result<Vec<String>> {
    known_browsers::forget(db, id)?;
    sessions::remove_of(db, id, None)
}

// Changes to the people of an account happen one after the other, so that of two who give up the last two places of
// administrators the second is refused.
fn lock(db: &mut dyn Db, account_id: &str) -> Result<()> {
    db.execute("update accounts set name = name where id = $1", &[account_id.into()])?;
    Ok(())
}

fn written(db: &mut dyn Db, who: &Session, id: &str, now_ms: i64) -> Result<UserEntry> {
    let found = entry::get(db, &who.account.id, id, &who.user.id, now_ms)?;
    found.ok_or_else(|| Error::Corrupt(format!("the user {id} is gone right after it was written")))
}
