//! Luhn (ISO/IEC 7812-1 annex B): SIREN, SIRET, Swedish and Italian numbers, the UAE's TIN.

use super::shape::value_of;

/// Sum of the digits, every second one from the right doubled; a doubled digit counts as the sum of its own digits.
pub(super) fn sum(digits: &str) -> u32 {
    let doubled = |d: u32| if d > 4 { 2 * d - 9 } else { 2 * d };
    digits.bytes().rev().map(value_of).enumerate().map(|(i, d)| if i % 2 == 1 { doubled(d) } else { d }).sum()
}

/// Whether the last digit is the check digit of the others. Assumes digits.
pub(super) fn fits(digits: &str) -> bool {
    sum(digits).is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_sums() {
        for (digits, expected) in [("0", 0), ("18", 10), ("59", 10), ("79927398713", 70)] {
            assert_eq!(sum(digits), expected, "{digits}");
        }
    }
}
