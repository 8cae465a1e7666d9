//! Requests between two sides (R7–R9): acceptance by a company that uses the directory itself, routing set up by a
//! service provider. A customer has at most one open request, and its relationship follows from the requests.

mod act;
mod again;
mod ending;
mod list;
mod open;
mod overdue;
mod read;
mod recorded;
mod relate;
mod stored;

pub use act::{Act, ActRefused, act};
pub use again::{AgainRefused, ask_again};
pub(crate) use ending::end_with_recipient;
pub use list::{RequestQuery, list};
pub(crate) use open::display_name;
pub use open::{NewRequest, cancel_open, open};
pub use overdue::tell_overdue;
pub use read::get;
pub use relate::Asking;
pub(crate) use relate::wanted;

const DAY_MS: i64 = 24 * 3600 * 1000;
/// How long a routing request waits before it counts as overdue.
pub const OVERDUE_MS: i64 = 14 * DAY_MS;
/// How long after it was sent, and after the last reminder, the recipient may be reminded.
pub const REMIND_MS: i64 = 7 * DAY_MS;
