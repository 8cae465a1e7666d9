//! The outbox (R30): one row per routed document, whose id is the key that makes its hand-off idempotent. A provider
//! gets it posted or collects it. A row is claimed for a while, tried, and reported on; what is delivered stays so.

mod claim;
mod collect;
mod failed;
mod queue;
mod read;
mod report;

pub use claim::{Claimed, Lease, claim, is_due, providers};
pub use collect::{collector, source, taken, waiting};
pub use queue::{NewHandOff, queue};
pub use read::of;
pub use report::{Answer, Outcome, Try, report};
