//! What an import of address lines did, as the table it ends with.

use std::{fmt, time::Duration};

use carnet_store::addresses::Applied;
use indicatif::HumanCount;

use super::super::progress::rate;

#[derive(Debug, Default)]
pub struct Summary {
    /// Lines read, those skipped included.
    pub read: u64,
    pub skipped: u64,
    pub problems: u64,
    pub applied: Applied,
    pub elapsed: Duration,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Applied { created, updated, unchanged, ended } = self.applied;
        let rows = [
            ("read", self.read),
            ("created", created),
            ("updated", updated),
            ("unchanged", unchanged),
            ("ended", ended),
            ("skipped", self.skipped),
            ("problems", self.problems),
        ];
        for (name, count) in rows {
            writeln!(f, "{name:<10} {:>12}", HumanCount(count).to_string())?;
        }
        let rate = rate(self.read, self.elapsed);
        write!(f, "{:<10} {:>12.1}   {rate} lines/s", "seconds", self.elapsed.as_secs_f64())
    }
}
