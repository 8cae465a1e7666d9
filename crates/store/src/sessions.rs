//! Sessions, by the hash of their token: the database never holds what would let somebody in. A session ends a day
//! after it was last seen, and a month after it began at the latest.

use carnet_core::wire::{Session, SessionEntry};

use crate::{
    db::{self, Db},
    error::Result,
    times, users,
};

/// How long a session lives without being seen.
const IDLE_MS: i64 = 24 * 60 * 60 * 1000;
/// How long a session lives at most.
pub const LIFE_MS: i64 = 30 * 24 * 60 * 60 * 1000;
/// How exact it is known when a session was last seen.
pub const SEEN_EVERY_MS: i64 = 10 * 60 * 1000;

/// A session about to begin.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// A name for it that is no secret.
    pub id: String,
    pub token_hash: String,
    pub user_id: String,
    /// What the browser calls itself, in short.
    pub browser: String,
}

/// A living session.
#[derive(Clone, Debug)]
pub struct Living {
    pub session: Session,
    /// It is time to write down that it was seen.
    pub unseen: bool,
}

/// Begins a session: the person has signed in.
pub fn create(db: &mut dyn Db, new: &NewSession, now_ms: i64) -> Result<()> {
    db.execute(
        "insert into sessions (token_hash, user_id, created_at, expires_at, id, browser, last_seen_at)
         values ($1, $2, $3, $4, $5, $6, $3)",
        &[
            (&new.token_hash).into(),
            (&new.user_id).into(),
            now_ms.into(),
            (now_ms + IDLE_MS).into(),
            (&new.id).into(),
            (&new.browser).into(),
        ],
    )?;
    db.execute("update users set last_sign_in_at = $2 where id = $1", &[(&new.user_id).into(), now_ms.into()])?;
    Ok(())
}

/// The session with this hash, unless it has ended.
pub fn find(db: &mut dyn Db, token_hash: &str, now_ms: i64) -> Result<Option<Living>> {
    let sql = format!(
        "select {}, s.last_seen_at from sessions s join users u on u.id = s.user_id
             join accounts a on a.id = u.account_id
         where s.token_hash = $1 and s.expires_at > $2 and u.disabled_at is null",
        users::SESSION_COLUMNS
    );
    db::query_one(db, &sql, &[token_hash.into(), now_ms.into()], |row| {
        let seen = row.opt_int(8)?;
        let unseen = seen.is_none_or(|seen| now_ms - seen >= SEEN_EVERY_MS);
        Ok(Living { session: users::session(row)?, unseen })
    })
}

/// Writes down that a living session was seen, which makes it live on.
pub fn seen(db: &mut dyn Db, token_hash: &str, now_ms: i64) -> Result<()> {
    // One from before ids were given ends as it was to.
    let sql = "update sessions set last_seen_at = $2,
                   expires_at = case when created_at + $4 < $3 then created_at + $4 else $3 end
               where token_hash = $1 and expires_at > $2 and id is not null";
    db.execute(sql, &[token_hash.into(), now_ms.into(), (now_ms + IDLE_MS).into(), LIFE_MS.into()])?;
    Ok(())
}

/// Where a person is signed in, the last seen first. `current`: the stored token of the reader.
pub fn list(db: &mut dyn Db, user_id: &str, current: &str, now_ms: i64) -> Result<Vec<SessionEntry>> {
    let sql = "select id, browser, created_at, last_seen_at, case when token_hash = $2 then 1 else 0 end
               from sessions where user_id = $1 and expires_at > $3 and id is not null
               order by last_seen_at desc, created_at desc, id";
    db::query_all(db, sql, &[user_id.into(), current.into(), now_ms.into()], |row| {
        Ok(SessionEntry {
            id: row.text(0)?,
            browser: row.text(1)?,
            signed_in_at: times::rfc3339(row.int(2)?),
            last_seen_at: times::rfc3339(row.int(3)?),
            current: row.bool(4)?,
        })
    })
}

/// Ends a session; whether there was one.
pub fn remove(db: &mut dyn Db, token_hash: &str) -> Result<bool> {
    Ok(db.execute("delete from sessions where token_hash = $1", &[token_hash.into()])? > 0)
}

/// Ends a session of a person by its id, and answers its stored token.
pub fn remove_by_id(db: &mut dyn Db, user_id: &str, id: &str) -> Result<Option<String>> {
    let sql = "delete from sessions where user_id = $1 and id = $2 returning token_hash";
    db::query_one(db, sql, &[user_id.into(), id.into()], |row| row.text(0))
}

/// Ends the sessions of a person but `keep` (a stored token), and answers the stored tokens of what has ended.
pub fn remove_of(db: &mut dyn Db, user_id: &str, keep: Option<&str>) -> Result<Vec<String>> {
    let sql = "delete from sessions where user_id = $1 and token_hash <> $2 returning token_hash";
    db::query_all(db, sql, &[user_id.into(), keep.unwrap_or_default().into()], |row| row.text(0))
}

/// Clears away what has ended, and answers how many that were.
pub fn remove_expired(db: &mut dyn Db, now_ms: i64) -> Result<u64> {
    db.execute("delete from sessions where expires_at <= $1", &[now_ms.into()])
}
