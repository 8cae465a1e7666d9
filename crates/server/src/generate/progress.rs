//! How many participants are made: a bar on a terminal, a line every few seconds elsewhere, on the standard error
//! output; the standard output may be the file.

use std::{
    io::{self, IsTerminal},
    time::{Duration, Instant},
};

use indicatif::{HumanCount, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};

const LINE_EVERY: Duration = Duration::from_secs(5);

pub struct Progress {
    /// `None` without a terminal.
    bar: Option<ProgressBar>,
    total: u64,
    start: Instant,
    last_line: Instant,
}

impl Progress {
    pub fn new(total: u64) -> Self {
        let bar = io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr_with_hz(8));
            // The template is a fixed text; should it be wrong, the plain bar does.
            match ProgressStyle::with_template("{bar:30} {human_pos}/{human_len} participants, {per_sec}, ETA {eta}") {
                Ok(style) => bar.with_style(style),
                Err(_) => bar,
            }
        });
        let now = Instant::now();
        Self { bar, total, start: now, last_line: now }
    }

    /// So many are made.
    pub fn made(&mut self, count: u64) {
        if let Some(bar) = &self.bar {
            bar.set_position(count);
        } else if self.last_line.elapsed() >= LINE_EVERY {
            self.last_line = Instant::now();
            let left = self.total.saturating_sub(count) as f64 / self.rate(count).max(1.0);
            let left = Duration::try_from_secs_f64(left).unwrap_or(Duration::MAX);
            let (count, total) = (HumanCount(count), HumanCount(self.total));
            eprintln!("{count} of {total} participants, ETA {}", HumanDuration(left));
        }
    }

    /// Takes the bar away and says what was done.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        let (total, rate) = (HumanCount(self.total), HumanCount(self.rate(self.total) as u64));
        eprintln!("{total} participants in {:.1} s, {rate}/s", self.start.elapsed().as_secs_f64());
    }

    fn rate(&self, count: u64) -> f64 {
        count as f64 / self.start.elapsed().as_secs_f64().max(0.001)
    }
}
