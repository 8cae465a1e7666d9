//! Sessions, by the hash of their token: the database never holds what would let somebody in.

use carnet_core::wire::Session;

use crate::{
    db::{self, Db},
    error::Result,
    users,
};

/// Begins a session. Times are milliseconds; it ends by itself at `expires_ms`.
pub fn create(db: &mut dyn Db, token_hash: &str, user_id: &str, now_ms: i64, expires_ms: i64) -> Result<()> {
    db.execute(
        "insert into sessions (token_hash, user_id, created_at, expires_at) values ($1, $2, $3, $4)",
        &[token_hash.into(), user_id.into(), now_ms.into(), expires_ms.into()],
    )?;
    Ok(())
}

/// Who has the session with this hash, unless it has ended.
pub fn find(db: &mut dyn Db, token_hash: &str, now_ms: i64) -> Result<Option<Session>> {
    let sql = format!(
        "select {} from sessions s join users u on u.id = s.user_id join accounts a on a.id = u.account_id
         where s.token_hash = $1 and s.expires_at > $2",
        users::SESSION_COLUMNS
    );
    db::query_one(db, &sql, &[token_hash.into(), now_ms.into()], users::session)
}

/// Ends a session; whether there was one.
pub fn remove(db: &mut dyn Db, token_hash: &str) -> Result<bool> {
    Ok(db.execute("delete from sessions where token_hash = $1", &[token_hash.into()])? > 0)
}

/// Clears away what has ended, and answers how many that were.
pub fn remove_expired(db: &mut dyn Db, now_ms: i64) -> Result<u64> {
    db.execute("delete from sessions where expires_at <= $1", &[now_ms.into()])
}
