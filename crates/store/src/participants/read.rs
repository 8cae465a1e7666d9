use carnet_core::wire::Participant;
use crate::{db::Db, error::Result};
/// The participant with this key, with the account's customer made from it.
pub fn get(db: &mut dyn Db, account_id: &str, participant_key: &str) -> Result<Option<Participant>> {
    let _ = (db, account_id, participant_key);
    Ok(None)
}
