//! The directory's names and identifiers in memory, to be searched in microseconds: what matches a pattern literally
//! (R2), what comes close (R3), who has an identifier (R4). Pure: no I/O, no clock, no threads; the same in the server
//! and in a browser. The database stays the truth; what is here is made from it, and can always be made again.
//!
//! # How it works
//! Names stand in one run of bytes, sorted, a newline between each two: a participant's number is its place in the order
//! of names, so a page needs no sorting, and an exact name or a beginning is a binary search. Beside it, for each run of
//! one to three bytes that occurs, newlines included, stands the list of participants whose names hold it, packed. A
//! piece of up to three bytes is answered by its list alone, its count is a stored number. A longer one takes the
//! shortest of its lists and verifies each name on it, or reads through all names when that list is long. Identifiers
//! are sorted by scheme and comparison key, folded names by how close they come; both have lists of their own.
//!
//! What changed since an index was made is held in a second, small one without lists, which every search reads through;
//! the participants that it makes void are marked. An answer is both in one order.
//!
//! # How a host uses it
//! - **At the start**: note the number of the latest change, read participants `order by name, participant_key` (by
//!   bytes), hand each to [`Participants`], then identifiers `order by value_key, scheme, participant_key` to what
//!   [`Participants::by_value`] answers; where there are threads, what is made of names can be made meanwhile. Make a
//!   [`Snapshot`] of the result and the number, and put it into an [`Index`].
//!   Until then the database answers; the answers are the same. A change committed between the number and the reading
//!   may be read twice, which does no harm: a change says how a participant is, not what was done to it.
//! - **Every second, or when told**: read the changes behind [`Snapshot::sequence`] from the database, in their order,
//!   and [`Index::apply`] them. Every process does so, from the same numbers, so that all answer alike.
//! - **When [`Snapshot::pending`] is above some ten thousand**: call [`Snapshot::rebuilt`] wherever it keeps nobody
//!   waiting, and [`Index::adopt`] the outcome. What changed meanwhile is kept; readers go on with what they hold.
//! - **For a search**: make a [`Query`] of the criteria, take [`Index::snapshot`] once, and ask it for a page and a
//!   count. Each [`Place`] is what a cursor holds, and stays one when the index is made anew: the next page begins behind
//!   it whether or not its participant is still there. The rows themselves come from the database, by key.
//! - Filters by provider, country and document type are the database's: such a search is not for this index.

mod arena;
pub mod bits;
mod build;
mod by_value;
mod close;
mod column;
mod error;
mod found;
mod further;
mod grams;
mod grams_build;
mod hits;
mod identifiers;
mod index;
mod names;
mod needle;
mod part;
mod places;
mod postings;
mod query;
mod ranges;
mod rows;
mod search;
mod snapshot;
mod verify;

pub use build::{Builder, Named, OfNames, Participants};
pub use by_value::{ByValue, OfIdentifiers};
pub use error::{Error, Result};
pub use index::Index;
pub use part::{Base, Entry, Memory};
pub use query::{Place, Query};
pub use snapshot::{Change, Rebuilt, Snapshot};
