//! Documents that suppliers send (R20, R23). Each is accepted at once or held until somebody decides on its sender;
//! none is refused or lost. Accepted ones have a place in the account's order of arrival, without gaps, so that
//! programs can fetch what came after the last one they have seen.

pub(crate) mod arrive;
mod read;
mod receive;
mod sender;

pub use read::{InboundQuery, get, list, source};
pub use receive::{NewDocument, Received, receive};
pub(crate) use sender::Sender;

/// Days that "lately" means, of documents.
pub const DAYS: u32 = 30;

/// When [`DAYS`] ago was.
pub(crate) fn lately(now_ms: i64) -> i64 {
    now_ms - i64::from(DAYS) * 24 * 3600 * 1000
}
