//! Documents whose recipient could not be looked up, tried again by themselves.

use carnet_store::{
    Result,
    documents::{self, Due},
    pool,
};

use crate::{
    before_send::{Routed, live_block},
    host::Host,
};

/// Documents of one round.
const AT_ONCE: u32 = 100;

/// Routes the documents again whose time has come, each in a transaction of its own: one that fails keeps no other
/// waiting. How many; the first failure, once all have been tried. Blocks.
pub fn retry_waiting(host: &Host) -> Result<u64> {
    let now = (host.now)();
    let due = pool::read(host.pool.as_ref(), |db| documents::due(db, now, AT_ONCE))?;
    let (mut tried, mut failed) = (0, None);
    for due in due {
        match retry(host, &due, now) {
            Ok(done) => tried += u64::from(done),
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    failed.map_or(Ok(tried), Err)
}

fn retry(host: &Host, due: &Due, now: i64) -> Result<bool> {
    let Due { account_id, id, identifiers, document_types } = due;
    let live = live_block(host, &Routed { account_id, identifiers, document_types })?;
    pool::write(host.pool.as_ref(), |db| documents::retry(db, account_id, id, now, live.as_ref()))
}
