//! The index of the public directory's names, which its host keeps up with the database.

use carnet_store::Result;

use crate::host::Host;

/// Makes the index, or brings it up to the database; to be called every second. Blocks: making an
/// index takes seconds for each million of participants, during which the database answers.
pub fn follow_index(host: &Host) -> Result<()> {
    match &host.index {
        Some(index) => index.follow(host.pool.as_ref()),
        None => Ok(()),
    }
}
