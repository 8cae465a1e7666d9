//! The public directory: what its sources say of each participant, and the search over it.

mod branches;
mod bulk;
pub(crate) mod children;
mod indexed;
pub(crate) mod matched;
pub(crate) mod put;
mod put_all;
mod put_children;
mod query;
mod read;
mod row;
mod search;

/// The condition that nobody has taken down the participant `p`.
pub(crate) const NOT_TAKEN_DOWN: &str =
    "not exists (select 1 from take_downs d where d.participant_key = p.participant_key)";

pub use bulk::without_indexes;
pub(crate) use put::bring_back;
pub use put::{NewParticipant, Put, content_hash, mark_removed, put, put_untold};
pub use put_all::{put_all, put_all_untold};
pub use query::ParticipantQuery;
pub(crate) use read::customer_ids;
pub use read::get;
pub use search::{search, search_by};
