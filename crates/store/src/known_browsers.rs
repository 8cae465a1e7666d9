//! Browsers in which somebody has signed in, by the hash of a token of their own. A guess at the password from such a
//! browser counts for itself, so that strangers' guesses do not keep the person out.

use crate::{
    db::{self, Db},
    error::Result,
    users::email_key,
};

/// How long a browser is known.
pub const KNOWN_MS: i64 = 180 * 24 * 60 * 60 * 1000;
/// Browsers that are known of a person; the oldest are forgotten.
const MAX_PER_PERSON: u32 = 20;

/// Knows a browser under a new token; `old` is the token that it had for the same person.
pub fn remember(db: &mut dyn Db, token_hash: &str, user_id: &str, old: Option<&str>, now_ms: i64) -> Result<()> {
    if let Some(old) = old {
        let sql = "delete from known_browsers where token_hash = $1 and user_id = $2";
        db.execute(sql, &[old.into(), user_id.into()])?;
    }
    let sql = "insert into known_browsers (token_hash, user_id, expires_at) values ($1, $2, $3)";
    db.execute(sql, &[token_hash.into(), user_id.into(), (now_ms + KNOWN_MS).into()])?;
    db.execute(
        "delete from known_browsers where user_id = $1 and token_hash not in (
             select token_hash from known_browsers where user_id = $1 order by expires_at desc, token_hash limit $2)",
        &[user_id.into(), MAX_PER_PERSON.into()],
    )?;
    Ok(())
}

/// Whether the person with this address is known in this browser.
pub fn knows(db: &mut dyn Db, token_hash: &str, email: &str, now_ms: i64) -> Result<bool> {
    let sql = "select 1 from known_browsers k join users u on u.id = k.user_id
               where k.token_hash = $1 and k.expires_at > $2 and u.email_key = $3";
    let params = [token_hash.into(), now_ms.into(), email_key(email).into()];
    Ok(db::query_one(db, sql, &params, |row| row.int(0))?.is_some())
}

/// Forgets every browser of a person.
pub(crate) fn forget(db: &mut dyn Db, user_id: &str) -> Result<()> {
    db.execute("delete from known_browsers where user_id = $1", &[user_id.into()])?;
    Ok(())
}

/// Clears away what has expired, and answers how many that were.
pub fn remove_expired(db: &mut dyn Db, now_ms: i64) -> Result<u64> {
    db.execute("delete from known_browsers where expires_at <= $1", &[now_ms.into()])
}
