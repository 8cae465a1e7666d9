//! The people of an account as they are listed, and as the audit trail keeps them.

use carnet_core::wire::{Locale, ObjectKind, Role, UserEntry, UserStatus};

use crate::{
    audit::{self, Change},
    db::{self, Db, Row},
    error::Result,
    text::Word,
    times,
};

/// That `u` can sign in: not disabled, not waiting for a first password, and the password not withdrawn.
pub(super) const ABLE: &str = "u.kind = 'person' and u.disabled_at is null and u.password_hash <> '!' \
     and (u.password_hash <> '' or u.last_sign_in_at is not null)";

fn select() -> String {
    format!(
        "select u.id, u.email, u.display_name, u.role, u.locale, u.created_at, u.last_sign_in_at, u.disabled_at,
             case when u.password_hash = '' and u.last_sign_in_at is null then 1 else 0 end,
             l.expires_at, u.version,
             case when u.role = 'admin' and {ABLE} then 1 else 0 end
         from users u left join user_links l on l.user_id = u.id
         where u.account_id = $1 and u.kind = 'person'"
    )
}

/// The people of an account by name. `reader` is one of them.
pub fn list(db: &mut dyn Db, account_id: &str, reader: &str, now_ms: i64) -> Result<Vec<UserEntry>> {
    let sql = format!("{} order by u.display_name, u.id", select());
    let mut rows = db::query_all(db, &sql, &[account_id.into()], |row| read(row, reader, now_ms))?;
    let admins = rows.iter().filter(|(_, able_admin)| *able_admin).count();
    for (entry, able_admin) in &mut rows {
        entry.last_admin = *able_admin && admins == 1;
    }
    Ok(rows.into_iter().map(|(entry, _)| entry).collect())
}

/// One person of an account.
pub fn get(db: &mut dyn Db, account_id: &str, id: &str, reader: &str, now_ms: i64) -> Result<Option<UserEntry>> {
    let sql = format!("{} and u.id = $2", select());
    let found = db::query_one(db, &sql, &[account_id.into(), id.into()], |row| read(row, reader, now_ms))?;
    let Some((mut entry, able_admin)) = found else { return Ok(None) };
    entry.last_admin = able_admin && other_admins(db, account_id, id)? == 0;
    Ok(Some(entry))
}

/// Display names of the administrators of an account who can sign in, in order of name.
pub fn admins(db: &mut dyn Db, account_id: &str) -> Result<Vec<String>> {
    let sql = format!(
        "select u.display_name from users u where u.account_id = $1 and u.role = 'admin' and {ABLE}
         order by u.display_name, u.id"
    );
    db::query_all(db, &sql, &[account_id.into()], |row| row.text(0))
}

/// How many administrators who can sign in the account has beside this person.
pub(super) fn other_admins(db: &mut dyn Db, account_id: &str, id: &str) -> Result<i64> {
    let sql =
        format!("select count(*) from users u where u.account_id = $1 and u.id <> $2 and u.role = 'admin' and {ABLE}");
    Ok(db::query_one(db, &sql, &[account_id.into(), id.into()], |row| row.int(0))?.unwrap_or(0))
}

// The entry, and whether it is an administrator who can sign in.
fn read(row: &Row, reader: &str, now_ms: i64) -> Result<(UserEntry, bool)> {
    let id = row.text(0)?;
    let (disabled_at, invited) = (row.opt_int(7)?, row.bool(8)?);
    let status = match (disabled_at, invited) {
        (Some(_), _) => UserStatus::Disabled,
        (None, true) => UserStatus::Invited,
        (None, false) => UserStatus::Active,
    };
    let entry = UserEntry {
        is_you: id == reader,
        id,
        email: row.text(1)?,
        display_name: row.text(2)?,
        role: Role::read(row.str(3)?)?,
        locale: Locale::read(row.str(4)?)?,
        status,
        created_at: times::rfc3339(row.int(5)?),
        last_sign_in_at: row.opt_int(6)?.map(times::rfc3339),
        disabled_at: disabled_at.map(times::rfc3339),
        link_until: row.opt_int(9)?.filter(|until| *until > now_ms).map(times::rfc3339),
        last_admin: false,
        version: row.int(10)?.unsigned_abs(),
    };
    Ok((entry, row.bool(11)?))
}

/// What the audit trail keeps of a person.
#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Recorded<'a> {
    email: &'a str,
    display_name: &'a str,
    role: Role,
    status: UserStatus,
}

impl<'a> From<&'a UserEntry> for Recorded<'a> {
    fn from(entry: &'a UserEntry) -> Self {
        Self { email: &entry.email, display_name: &entry.display_name, role: entry.role, status: entry.status }
    }
}

/// Writes into the trail of the account what was done to one of its people. `by`: the id of who did it.
pub(crate) fn recorded(
    db: &mut dyn Db,
    (account_id, by, what): (&str, &str, &str),
    before: Option<&UserEntry>,
    after: Option<&UserEntry>,
    now_ms: i64,
) -> Result<()> {
    let Some(person) = after.or(before) else { return Ok(()) };
    let change = Change {
        account_id,
        user_id: by,
        at_ms: now_ms,
        what,
        object_kind: ObjectKind::User,
        object_id: &person.id,
        object_name: &person.display_name,
    };
    audit::record(db, &change, before.map(Recorded::from).as_ref(), after.map(Recorded::from).as_ref())
}
