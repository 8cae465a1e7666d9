//! The public directory: what its sources say of each participant, and the search over it.

mod branches;
pub(crate) mod children;
pub(crate) mod matched;
pub(crate) mod put;
mod put_children;
mod query;
mod read;
mod search;

pub(crate) use put::bring_back;
pub use put::{NewParticipant, Put, content_hash, mark_removed, put};
pub use query::ParticipantQuery;
pub use read::get;
pub use search::search;
