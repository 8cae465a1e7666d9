//! Texts one after another in one run of bytes, a newline between each two, before the first and after the last: the
//! beginning and the end of a text are bytes like any other. No text holds a newline.

use std::ops::Range;

/// Read past the end when eight bytes are compared at once.
const PADDING: usize = 8;

/// Texts by number.
pub struct Arena {
    all: String,
    /// Where each text begins; one more for the end.
    starts: Vec<u32>,
}

impl Arena {
    pub fn len(&self) -> u32 {
        self.starts.len() as u32 - 1
    }

    /// All of it, to be searched through; the padding is newlines.
    pub fn bytes(&self) -> &[u8] {
        self.all.as_bytes()
    }

    /// Where a text begins and ends in [`Arena::bytes`].
    #[inline]
    pub fn span(&self, row: u32) -> Range<usize> {
        let row = row as usize;
        match (self.starts.get(row), self.starts.get(row + 1)) {
            (Some(start), Some(next)) => *start as usize..*next as usize - 1,
            _ => 0..0,
        }
    }

    #[inline]
    pub fn get(&self, row: u32) -> &[u8] {
        self.bytes().get(self.span(row)).unwrap_or_default()
    }

    pub fn text(&self, row: u32) -> &str {
        self.all.get(self.span(row)).unwrap_or_default()
    }

    /// The text that a byte lies in, or that the newline after it ends; looked for from `from` on.
    pub fn row_at(&self, at: usize, from: u32) -> u32 {
        let rest = self.starts.get(from as usize..).unwrap_or_default();
        let mut reach = 1;
        while rest.get(reach).is_some_and(|start| *start as usize <= at) {
            reach *= 2;
        }
        let near = rest.get(reach / 2..rest.len().min(reach + 1)).unwrap_or_default();
        let before = reach / 2 + near.partition_point(|start| *start as usize <= at);
        from + (before as u32).saturating_sub(1)
    }

    /// The texts of `within`, sorted, that begin with `prefix`.
    pub fn prefixed(&self, within: Range<u32>, prefix: &[u8]) -> Range<u32> {
        let start = partition(within.clone(), |row| self.get(row) < prefix);
        start..partition(start..within.end, |row| self.get(row).starts_with(prefix))
    }

    /// The texts of `within`, sorted, that are `text`.
    pub fn equal(&self, within: Range<u32>, text: &[u8]) -> Range<u32> {
        let start = partition(within.clone(), |row| self.get(row) < text);
        // Few texts are alike: the end is near.
        let mut reach = 1;
        while start + reach < within.end && self.get(start + reach) == text {
            reach *= 2;
        }
        start..partition(start..within.end.min(start + reach), |row| self.get(row) == text)
    }

    pub fn memory(&self) -> usize {
        self.all.capacity() + self.starts.capacity() * 4
    }
}

/// The first of `within` for which `before` does not hold; it holds for none after that.
pub fn partition(within: Range<u32>, before: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (within.start, within.end.max(within.start));
    while low < high {
        let middle = low + (high - low) / 2;
        match before(middle) {
            true => low = middle + 1,
            false => high = middle,
        }
    }
    low
}

/// Takes texts in their order.
pub struct ArenaBuilder(Arena);

impl Default for ArenaBuilder {
    fn default() -> Self {
        Self(Arena { all: String::from("\n"), starts: vec![1] })
    }
}

impl ArenaBuilder {
    /// Adds a text, with a space for a newline. `None` when there is no room left: positions have 32 bits.
    #[must_use]
    pub fn push(&mut self, text: &str) -> Option<u32> {
        let end = u32::try_from(self.0.all.len() + text.len() + 1 + PADDING).ok()? - PADDING as u32;
        let row = self.0.len();
        match text.contains('\n') {
            true => self.0.all.push_str(&text.replace('\n', " ")),
            false => self.0.all.push_str(text),
        }
        self.0.all.push('\n');
        self.0.starts.push(end);
        Some(row)
    }

    pub fn text(&self, row: u32) -> &str {
        self.0.text(row)
    }

    pub fn len(&self) -> u32 {
        self.0.len()
    }

    pub fn finish(mut self) -> Arena {
        self.0.all.extend(['\n'; PADDING]);
        self.0.all.shrink_to_fit();
        self.0.starts.shrink_to_fit();
        self.0
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn arena(texts: &[&str]) -> Arena {
        let mut builder = ArenaBuilder::default();
        for text in texts {
            let _ = builder.push(text).unwrap();
        }
        builder.finish()
    }

    #[test]
    fn texts_are_found_by_number_and_by_place() {
        let arena = arena(&["", "ab", "abc", "abc", "ä\nb"]);
        assert_eq!(arena.len(), 5);
        assert_eq!([0, 1, 4, 5].map(|row| arena.text(row)), ["", "ab", "ä b", ""]);
        for row in 0..5 {
            let span = arena.span(row);
            for at in span.start..=span.end {
                assert!((0..=row).all(|from| arena.row_at(at, from) == row), "{at}");
            }
        }
    }

    #[test]
    fn sorted_texts_are_found_by_their_beginning() {
        let arena = arena(&["a", "ab", "abc", "abc", "b", "ba"]);
        assert_eq!(arena.prefixed(0..6, b"ab"), 1..4);
        assert_eq!(arena.prefixed(0..3, b"ab"), 1..3);
        assert_eq!(arena.prefixed(0..6, b""), 0..6);
        assert_eq!(arena.prefixed(0..6, b"c"), 6..6);
        assert_eq!(arena.equal(0..6, b"abc"), 2..4);
        assert_eq!(arena.equal(0..6, b"aa"), 1..1);
    }
}
