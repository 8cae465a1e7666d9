//! Engines that answer the same questions: a first page of 50 in the order of names, and a count.

pub mod carnet;
pub mod pg;
pub mod ripgrep;
pub mod sqlite;
pub mod tantivy;

use std::time::{Duration, Instant};

use crate::questions::Question;

pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

pub const PAGE: usize = 50;
/// Counts stop here when they are capped.
pub const CAP: u64 = 10_001;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    pub count: u64,
    /// Ranks.
    pub page: Vec<u32>,
}

pub trait Peer {
    fn name(&self) -> &'static str;
    /// Whether such a question is its kind.
    fn can(&self, question: &Question) -> bool;
    /// The answer, the count stopping at `cap`, and what it took without being made comparable.
    fn answer(&mut self, question: &Question, cap: u64) -> Result<(Duration, Answer)>;
}

pub fn timed<T>(run: impl FnOnce() -> Result<T>) -> Result<(Duration, T)> {
    let started = Instant::now();
    let done = std::hint::black_box(run()?);
    Ok((started.elapsed(), done))
}

/// The smallest text that is greater than all that begin with `prefix`, by bytes of UTF-8; none if there is no such.
pub fn behind(prefix: &str) -> Option<String> {
    let mut chars: Vec<char> = prefix.chars().collect();
    while let Some(last) = chars.pop() {
        let next = (u32::from(last) + 1..=u32::from(char::MAX)).find_map(char::from_u32);
        if let Some(next) = next {
            chars.push(next);
            return Some(chars.into_iter().collect());
        }
    }
    None
}
