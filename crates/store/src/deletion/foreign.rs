//! What other accounts have of one that is deleted.

use crate::{
    db::{Db, Value},
    error::Result,
    requests,
};

/// Id of the account, and of its user, that stands in other accounts' trails for people who are deleted. It is made
/// when it is needed; nobody signs in as it, and it has no name.
pub const NOBODY: &str = "deleted";

/// People of the account `$1`.
const PEOPLE: &str = "(select id from users where account_id = $1)";

/// Ends what other accounts have of `account_id`.
pub(super) fn end(db: &mut dyn Db, account_id: &str, now_ms: i64) -> Result<()> {
    let account: [Value; 1] = [account_id.into()];
    make_nobody(db)?;
    // Nobody is asked in its name from here on.
    db.execute("update accounts set participant_id = null, participant_key = null where id = $1", &account)?;
    requests::end_with_recipient(db, account_id, NOBODY, now_ms)?;
    hand_on_suggestions(db, account_id)?;
    for (table, column) in [
        ("requests", "answered_by"),
        ("customers", "updated_by"),
        ("customers", "deleted_by"),
        ("suggestions", "decided_by"),
        ("suggestion_followers", "left_by"),
        ("suppliers", "decided_by"),
        ("support_requests", "answered_by"),
        ("document_attempts", "user_id"),
        ("deleted_accounts", "by_user"),
    ] {
        db.execute(&format!("update {table} set {column} = null where {column} in {PEOPLE}"), &account)?;
    }
    // Somebody of it may have been an operator.
    db.execute(&format!("update take_downs set by_user = '{NOBODY}' where by_user in {PEOPLE}"), &account)?;
    let others = format!("update audit set user_id = '{NOBODY}' where user_id in {PEOPLE} and account_id <> $1");
    db.execute(&others, &account)?;
    unname(db, &account)
}

fn make_nobody(db: &mut dyn Db) -> Result<()> {
    db.execute(
        "insert into accounts (id, name, acceptance, created_at) values ($1, '', 'automatic', 0)
         on conflict do nothing",
        &[NOBODY.into()],
    )?;
    db.execute(
        "insert into users (id, account_id, email, email_key, display_name, role, locale, password_hash, created_at,
             disabled_at)
         values ($1, $1, $1, $1, '', 'member', 'fr', '', 0, 0) on conflict do nothing",
        &[NOBODY.into()],
    )?;
    Ok(())
}

/// A suggestion that others wait for is theirs from now on.
fn hand_on_suggestions(db: &mut dyn Db, account_id: &str) -> Result<()> {
    let others = "(select f.account_id from suggestion_followers f
        where f.suggestion_id = suggestions.id and f.account_id <> $1 order by f.left_at is not null, f.at, f.account_id
        limit 1)";
    let sql = format!("update suggestions set account_id = {others} where account_id = $1 and exists {others}");
    db.execute(&sql, &[account_id.into()])?;
    Ok(())
}

/// Takes names of its people out of messages to others, unless somebody else is called so.
fn unname(db: &mut dyn Db, account: &[Value; 1]) -> Result<()> {
    let sql = "update messages set by_name = null where account_id <> $1
        and by_name in (select display_name from users where account_id = $1)
        and by_name not in (select display_name from users where account_id <> $1)";
    db.execute(sql, account)?;
    Ok(())
}
