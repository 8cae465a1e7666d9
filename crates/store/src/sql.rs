//! Pieces that queries are built from: numbered parameters, in-lists of few sizes, and patterns as conditions.

use carnet_core::{
    name::{Pattern, Words},
    wire::{COUNT_LIMIT, MAX_LIMIT},
};

use crate::{
    db::{self, Value},
    error::{Error, Result},
};

/// Parameters in the order of their numbers.
#[derive(Default)]
pub(crate) struct Params(pub Vec<Value>);

impl Params {
    /// Adds a parameter and answers its place in the text, `$n`.
    pub fn add(&mut self, value: impl Into<Value>) -> String {
        self.0.push(value.into());
        format!("${}", self.0.len())
    }

    /// An in-list `$n, …` of the keys. Its length is one of a few, the last key repeated, so that the engine
    /// meets few texts and keeps them prepared.
    pub fn list<T: AsRef<str>>(&mut self, keys: &[T]) -> String {
        self.padded(keys, |key| key.as_ref().into())
    }

    /// The same of numbers.
    pub fn numbers(&mut self, numbers: &[i64]) -> String {
        self.padded(numbers, |number| (*number).into())
    }

    fn padded<T>(&mut self, keys: &[T], value: impl Fn(&T) -> Value) -> String {
        let sizes = [1, 5, 25, 50, 100];
        let size = sizes.into_iter().find(|size| *size >= keys.len()).unwrap_or(keys.len());
        let padded = keys.iter().chain(keys.last().into_iter().cycle()).take(if keys.is_empty() { 0 } else { size });
        let list: Vec<String> = padded.map(|key| self.add(value(key))).collect();
        // An empty in-list is no SQL in one of the engines.
        if list.is_empty() { "null".to_owned() } else { list.join(", ") }
    }

    /// The keys, at least one, as a table with the column `key`, each of them once: `from {table} k cross join t` looks
    /// up each key in an index of `t`. With `t.a = … and t.b in (…)` SQLite, which takes ten rows for each `a`, reads all
    /// of those instead, be they a hundred thousand.
    pub fn table<T: AsRef<str>>(&mut self, keys: &[T]) -> String {
        let rows = self.list(keys).replace(", ", "), (");
        format!("(select distinct v.column1 as key from (values ({rows})) as v)")
    }
}

/// Rows of parameters, `($1, $2), ($3, $4)`.
pub(crate) fn rows(count: usize, width: usize) -> String {
    let row = |at: usize| format!("({})", db::placeholders(1 + at * width, width));
    (0..count).map(row).collect::<Vec<_>>().join(", ")
}

/// What no row fulfils.
pub(crate) const NEVER: &str = "1 = 0";
/// What every row fulfils.
pub(crate) const ALWAYS: &str = "1 = 1";

/// The condition that `column` matches the pattern by [`Pattern::matches`].
pub(crate) fn literal(column: &str, pattern: &Pattern, params: &mut Params) -> String {
    // Names hold no NUL, and SQLite's `like` would end at one.
    if pattern.pieces().iter().any(|piece| piece.contains('\0')) {
        return NEVER.to_owned();
    }
    if pattern.is_everything() {
        return ALWAYS.to_owned();
    }
    if let Some(exact) = pattern.is_exact() {
        return format!("{column} = {}", params.add(exact));
    }
    let like = format!(r"{column} like {} escape '\'", params.add(pattern.to_like()));
    match range(column, pattern.literal_prefix(), params) {
        Some(range) => format!("{range} and {like}"),
        None => like,
    }
}

/// The condition that `column`, in folded form, holds all words, by [`Words::matches`].
pub(crate) fn close(column: &str, words: &Words, params: &mut Params) -> String {
    if words.is_empty() || words.words().iter().any(|word| word.contains('\0')) {
        return NEVER.to_owned();
    }
    let all: Vec<String> = words
        .words()
        .iter()
        .map(|word| format!(r"{column} like {} escape '\'", params.add(format!("%{}%", escape(word)))))
        .collect();
    all.join(" and ")
}

/// The condition that `column` holds `text` somewhere, byte for byte.
pub(crate) fn contains(column: &str, text: &str, params: &mut Params) -> String {
    if text.contains('\0') {
        return NEVER.to_owned();
    }
    format!(r"{column} like {} escape '\'", params.add(format!("%{}%", escape(text))))
}

/// The condition that `column`, a comparison key, matches `key`, in which `*` is any run of characters.
pub(crate) fn key_matches(column: &str, key: &str, params: &mut Params) -> String {
    if key.contains('\0') {
        return NEVER.to_owned();
    }
    let Some((prefix, _)) = key.split_once('*') else {
        return format!("{column} = {}", params.add(key));
    };
    let like: Vec<String> = key.split('*').map(escape).collect();
    let like = format!(r"{column} like {} escape '\'", params.add(like.join("%")));
    match range(column, prefix, params) {
        Some(range) => format!("{range} and {like}"),
        None => like,
    }
}

// `like` alone is not bound to an index in every engine; a range is.
fn range(column: &str, prefix: &str, params: &mut Params) -> Option<String> {
    if prefix.is_empty() {
        return None;
    }
    let from = format!("{column} >= {}", params.add(prefix));
    Some(match after_prefix(prefix) {
        Some(end) => format!("{from} and {column} < {}", params.add(end)),
        None => from,
    })
}

/// The least text that is greater than everything beginning with `prefix`, in code-point order.
fn after_prefix(prefix: &str) -> Option<String> {
    let mut chars: Vec<char> = prefix.chars().collect();
    while let Some(last) = chars.pop() {
        // The range of `char` steps over the surrogates.
        if let Some(next) = (last..=char::MAX).nth(1) {
            chars.push(next);
            return Some(chars.into_iter().collect());
        }
    }
    None
}

fn escape(text: &str) -> String {
    text.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_")
}

/// Which rows of the ordered answer: so many, after leaving out so many.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    pub limit: u32,
    pub offset: u32,
}

impl Window {
    /// `limit` is held between 1 and 100; `page` counts from 1 and reaches as far as counts are exact.
    pub fn new(limit: u32, page: Option<u32>) -> Result<Self> {
        let limit = limit.clamp(1, MAX_LIMIT);
        let before = page.unwrap_or(1).checked_sub(1).ok_or(Error::BadPage)?;
        match before.checked_mul(limit) {
            Some(offset) if u64::from(offset) < COUNT_LIMIT => Ok(Self { limit, offset }),
            _ => Err(Error::BadPage),
        }
    }

    /// Rows to ask for: one more than wanted, to know whether more follow.
    pub fn probe(self) -> u32 {
        self.limit + 1
    }
}

/// A count that was cut off just above [`COUNT_LIMIT`]: the total to show, and whether it is exact.
pub(crate) fn total(counted: i64) -> (u64, bool) {
    let counted = counted.unsigned_abs();
    (counted.min(COUNT_LIMIT), counted <= COUNT_LIMIT)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_end_of_a_prefix() {
        assert_eq!(after_prefix("ab").as_deref(), Some("ac"));
        assert_eq!(after_prefix("a\u{d7ff}").as_deref(), Some("a\u{e000}"));
        assert_eq!(after_prefix("a\u{10ffff}").as_deref(), Some("b"));
        assert_eq!(after_prefix("\u{10ffff}"), None);
    }

    #[test]
    fn pages_reach_as_far_as_counts_are_exact() {
        assert!(matches!(Window::new(50, Some(0)), Err(Error::BadPage)));
        assert_eq!(Window::new(50, Some(200)).unwrap().offset, 9950);
        assert!(matches!(Window::new(50, Some(201)), Err(Error::BadPage)));
        assert!(matches!(Window::new(100, Some(u32::MAX)), Err(Error::BadPage)));
        assert_eq!(total(10_000), (10_000, true));
        assert_eq!(total(10_001), (10_000, false));
    }

    #[test]
    fn lists_have_few_lengths() {
        let mut params = Params::default();
        assert_eq!(params.list(&["a", "b"]), "$1, $2, $3, $4, $5");
        assert_eq!(params.0.last(), Some(&Value::from("b")));
        assert_eq!(params.list::<&str>(&[]), "null");
    }

    proptest! {
        #[test]
        fn a_prefix_lies_in_its_range(prefix in ".{1,4}", rest in ".{0,4}", other in ".{0,4}") {
            let end = after_prefix(&prefix);
            let text = format!("{prefix}{rest}");
            prop_assert!(text >= prefix && end.as_ref().is_none_or(|end| &text < end));
            let within = other >= prefix && end.is_none_or(|end| other < end);
            prop_assert_eq!(within, other.starts_with(&prefix));
        }
    }
}
