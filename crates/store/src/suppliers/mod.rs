//! The companies that send to an account (R20, R23): who may, who waits for a decision, who may not. Decisions and
//! documents that come in wait for each other ([`crate::inbound::arrive::lock`]), so that a decision finds all that
//! is held and no document is left behind.

mod actor;
mod add;
mod decide;
mod hold;
mod list;
mod read;
mod remove;
mod tell;

pub use actor::SupplierRefused;
pub(crate) use add::authorize;
pub use add::{Added, add};
pub use decide::{approve, deny};
pub(crate) use hold::{hold, status_of};
pub use list::{SupplierQuery, list};
pub use read::get;
pub(crate) use remove::forget_undecided;
pub use remove::remove;
