use super::CustomerQuery;
use crate::{
    db::Db,
    error::{Error, Result},
};
use carnet_core::wire::{Customer, Page};
/// The customers of an account that answer the query.
pub fn list(db: &mut dyn Db, account_id: &str, query: &CustomerQuery) -> Result<Page<Customer>> {
    let _ = (db, account_id, query);
    Err(Error::Database("no list yet".to_owned()))
}
