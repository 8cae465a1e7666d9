//! How far an import is: a bar on a terminal, a line every few seconds elsewhere. Problems are printed without
//! tearing the bar apart. All of it goes to the standard error output.

use std::{
    io::{self, IsTerminal},
    time::{Duration, Instant},
};

use indicatif::{HumanBytes, HumanCount, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Time between two lines when there is no terminal.
const LINE_EVERY: Duration = Duration::from_secs(5);

/// Progress of one phase after the other.
pub struct Progress {
    /// `None` without a terminal.
    bar: Option<ProgressBar>,
    /// Bytes of all files, where known.
    size: Option<u64>,
    /// What is read: `cards`.
    noun: &'static str,
    phase_start: Instant,
    last_line: Instant,
}

impl Progress {
    /// Begins with reading `size` bytes, where that is known; `noun` names what they hold, in the plural.
    pub fn new(size: Option<u64>, noun: &'static str) -> Self {
        let bar = io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::with_draw_target(size, ProgressDrawTarget::stderr_with_hz(8));
            let template = match size {
                Some(_) => "{bar:30} {bytes}/{total_bytes} {msg} ETA {eta}",
                None => "{spinner} {bytes} {msg} {elapsed}",
            };
            with_template(&bar, template);
            bar
        });
        let now = Instant::now();
        Self { bar, size, noun, phase_start: now, last_line: now }
    }

    /// Cards or lines, and bytes, read so far.
    pub fn read(&mut self, count: u64, bytes: u64) {
        let noun = self.noun;
        let rate = rate(count, self.phase_start.elapsed());
        if let Some(bar) = &self.bar {
            bar.set_position(bytes);
            bar.set_message(format!("{} {noun}, {rate}/s", HumanCount(count)));
        } else if self.line_is_due() {
            let of = self.size.map(|size| format!(" of {}", HumanBytes(size))).unwrap_or_default();
            let eta = self.eta(bytes, self.size);
            eprintln!("reading: {} {noun}, {}{of}, {rate} {noun}/s{eta}", HumanCount(count), HumanBytes(bytes));
        }
    }

    /// The next phase: applying.
    pub fn applying(&mut self) {
        self.phase_start = Instant::now();
        if let Some(bar) = &self.bar {
            with_template(bar, "{bar:30} {human_pos}/{human_len} changes applied, {per_sec}, ETA {eta}");
            bar.set_length(0);
            bar.reset();
        }
    }

    /// Changes applied so far, of how many.
    pub fn applied(&mut self, done: u64, total: u64) {
        if let Some(bar) = &self.bar {
            bar.set_length(total);
            bar.set_position(done);
        } else if self.line_is_due() {
            let eta = self.eta(done, Some(total));
            eprintln!("applying: {} of {} changes{eta}", HumanCount(done), HumanCount(total));
        }
    }

    /// Prints one line above the bar.
    pub fn print(&self, line: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| eprintln!("{line}")),
            None => eprintln!("{line}"),
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    fn line_is_due(&mut self) -> bool {
        let due = self.last_line.elapsed() >= LINE_EVERY;
        if due {
            self.last_line = Instant::now();
        }
        due
    }

    fn eta(&self, done: u64, total: Option<u64>) -> String {
        let Some(total) = total.filter(|_| done > 0) else { return String::new() };
        let left = self.phase_start.elapsed().as_secs_f64() * total.saturating_sub(done) as f64 / done as f64;
        match Duration::try_from_secs_f64(left) {
            Ok(left) => format!(", ETA {}", HumanDuration(left)),
            Err(_) => String::new(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.finish();
    }
}

fn with_template(bar: &ProgressBar, template: &str) {
    // The templates are fixed texts; should one be wrong, the plain bar does.
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
}

/// Things per second, as people read it.
pub fn rate(count: u64, elapsed: Duration) -> HumanCount {
    let seconds = elapsed.as_secs_f64();
    HumanCount(if seconds > 0.0 { (count as f64 / seconds) as u64 } else { 0 })
}
