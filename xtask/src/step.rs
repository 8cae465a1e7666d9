//! Steps: announces each one with the time it usually takes, measures it, stops at the first that fails,
//! and prints a table of all of them at the end.

use std::time::{Duration, Instant};

use crate::failure::{Failure, Result};

/// The step that all others stand on; it has a command of its own.
pub const TOOLS: &str = "tools";

pub struct Steps {
    only: Vec<String>,
    done: Vec<(&'static str, Duration)>,
    closing_lines: Vec<(&'static str, String)>,
}

impl Steps {
    /// `only` limits the run to these step names; empty means all of them.
    pub fn new(only: Vec<String>) -> Self {
        Self { only, done: Vec::new(), closing_lines: Vec::new() }
    }

    /// Whether the step was asked for.
    pub fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|wanted| wanted == name)
    }

    /// Runs one step. `usually` is what a person reads before waiting, for example `20 s, 3 minutes the first time`.
    /// The lines that `body` returns are repeated at the end.
    pub fn run(&mut self, name: &'static str, usually: &str, body: impl FnOnce() -> Result<Vec<String>>) -> Result<()> {
        if self.wants(name) { self.run_always(name, usually, body) } else { Ok(()) }
    }

    /// Runs a step that the others stand on, whichever were asked for.
    pub fn run_always(
        &mut self,
        name: &'static str,
        usually: &str,
        body: impl FnOnce() -> Result<Vec<String>>,
    ) -> Result<()> {
        println!("\n=== {name} (usually {usually}) ===");
        let started = Instant::now();
        let outcome = body();
        let took = started.elapsed();
        self.done.push((name, took));
        match outcome {
            Ok(lines) => {
                println!("--- {name}: done in {}", seconds(took));
                self.closing_lines.extend(lines.into_iter().map(|line| (name, line)));
                Ok(())
            }
            Err(failure) => Err(self.stopped_at(name, &failure)),
        }
    }

    fn stopped_at(&self, name: &str, failure: &Failure) -> Failure {
        self.print_table();
        let again = if name == TOOLS { "cargo xtask tools".into() } else { format!("cargo xtask test --only {name}") };
        Failure::new(format!("step `{name}` failed\n{failure}\nThen `{again}` repeats this step alone."))
    }

    /// The table of all steps, then every test runner's closing line.
    pub fn print_summary(&self) {
        self.print_table();
        println!();
        for (name, line) in &self.closing_lines {
            println!("[{name}]\n{line}");
        }
    }

    fn print_table(&self) {
        let width = self.done.iter().map(|(name, _)| name.len()).max().unwrap_or(0).max("total".len());
        let total = self.done.iter().map(|(_, took)| *took).sum();
        println!("\n{:<width$}  {:>9}", "step", "time");
        for (name, took) in &self.done {
            println!("{name:<width$}  {:>9}", seconds(*took));
        }
        println!("{:<width$}  {:>9}", "total", seconds(total));
    }
}

/// `12.3 s`, or `4 min 05 s` from two minutes on.
pub fn seconds(took: Duration) -> String {
    match took.as_secs() {
        whole if whole >= 120 => format!("{} min {:02} s", whole / 60, whole % 60),
        _ => format!("{:.1} s", took.as_secs_f64()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_stops_the_run_and_says_how_to_repeat_it() {
        let mut steps = Steps::new(Vec::new());
        assert!(steps.run("first", "no time", || Ok(vec!["1 passed (1s)".into()])).is_ok());
        let message = match steps.run("second", "no time", || Err(Failure::new("the reason"))) {
            Ok(()) => String::new(),
            Err(failure) => failure.to_string(),
        };
        assert!(message.contains("step `second` failed\nthe reason"), "{message}");
        assert!(message.contains("--only second"), "{message}");
    }

    #[test]
    fn only_the_steps_asked_for_run() {
        let mut steps = Steps::new(vec!["e2e".into()]);
        assert!(steps.run("fmt", "1 s", || Err(Failure::new("must not run"))).is_ok());
        assert!(steps.wants("e2e") && !steps.wants("fmt"));
    }

    #[test]
    fn times_read_naturally() {
        assert_eq!(seconds(Duration::from_millis(1_250)), "1.2 s");
        assert_eq!(seconds(Duration::from_secs(245)), "4 min 05 s");
    }
}
