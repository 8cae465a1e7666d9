//! The outbox (R30): one row per routed document, whose id is the key that makes its hand-off idempotent. A provider
//! gets it posted or collects it. A row is claimed for a while, tried, and reported on; what is delivered stays so.

mod queue;
mod read;

pub use queue::{NewHandOff, queue};
pub use read::of;
