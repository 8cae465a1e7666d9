//! The accounts' own directories of customers. Every function sees the one account it is given.

mod add;
mod criteria;
pub(crate) mod follow;
mod list;
mod order;
mod query;
mod read;
mod sweep;

pub use add::{AddRefused, NewCustomer, add};
pub use list::list;
pub use query::CustomerQuery;
pub use read::get;

#[cfg(test)]
mod tests;
