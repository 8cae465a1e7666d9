//! Snapshots of the public directory from a source: staged card by card, then applied in one transaction, so
//! that whatever interrupts an import, the directory is either the old snapshot or the new one.
//!
//! The last snapshot of a source is what the directory has registered under its name. Of two imports of one
//! source the one that began last goes on; the other notices at its next batch.

mod apply;
mod card;
mod console;
#[cfg(test)]
mod console_tests;
mod latest;
mod lists;
mod resume;
mod stage;
#[cfg(test)]
mod tests;
mod vanished;

pub use apply::{Applied, Options, Outcome, SUSPICIOUS_COUNT, SUSPICIOUS_PERCENT, apply};
pub use card::Card;
pub use console::{
    Batch, Ended, NewImport, accept, all_read, apply_or_wait, begin_file, drop_waiting, end, end_cut_off, put_problems,
    stage_batch,
};
pub use latest::{get, latest};
pub use lists::{problems, vanishing};
pub use resume::{ReadSoFar, put_read_so_far, take_over};
pub use stage::{Staged, Staging, begin, close, stage, sweep};

/// An import under way.
#[derive(Clone, Debug)]
pub struct Import {
    pub id: String,
    pub source: String,
    /// The run that goes on with it; the one that began it has the import's own id.
    pub holder: String,
}

/// How an import ended that was not applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Too many participants would vanish; somebody has to decide.
    Suspended,
    /// The source could not be read to its end.
    Failed,
}

/// A count as the database holds it.
fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
