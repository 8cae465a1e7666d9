//! Subprocesses: one builder that shows the command, runs it and turns every failure into a message.
//! Variables that cargo sets for this program's own package are taken away, so that a build started from here and one
//! started by hand see the same environment and share their results.

use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;

use crate::closing;
use crate::failure::{Failure, Result};

pub struct Cmd {
    inner: Command,
    shown: String,
    advice: Option<String>,
}

impl Cmd {
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let program = program.as_ref();
        let mut inner = Command::new(program);
        for (name, _) in std::env::vars_os() {
            if is_own_package_variable(&name) {
                inner.env_remove(name);
            }
        }
        Self { inner, shown: program.to_string_lossy().into_owned(), advice: None }
    }

    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.shown.push(' ');
        self.shown.push_str(&arg.as_ref().to_string_lossy());
        self.inner.arg(arg);
        self
    }

    pub fn args<A: AsRef<OsStr>>(self, args: impl IntoIterator<Item = A>) -> Self {
        args.into_iter().fold(self, Self::arg)
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.inner.env(name, value);
        self
    }

    pub fn dir(mut self, dir: &Path) -> Self {
        self.inner.current_dir(dir);
        self
    }

    /// What to do should the command fail.
    pub fn advise(mut self, advice: impl Into<String>) -> Self {
        self.advice = Some(advice.into());
        self
    }

    /// The command line as a person would type it, without the environment.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// Gives the bare command to code that needs its own pipes or to replace this process.
    pub fn into_inner(self) -> Command {
        self.inner
    }

    /// Runs with the terminal's own output.
    pub fn run(mut self) -> Result<()> {
        let status = self.inner.status().map_err(|error| self.could_not_start(&error))?;
        self.check(status, "")
    }

    /// Runs and returns standard output; what the command prints is only seen when it fails.
    pub fn capture(mut self) -> Result<String> {
        let output = self.inner.stdin(Stdio::null()).output().map_err(|error| self.could_not_start(&error))?;
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        self.check(output.status, &said)?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Runs, passes all output through as it comes, and returns the closing lines of the test runners it held.
    pub fn run_tests(mut self) -> Result<Vec<String>> {
        self.inner.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.inner.spawn().map_err(|error| self.could_not_start(&error))?;
        let readers: Vec<_> = [
            child.stdout.take().map(|pipe| Box::new(pipe) as Box<dyn Read + Send>),
            child.stderr.take().map(|pipe| Box::new(pipe) as Box<dyn Read + Send>),
        ]
        .into_iter()
        .flatten()
        .map(|pipe| thread::spawn(move || pass_through(pipe)))
        .collect();
        let lines = readers.into_iter().filter_map(|reader| reader.join().ok()).flatten().collect();
        let status = child.wait().map_err(|error| self.could_not_start(&error))?;
        self.check(status, "")?;
        Ok(lines)
    }

    fn check(&self, status: ExitStatus, said: &str) -> Result<()> {
        if status.success() {
            return Ok(());
        }
        let mut failure = Failure::new(format!("{}`{}` failed ({status})", indented(said), self.shown));
        if let Some(advice) = &self.advice {
            failure = failure.advise(advice);
        }
        Err(failure)
    }

    fn could_not_start(&self, error: &std::io::Error) -> Failure {
        let failure = Failure::new(format!("`{}` could not be started: {error}", self.shown));
        match &self.advice {
            Some(advice) => failure.advise(advice),
            None => failure,
        }
    }
}

/// Whether a program answers at all; used to tell what is already installed.
pub fn answers(program: impl AsRef<OsStr>, args: &[&str]) -> bool {
    Cmd::new(program).args(args).capture().is_ok()
}

fn is_own_package_variable(name: &OsString) -> bool {
    let name = name.to_string_lossy();
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"].iter().any(|prefix| name.starts_with(prefix))
}

fn indented(said: &str) -> String {
    said.lines().map(|line| format!("  {line}\n")).collect()
}

/// Copies bytes line by line to standard output; a line that is not UTF-8 is shown with replacement characters.
fn pass_through(pipe: impl Read) -> Vec<String> {
    let mut closing_lines = Vec::new();
    let mut reader = BufReader::new(pipe);
    let mut bytes = Vec::new();
    while matches!(reader.read_until(b'\n', &mut bytes), Ok(read) if read > 0) {
        let text = String::from_utf8_lossy(&bytes);
        let mut out = std::io::stdout().lock();
        // A closed terminal is no reason to fail the tests.
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        if let Some(line) = closing::line(&text) {
            closing_lines.push(line);
        }
        bytes.clear();
    }
    closing_lines
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_failing_command_names_itself_its_output_and_the_advice() {
        let failure = Cmd::new("sh").args(["-c", "echo no such widget >&2; exit 3"]).advise("buy a widget").capture();
        let message = failure.unwrap_err().to_string();
        assert!(message.contains("no such widget"), "{message}");
        assert!(message.contains("`sh -c"), "{message}");
        assert!(message.contains('3'), "{message}");
        assert!(message.ends_with("What to do: buy a widget"), "{message}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let message = Cmd::new("carnet-no-such-program").capture().unwrap_err().to_string();
        assert!(message.contains("`carnet-no-such-program` could not be started"), "{message}");
    }

    #[test]
    fn closing_lines_are_kept_from_both_streams() {
        let script = "echo 'test result: ok. 2 passed; 0 failed'; echo 'unrelated'; echo '  4 passed (1.0s)' >&2";
        let mut lines = Cmd::new("sh").args(["-c", script]).run_tests().unwrap();
        lines.sort();
        assert_eq!(lines, ["4 passed (1.0s)", "test result: ok. 2 passed; 0 failed"]);
    }
}
