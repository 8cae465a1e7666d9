//! What the network's operator sees of the accounts: how much is in them, and none of it.

use carnet_core::wire::{Account, AccountStatus};

use crate::{
    db::{self, Db},
    deletion::NOBODY,
    error::Result,
    times,
};

/// Every account by name, then id.
pub fn list(db: &mut dyn Db) -> Result<Vec<AccountStatus>> {
    let sql = "select a.id, a.name, a.participant_id,
            (select count(*) from users u where u.account_id = a.id and u.kind = 'person' and u.disabled_at is null),
            (select count(*) from customers c where c.account_id = a.id and c.deleted_at is null),
            (select count(*) from suppliers s where s.account_id = a.id and s.status = 'authorized'),
            (select max(u.last_sign_in_at) from users u where u.account_id = a.id and u.kind = 'person')
        from accounts a where a.id <> $1 order by a.name, a.id";
    db::query_all(db, sql, &[NOBODY.into()], |row| {
        Ok(AccountStatus {
            account: Account { id: row.text(0)?, name: row.text(1)?, participant_id: row.opt_text(2)? },
            users: row.int(3)?.unsigned_abs(),
            customers: row.int(4)?.unsigned_abs(),
            suppliers: row.int(5)?.unsigned_abs(),
            last_sign_in_at: row.opt_int(6)?.map(times::rfc3339),
        })
    })
}
