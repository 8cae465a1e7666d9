//! Documents that an account sends (R28–R31): each is routed when it comes in, and again whenever somebody asks for
//! it or corrects it. What matches nothing is stopped and kept; what nobody could look up waits and is tried again by
//! itself; what is routed is in the outbox of its provider and never changes it (R16). Every attempt is kept.

mod attempt;
mod change;
mod many;
mod read;
mod recorded;
mod retry;
mod send;
mod stored;

pub use change::{Refused, correct, remove, resend};
pub use many::{MANY, resend_many, resendable};
pub use read::{DocumentQuery, counts, get, list, source};
pub use retry::{Due, due, retry};
pub use send::{NewDocument, Sent, known, send};
