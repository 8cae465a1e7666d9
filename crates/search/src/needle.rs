//! What a text must hold, verified in place: short comparisons in words of eight bytes, without a call.

use carnet_core::name::{Pattern, Words};

use crate::places::find;

/// What is looked for in the texts of an arena.
#[derive(Clone, Debug)]
pub enum Matcher {
    /// A pattern (R2): how the text begins, what follows in this order, how it ends.
    Ordered { first: Vec<u8>, middle: Vec<Vec<u8>>, last: Vec<u8> },
    /// The whole text.
    Exact(Vec<u8>),
    /// Words (R3), all contained, in any order.
    Words(Vec<Vec<u8>>),
}

impl Matcher {
    pub fn pattern(pattern: &Pattern) -> Self {
        let bytes = |piece: &String| piece.as_bytes().to_vec();
        match pattern.pieces() {
            [] => Self::Words(Vec::new()),
            [whole] => Self::Exact(bytes(whole)),
            [first, middle @ .., last] => Self::Ordered {
                first: bytes(first),
                middle: middle.iter().filter(|piece| !piece.is_empty()).map(bytes).collect(),
                last: bytes(last),
            },
        }
    }

    pub fn words(words: &Words) -> Self {
        Self::Words(words.words().iter().map(|word| word.as_bytes().to_vec()).collect())
    }

    /// Whether every text matches.
    pub fn is_everything(&self) -> bool {
        matches!(self, Self::Ordered { first, middle, last } if first.is_empty() && middle.is_empty() && last.is_empty())
    }

    /// Whether no text can match: no words, or a newline, which no text holds.
    pub fn is_nothing(&self) -> bool {
        let newline = |piece: &Vec<u8>| piece.contains(&b'\n');
        match self {
            Self::Exact(whole) => newline(whole),
            Self::Words(words) => words.is_empty() || words.iter().any(newline),
            Self::Ordered { first, middle, last } => newline(first) || newline(last) || middle.iter().any(newline),
        }
    }

    /// Runs of bytes of an arena that hold what is looked for; a newline stands for a beginning or an end.
    pub fn runs(&self) -> Vec<Vec<u8>> {
        match self {
            Self::Words(words) => words.clone(),
            Self::Exact(whole) => vec![[b"\n", whole.as_slice(), b"\n"].concat()],
            Self::Ordered { first, middle, last } => {
                let mut runs = Vec::with_capacity(middle.len() + 2);
                runs.extend((!first.is_empty()).then(|| [b"\n", first.as_slice()].concat()));
                runs.extend(middle.iter().cloned());
                runs.extend((!last.is_empty()).then(|| [last.as_slice(), b"\n"].concat()));
                runs
            }
        }
    }

    /// Whether a run stands where it stands: verifying needs no search within the text.
    pub fn is_anchored(&self) -> bool {
        match self {
            Self::Exact(_) => true,
            Self::Words(_) => false,
            Self::Ordered { middle, .. } => middle.is_empty(),
        }
    }

    /// Whether the bytes from `start` to `end` match; `bytes` goes on behind `end`.
    #[inline]
    pub fn matches(&self, bytes: &[u8], start: usize, end: usize) -> bool {
        match self {
            Self::Exact(whole) => bytes.get(start..end).is_some_and(|text| same(text, whole)),
            Self::Words(words) => !words.is_empty() && words.iter().all(|word| find(bytes, start, end, word).is_some()),
            Self::Ordered { first, middle, last } => ordered(bytes, start, end, first, middle, last),
        }
    }

    /// As [`Matcher::matches`], for a text alone.
    pub fn matches_text(&self, text: &str) -> bool {
        self.matches(text.as_bytes(), 0, text.len())
    }
}

/// The last bytes of a text, at most eight: they rule out most texts that end otherwise.
pub struct Tail {
    want: u64,
    mask: u64,
    all: bool,
}

impl Tail {
    pub fn of(matcher: &Matcher) -> Self {
        let (last, alone): (&[u8], _) = match matcher {
            Matcher::Ordered { first, middle, last } => (last, first.is_empty() && middle.is_empty()),
            Matcher::Exact(_) | Matcher::Words(_) => (&[], false),
        };
        let mut tail = Self { want: 0, mask: 0, all: alone && last.len() <= 8 };
        for byte in last.iter().rev().take(8).rev() {
            tail.want = tail.want >> 8 | u64::from(*byte) << 56;
            tail.mask = tail.mask >> 8 | 0xff << 56;
        }
        tail
    }

    /// Whether nothing else is to be verified.
    pub fn is_all(&self) -> bool {
        self.all
    }

    /// Whether the text that ends at `end` ends so. Before it stands a newline, which no text holds.
    #[inline]
    pub fn fits(&self, bytes: &[u8], end: usize) -> bool {
        let word = match end.checked_sub(8).and_then(|start| bytes.get(start..end)?.first_chunk::<8>()) {
            Some(word) => u64::from_le_bytes(*word),
            None => {
                bytes.get(..end).unwrap_or_default().iter().fold(0, |word, byte| word >> 8 | u64::from(*byte) << 56)
            }
        };
        (word ^ self.want) & self.mask == 0
    }
}

fn ordered(bytes: &[u8], start: usize, end: usize, first: &[u8], middle: &[Vec<u8>], last: &[u8]) -> bool {
    let mut at = start + first.len();
    if at + last.len() > end {
        return false;
    }
    let tail = end - last.len();
    let is_framed = bytes.get(start..at).is_some_and(|text| same(text, first))
        && bytes.get(tail..end).is_some_and(|text| same(text, last));
    // The leftmost place leaves the most room for what follows.
    is_framed
        && middle.iter().all(|piece| match find(bytes, at, tail, piece) {
            Some(found) => {
                at = found + piece.len();
                true
            }
            None => false,
        })
}

/// Equality of short texts.
#[inline]
pub fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let ((a_words, a_rest), (b_words, b_rest)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    a_words.iter().zip(b_words).all(|(a, b)| u64::from_le_bytes(*a) == u64::from_le_bytes(*b))
        && a_rest.iter().zip(b_rest).all(|(a, b)| a == b)
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use carnet_core::name::normalize;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn patterns_and_words_match_as_the_rules_say(pattern in r"[ab*\\ é]{0,12}", name in r"[ab*\\ é]{0,30}") {
            let (name, parsed) = (normalize(&name), Pattern::parse(&pattern));
            prop_assert_eq!(Matcher::pattern(&parsed).matches_text(&name), parsed.matches(&name));
            let words = Words::parse(&pattern);
            prop_assert_eq!(Matcher::words(&words).matches_text(&name), words.matches(&name));
        }
    }
}
