//! What an import did, as the table it ends with.

use std::{fmt, time::Duration};

use carnet_store::{addresses, imports};
use indicatif::HumanCount;

use super::progress::rate;

/// Counts of one import.
#[derive(Debug, Default)]
pub struct Summary<A> {
    /// Cards or lines read, those skipped included.
    pub read: u64,
    pub skipped: u64,
    pub problems: u64,
    pub applied: A,
    pub elapsed: Duration,
}

/// What was done with what was read.
pub trait Applied {
    /// What is read.
    const UNIT: &str;

    fn rows(&self) -> [(&'static str, u64); 4];
}

impl Applied for imports::Applied {
    const UNIT: &str = "cards";

    fn rows(&self) -> [(&'static str, u64); 4] {
        let Self { created, updated, unchanged, removed } = *self;
        [("created", created), ("updated", updated), ("unchanged", unchanged), ("removed", removed)]
    }
}

impl Applied for addresses::Applied {
    const UNIT: &str = "lines";

    fn rows(&self) -> [(&'static str, u64); 4] {
        let Self { created, updated, unchanged, ended } = *self;
        [("created", created), ("updated", updated), ("unchanged", unchanged), ("ended", ended)]
    }
}

impl<A: Applied> fmt::Display for Summary<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let read = [("read", self.read)].into_iter();
        let rest = [("skipped", self.skipped), ("problems", self.problems)];
        for (name, count) in read.chain(self.applied.rows()).chain(rest) {
            writeln!(f, "{name:<10} {:>12}", HumanCount(count).to_string())?;
        }
        let rate = rate(self.read, self.elapsed);
        write!(f, "{:<10} {:>12.1}   {rate} {}/s", "seconds", self.elapsed.as_secs_f64(), A::UNIT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_line_for_every_count() {
        let applied = imports::Applied { created: 1, updated: 2, unchanged: 3_000, removed: 4 };
        let elapsed = Duration::from_millis(2_500);
        let summary = Summary { read: 3_010, skipped: 5, problems: 6, applied, elapsed };
        let lines: Vec<String> =
            summary.to_string().lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(
            lines,
            [
                "read 3,010",
                "created 1",
                "updated 2",
                "unchanged 3,000",
                "removed 4",
                "skipped 5",
                "problems 6",
                "seconds 2.5 1,204 cards/s",
            ]
        );
    }
}
