//! The accounts' own directories of customers. Every function sees the one account it is given.

mod actor;
mod add;
mod bulk;
mod change;
mod criteria;
mod delete;
mod duplicates;
pub mod export;
pub(crate) mod follow;
mod history;
mod list;
mod move_number;
mod numbers;
mod order;
mod purge;
mod query;
mod read;
mod restore;
mod routing;
mod sweep;

pub use actor::{Actor, Refused};
pub use add::{AddRefused, NewCustomer, add};
pub use bulk::bulk;
pub use change::{Changes, ChosenProvider, change};
pub use delete::{RESTORABLE_MS, delete, deletion};
pub use duplicates::{duplicates, duplicates_of};
pub use history::history;
pub use list::list;
pub use move_number::move_number;
pub use purge::purge;
pub use query::CustomerQuery;
pub use read::get;
pub use restore::restore;

#[cfg(test)]
mod tests;
