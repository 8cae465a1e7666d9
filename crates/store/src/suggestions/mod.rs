//! Suggestions of companies that are missing in the public directory (R10, R38): one for each company, followed by
//! every account that waits for it. An account reads what it wrote itself; the operator reads what all of them wrote.

mod decide;
mod list;
pub(crate) mod lookup;
mod notify;
mod read;
mod similar;
mod suggest;
mod withdraw;

pub(crate) use notify::operators;

pub use decide::{Act, DecideRefused, SOURCE, decide};
pub use list::{SuggestionQuery, list};
pub use read::{Viewer, get};
pub use similar::similar;
pub use suggest::{NewSuggestion, SuggestRefused, suggest};
pub use withdraw::{WithdrawRefused, withdraw};
