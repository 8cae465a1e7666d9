//! What a step says when it cannot go on: what failed, with which command, and what to do next.

use std::fmt;

pub type Result<T> = std::result::Result<T, Failure>;

/// A message for the person at the terminal. Nothing inspects it, so it is text.
#[derive(Debug)]
pub struct Failure {
    what: String,
    next: Option<String>,
}

impl Failure {
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), next: None }
    }

    /// Adds what the reader should do about it; the first advice given stays.
    pub fn advise(mut self, next: impl Into<String>) -> Self {
        self.next.get_or_insert_with(|| next.into());
        self
    }

    /// For `map_err` on file operations: `Failure::io("read", path)`.
    pub fn io(verb: &'static str, path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.display().to_string();
        move |error| Self::new(format!("could not {verb} {path}: {error}"))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.what)?;
        match &self.next {
            Some(next) => write!(f, "\nWhat to do: {next}"),
            None => Ok(()),
        }
    }
}
