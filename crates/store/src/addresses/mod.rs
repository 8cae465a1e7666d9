//! Addresses with a period of validity (R40): the address lines of the French directory.
//!
//! A day is a calendar day, counted from 1970-01-01; today is the day in UTC. What a row says of today follows the
//! calendar by [`turn`]; [`statuses`] and [`company`] answer for any day from the periods themselves.

mod company;
mod follow;
mod import;
mod line;
mod period;
mod read;
mod turn;
mod write;

pub use company::{company, of_company, siren};
pub use import::{Applied, Options, Outcome, import};
pub use line::{Fault, Line, MAX_CHARS, SCHEME, read};
pub use period::{Period, Said, day_of, days_from};
pub(crate) use read::{COLUMNS, JOIN, at};
pub use read::{known, statuses};
pub use turn::turn;
