//! The index in memory of the public directory's names and identifiers (`carnet-search`), made from the database and
//! kept as it is by the change feed. The database is the truth, and answers whatever the index cannot.

mod beside;
mod directory;
pub mod feed;
mod patience;
mod rows;

pub use directory::{Directory, Status};
