use carnet_core::wire::ParticipantSearch;
use super::ParticipantQuery;
use crate::{db::Db, error::{Error,Result}};
/// Searches the public directory for somebody of `account_id`.
pub fn search(db: &mut dyn Db, account_id: &str, query: &ParticipantQuery) -> Result<ParticipantSearch> {
    let _ = (db, account_id, query);
    Err(Error::Database("no search yet".to_owned()))
}
