//! ripgrep over a file of names in their order: one process for the page, one for the count.

use std::{
    path::PathBuf,
    process::{Command, Output},
    time::Duration,
};

use super::{Answer, PAGE, Peer, Result, timed};
use crate::questions::Question;

/// The file of names.
pub struct Ripgrep(pub PathBuf);

impl Ripgrep {
    fn run(&self, arguments: &[&str], pattern: &str) -> Result<Output> {
        let output = Command::new("rg")
            .args(["--no-config", "-a", "--color=never"])
            .args(arguments)
            .arg("-e")
            .arg(pattern)
            .arg(&self.0)
            .output()?;
        // 1 says that there is no hit.
        match output.status.code() {
            Some(0 | 1) => Ok(output),
            _ => Err(String::from_utf8_lossy(&output.stderr).into_owned().into()),
        }
    }
}

impl Peer for Ripgrep {
    fn name(&self) -> &'static str {
        "ripgrep"
    }

    fn can(&self, question: &Question) -> bool {
        question.is_name()
    }

    fn answer(&mut self, question: &Question, cap: u64) -> Result<(Duration, Answer)> {
        let pattern = regex(question.pattern().pieces());
        let (page, most) = (PAGE.to_string(), cap.to_string());
        let count: Vec<&str> = if cap == u64::MAX { vec!["-c"] } else { vec!["-c", "-m", &most] };
        let (took, (page, count)) =
            timed(|| Ok((self.run(&["-n", "-m", &page], &pattern)?, self.run(&count, &pattern)?)))?;
        let lines = String::from_utf8_lossy(&page.stdout);
        let ranks = lines.lines().filter_map(|line| Some(line.split_once(':')?.0.parse::<u32>().ok()? - 1)).collect();
        let count = String::from_utf8_lossy(&count.stdout).trim().parse().unwrap_or(0);
        Ok((took, Answer { count, page: ranks }))
    }
}

/// Without what it needs not look at: the dots at both ends.
fn regex(pieces: &[String]) -> String {
    let escaped: Vec<String> = pieces.iter().map(|piece| escape(piece)).collect();
    let (first, last) = (escaped.first().is_some_and(String::is_empty), escaped.last().is_some_and(String::is_empty));
    match escaped.as_slice() {
        [whole] => format!("^{whole}$"),
        all => {
            let begin = if first { "" } else { "^" };
            let end = if last { "" } else { "$" };
            let between: Vec<&str> = all.iter().map(String::as_str).filter(|piece| !piece.is_empty()).collect();
            format!("{begin}{}{end}", between.join(".*"))
        }
    }
}

fn escape(piece: &str) -> String {
    piece.chars().map(|c| if r"\.+*?()|[]{}^$#&-~".contains(c) { format!("\\{c}") } else { c.to_string() }).collect()
}
