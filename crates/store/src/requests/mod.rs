//! Requests between two sides (R7–R9): acceptance by a company that uses the directory itself, routing set up by a
//! service provider. A customer has at most one open request, and its relationship follows from the requests.

mod open;
mod recorded;
mod relate;
mod stored;

pub use open::{NewRequest, cancel_open, open};
pub(crate) use relate::{Asking, wanted};
