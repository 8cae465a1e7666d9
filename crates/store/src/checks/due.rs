//! Which participants are to be checked again.

use crate::{
    db::{self, Db},
    error::Result,
};

/// A participant that is somebody's customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub participant_key: String,
    pub participant_id: String,
}

/// Customers' participants whose last answer is older than `answered_before`, the oldest first and those without any
/// before them; not those that nobody answered for since `failed_before`. Deactivated customers miss nobody.
pub fn due(db: &mut dyn Db, answered_before: i64, failed_before: i64, limit: u32) -> Result<Vec<Due>> {
    db::query_all(
        db,
        "select p.participant_key, p.participant_id from participants p
             left join participant_checks k on k.participant_key = p.participant_key
         where p.participant_key in
                 (select c.participant_key from customers c where c.deleted_at is null and c.own_status = 'active')
             and coalesce(k.answered_at, 0) < $1 and coalesce(k.failed_at, 0) < $2
         order by coalesce(k.answered_at, 0), p.participant_key limit $3",
        &[answered_before.into(), failed_before.into(), limit.into()],
        |row| Ok(Due { participant_key: row.text(0)?, participant_id: row.text(1)? }),
    )
}
