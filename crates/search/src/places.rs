//! Where a run of bytes stands in a short text: eight places are asked at once whether the run's first and last byte
//! are there. Texts are some twenty bytes long; the call of a general search takes longer than this one.

use crate::{bits::word_at, needle::same};

/// Places asked at once: the bytes of a word.
const PLACES: usize = 8;
/// All bits but the high one of each byte.
const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
/// One in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The first place of `needle` between `start` and `end`.
#[inline]
pub fn find(bytes: &[u8], start: usize, end: usize, needle: &[u8]) -> Option<usize> {
    let last = end.checked_sub(needle.len()).filter(|last| *last >= start)?;
    let (Some(head), Some(tail)) = (needle.first(), needle.last()) else { return Some(start) };
    let (head, tail) = (ONES * u64::from(*head), ONES * u64::from(*tail));
    let mut at = start;
    while at <= last {
        let mut fit = fitting(word_at(bytes, at), word_at(bytes, at + needle.len() - 1), head, tail);
        while fit != 0 {
            let place = at + fit.trailing_zeros() as usize / 8;
            if place > last {
                return None;
            }
            if needle.len() < 3 || bytes.get(place..place + needle.len()).is_some_and(|text| same(text, needle)) {
                return Some(place);
            }
            fit &= fit - 1;
        }
        at += PLACES;
    }
    None
}

/// The high bit of each byte at which `heads` has `head` and `tails` has `tail`.
#[inline]
fn fitting(heads: u64, tails: u64, head: u64, tail: u64) -> u64 {
    let differs = (heads ^ head) | (tails ^ tail);
    !(((differs & LOW) + LOW) | differs | LOW)
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn a_place_is_the_first(text in "[abé]{0,60}", needle in "[abé]{0,20}", behind in "[abé]{0,30}") {
            let all = format!("{text}{behind}");
            prop_assert_eq!(find(all.as_bytes(), 0, text.len(), needle.as_bytes()), text.find(&needle));
        }
    }
}
