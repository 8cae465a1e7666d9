//! What an import did, as the table it ends with.

use std::{fmt, time::Duration};

use carnet_store::imports::Applied;
use indicatif::HumanCount;

use super::progress::rate;

/// Counts of one import.
#[derive(Debug, Default)]
pub struct Summary {
    /// Cards read, those skipped included.
    pub read: u64,
    pub skipped: u64,
    pub problems: u64,
    pub applied: Applied,
    pub elapsed: Duration,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Applied { created, updated, unchanged, removed } = self.applied;
        let rows = [
            ("read", self.read),
            ("created", created),
            ("updated", updated),
            ("unchanged", unchanged),
            ("removed", removed),
            ("skipped", self.skipped),
            ("problems", self.problems),
        ];
        for (name, count) in rows {
            writeln!(f, "{name:<10} {:>12}", HumanCount(count).to_string())?;
        }
        let rate = rate(self.read, self.elapsed);
        write!(f, "{:<10} {:>12.1}   {rate} cards/s", "seconds", self.elapsed.as_secs_f64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_line_for_every_count() {
        let applied = Applied { created: 1, updated: 2, unchanged: 3_000, removed: 4 };
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
