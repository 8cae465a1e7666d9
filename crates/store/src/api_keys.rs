//! The keys of an account's programs, by their hash. A key acts as a user of its own kind, so that the audit trail says
//! which key did what; that user never signs in and is none of the people.

use carnet_core::wire::{ApiKey, KeyAccess, Locale, ObjectKind, Role, Session};

use crate::{
    audit::{self, Change},
    db::{self, Db, Row},
    error::{Error, Result},
    text::{self, Word},
    times,
    users::{self, SESSION_COLUMNS},
};

/// Keys of an account that are not revoked.
pub const MAX_KEYS: i64 = 50;
/// How exact it is known when a key was last used.
const USED_EVERY_MS: i64 = 10 * 60 * 1000;

/// A key about to be made. Texts have been checked.
#[derive(Clone, Debug)]
pub struct NewKey {
    pub id: String,
    /// Id of the user it acts as.
    pub user_id: String,
    pub name: String,
    pub access: KeyAccess,
    pub key_hash: String,
    pub ending: String,
}

/// Who acts with a key.
#[derive(Clone, Debug)]
pub struct Acting {
    pub session: Session,
    pub access: KeyAccess,
    /// It is time to write down that it was used.
    pub unused: bool,
}

/// Makes a key; `None` when the account has as many as it may. Run it inside one [`crate::pool::write`].
pub fn add(db: &mut dyn Db, who: &Session, new: &NewKey, now_ms: i64) -> Result<Option<ApiKey>> {
    let counted = "select count(*) from api_keys where account_id = $1 and revoked_at is null";
    let count = db::query_one(db, counted, &[(&who.account.id).into()], |row| row.int(0))?.unwrap_or(0);
    if count >= MAX_KEYS {
        return Ok(None);
    }
    add_user(db, who, new, now_ms)?;
    db.execute(
        "insert into api_keys (id, account_id, user_id, name, access, key_hash, ending, created_at, created_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            (&new.id).into(),
            (&who.account.id).into(),
            (&new.user_id).into(),
            (&new.name).into(),
            text::key_access(new.access).into(),
            (&new.key_hash).into(),
            (&new.ending).into(),
            now_ms.into(),
            (&who.user.id).into(),
        ],
    )?;
    let added = get(db, &who.account.id, &new.id)?
        .ok_or_else(|| Error::Corrupt(format!("the key {} is gone right after it was written", new.id)))?;
    record(db, who, "apiKey.add", None, &added, now_ms)?;
    Ok(Some(added))
}

fn add_user(db: &mut dyn Db, who: &Session, new: &NewKey, now_ms: i64) -> Result<()> {
    // What stands for the address is no e-mail address, and there is nothing a password could belong to.
    db.execute(
        "insert into users (id, account_id, email, email_key, display_name, role, locale, password_hash, created_at, kind)
         values ($1, $2, '', $3, $4, $5, $6, '', $7, 'key')",
        &[
            (&new.user_id).into(),
            (&who.account.id).into(),
            format!("key:{}", new.id).into(),
            format!("Clé API «\u{a0}{}\u{a0}»", new.name).into(),
            text::role(Role::Member).into(),
            text::locale(Locale::Fr).into(),
            now_ms.into(),
        ],
    )?;
    Ok(())
}

/// The keys of an account, the newest first.
pub fn list(db: &mut dyn Db, account_id: &str) -> Result<Vec<ApiKey>> {
    db::query_all(db, &format!("{SELECT} order by k.created_at desc, k.id"), &[account_id.into()], row)
}

/// Revokes a key, for ever; one that is revoked already stays as it is. Whether the account has such a key. Run it inside
/// one [`crate::pool::write`].
pub fn revoke(db: &mut dyn Db, who: &Session, id: &str, now_ms: i64) -> Result<bool> {
    let Some(before) = get(db, &who.account.id, id)? else { return Ok(false) };
    let sql = "update api_keys set revoked_at = $2 where id = $1 and revoked_at is null";
    if db.execute(sql, &[id.into(), now_ms.into()])? > 0 {
        let after = ApiKey { revoked_at: Some(times::rfc3339(now_ms)), ..before.clone() };
        record(db, who, "apiKey.revoke", Some(&before), &after, now_ms)?;
    }
    Ok(true)
}

/// Who acts with the key of this hash, unless it is revoked.
pub fn find(db: &mut dyn Db, key_hash: &str, now_ms: i64) -> Result<Option<Acting>> {
    let sql = format!(
        "select {SESSION_COLUMNS}, k.access, k.last_used_at from api_keys k join users u on u.id = k.user_id
             join accounts a on a.id = u.account_id
         where k.key_hash = $1 and k.revoked_at is null"
    );
    db::query_one(db, &sql, &[key_hash.into()], |row| {
        let unused = row.opt_int(9)?.is_none_or(|used| now_ms - used >= USED_EVERY_MS);
        Ok(Acting { session: users::session(row)?, access: KeyAccess::read(row.str(8)?)?, unused })
    })
}

/// Writes down that a key was used.
pub fn used(db: &mut dyn Db, key_hash: &str, now_ms: i64) -> Result<()> {
    db.execute("update api_keys set last_used_at = $2 where key_hash = $1", &[key_hash.into(), now_ms.into()])?;
    Ok(())
}

const SELECT: &str =
    "select k.id, k.name, k.access, k.ending, k.created_at, c.display_name, k.last_used_at, k.revoked_at
    from api_keys k join users c on c.id = k.created_by where k.account_id = $1";

fn get(db: &mut dyn Db, account_id: &str, id: &str) -> Result<Option<ApiKey>> {
    db::query_one(db, &format!("{SELECT} and k.id = $2"), &[account_id.into(), id.into()], row)
}

fn row(row: &Row) -> Result<ApiKey> {
    Ok(ApiKey {
        id: row.text(0)?,
        name: row.text(1)?,
        access: KeyAccess::read(row.str(2)?)?,
        ending: row.text(3)?,
        created_at: times::rfc3339(row.int(4)?),
        created_by: row.text(5)?,
        last_used_at: row.opt_int(6)?.map(times::rfc3339),
        revoked_at: row.opt_int(7)?.map(times::rfc3339),
    })
}

/// What the audit trail keeps of a key.
#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Recorded<'a> {
    name: &'a str,
    access: KeyAccess,
    ending: &'a str,
    revoked_at: Option<&'a str>,
}

fn record(
    db: &mut dyn Db,
    who: &Session,
    what: &str,
    before: Option<&ApiKey>,
    after: &ApiKey,
    now_ms: i64,
) -> Result<()> {
    let change = Change::by(who, now_ms, what, (ObjectKind::ApiKey, &after.id, &after.name));
    let kept = |key: &'_ ApiKey| {
        serde_json::json!(Recorded {
            name: &key.name,
            access: key.access,
            ending: &key.ending,
            revoked_at: key.revoked_at.as_deref(),
        })
    };
    audit::record(db, &change, before.map(kept).as_ref(), Some(&kept(after)))
}
