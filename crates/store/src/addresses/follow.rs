//! Customers whose address stands otherwise than before: their state follows, and open pages are told.

use std::collections::BTreeSet;

use carnet_core::wire::ObjectKind;

use crate::{
    customers::follow,
    db::{self, Db},
    error::Result,
    events,
    participants::put,
    sql::Params,
};

/// Takes over what the addresses with these keys say into every customer made from them.
pub(super) fn customers(db: &mut dyn Db, keys: &[String], now_ms: i64) -> Result<()> {
    let mut accounts = BTreeSet::new();
    for keys in keys.chunks(100) {
        let mut params = Params::default();
        let sql = format!(
            "select distinct participant_key, account_id from customers where participant_key in ({})",
            params.list(keys)
        );
        let found = db::query_all(db, &sql, &params.0, |row| Ok((row.text(0)?, row.text(1)?)))?;
        let concerned: BTreeSet<&String> = found.iter().map(|(key, _)| key).collect();
        for key in concerned {
            if let Some(facts) = put::facts(db, key)? {
                follow::participant(db, key, &facts)?;
            }
        }
        accounts.extend(found.into_iter().map(|(_, account)| account));
    }
    for account in accounts {
        for kind in [ObjectKind::CustomerList, ObjectKind::Customer] {
            events::emit(db, &account, kind, "", now_ms)?;
        }
    }
    Ok(())
}
