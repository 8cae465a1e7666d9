//! People who sign in. An e-mail address belongs to one user, whatever its case. The keys of a company's programs act
//! as users of their own kind ([`crate::api_keys`]), who are never among the people.

mod change;
mod entry;
mod myself;

pub use change::{ChangeRefused, Changed, InviteRefused, NewPerson, UserChange, change, invite, remove, renew};
pub(crate) use entry::recorded;
pub use entry::{admins, get, list};
pub use myself::{change_myself, password_hash, set_password};

use carnet_core::wire::{Account, Locale, Role, Session, User};

use crate::{
    db::{self, Db, Row},
    error::{Error, Result},
    text::{self, Word},
};

#[derive(Clone)]
pub struct NewUser {
    pub id: String,
    pub account_id: String,
    pub email: String,
    pub display_name: String,
    pub role: Role,
    pub locale: Locale,
    /// As the password hasher writes it (PHC string), never the password; empty until one is chosen.
    pub password_hash: String,
}

/// A user with the company, and what its password is checked against.
#[derive(Clone)]
pub struct UserRow {
    pub session: Session,
    pub password_hash: String,
}

/// Columns of a session, to be read by [`session`]; the tables are `users u` and `accounts a`.
pub(crate) const SESSION_COLUMNS: &str =
    "u.id, u.email, u.display_name, u.role, u.locale, a.id, a.name, a.participant_id";

/// What is stored instead of the hash of a password that does not work any more. No password belongs to it.
pub(crate) const WITHDRAWN: &str = "!";

/// Adds a user. `Error::Duplicate` when the address or the id is taken.
pub fn add(db: &mut dyn Db, user: &NewUser, now_ms: i64) -> Result<()> {
    let added = db.execute(
        "insert into users
             (id, account_id, email, email_key, display_name, role, locale, password_hash, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing",
        &[
            (&user.id).into(),
            (&user.account_id).into(),
            user.email.trim().into(),
            email_key(&user.email).into(),
            (&user.display_name).into(),
            text::role(user.role).into(),
            text::locale(user.locale).into(),
            (&user.password_hash).into(),
            now_ms.into(),
        ],
    )?;
    match added {
        0 => Err(Error::Duplicate(format!("a user with the address {}", user.email.trim()))),
        _ => Ok(()),
    }
}

/// The person with this address, in any case, unless disabled.
pub fn by_email(db: &mut dyn Db, email: &str) -> Result<Option<UserRow>> {
    let sql = format!(
        "select {SESSION_COLUMNS}, u.password_hash from users u join accounts a on a.id = u.account_id
         where u.email_key = $1 and u.kind = 'person' and u.disabled_at is null"
    );
    db::query_one(db, &sql, &[email_key(email).into()], |row| {
        Ok(UserRow { session: session(row)?, password_hash: row.text(8)? })
    })
}

/// How many people there are.
pub fn count(db: &mut dyn Db) -> Result<u64> {
    let count = db::query_one(db, "select count(*) from users where kind = 'person'", &[], |row| row.int(0))?;
    Ok(count.unwrap_or(0).unsigned_abs())
}

pub(crate) fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

pub(crate) fn session(row: &Row) -> Result<Session> {
    Ok(Session {
        user: User {
            id: row.text(0)?,
            email: row.text(1)?,
            display_name: row.text(2)?,
            role: Role::read(row.str(3)?)?,
            locale: Locale::read(row.str(4)?)?,
        },
        account: Account { id: row.text(5)?, name: row.text(6)?, participant_id: row.opt_text(7)? },
        live_verification: false,
    })
}
