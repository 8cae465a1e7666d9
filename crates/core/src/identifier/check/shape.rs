//! Forms of values: lengths and kinds of characters. Values are upper case ASCII here.

use std::ops::RangeInclusive;

/// Exactly `count` digits.
pub(super) fn digits(value: &str, count: usize) -> bool {
    value.len() == count && value.bytes().all(|b| b.is_ascii_digit())
}

/// Letters and digits only, as many as the range allows.
pub(super) fn alphanumeric(value: &str, count: RangeInclusive<usize>) -> bool {
    count.contains(&value.len()) && value.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Whether the value has this shape: `#` a digit, `@` a letter, `?` either, anything else itself.
pub(super) fn shaped(value: &str, shape: &str) -> bool {
    value.len() == shape.len()
        && value.bytes().zip(shape.bytes()).all(|(b, kind)| match kind {
            b'#' => b.is_ascii_digit(),
            b'@' => b.is_ascii_alphabetic(),
            b'?' => b.is_ascii_alphanumeric(),
            other => b == other,
        })
}

/// The sum of the digits, each times its weight. Assumes digits.
pub(super) fn weighted(digits: &str, weights: &[u32]) -> u32 {
    digits.bytes().zip(weights).map(|(b, weight)| value_of(b) * weight).sum()
}

/// The value of one ASCII digit.
pub(super) fn value_of(digit: u8) -> u32 {
    u32::from(digit.wrapping_sub(b'0'))
}

/// The value of up to eighteen digits. Assumes digits.
pub(super) fn number(digits: &str) -> u64 {
    digits.bytes().fold(0, |n: u64, b| n.wrapping_mul(10).wrapping_add(u64::from(value_of(b))))
}
