use carnet_core::wire::Customer;
use crate::{db::Db, error::Result};
/// The customer of this account with this id; ids of other accounts are not found.
pub fn get(db: &mut dyn Db, account_id: &str, id: &str) -> Result<Option<Customer>> {
    let _ = (db, account_id, id);
    Ok(None)
}
