//! In what two values differ: what the eye skips is named, everything else is "characters".

use crate::wire::Difference;

/// Takes one kind of difference out of a value.
type Without = fn(&str) -> String;

const WAYS: [(Difference, Without); 4] = [
    (Difference::LeadingZero, |value| value.trim_start_matches('0').to_owned()),
    (Difference::Space, |value| value.chars().filter(|c| !c.is_whitespace()).collect()),
    (Difference::Case, str::to_lowercase),
    (Difference::Hyphen, |value| value.chars().filter(|c| *c != '-').collect()),
];

/// All that has to be overlooked to take one value for the other, and nothing that need not be; none when they are
/// the same, [`Difference::Characters`] when overlooking is not enough.
pub fn differences(one: &str, other: &str) -> Vec<Difference> {
    if one == other {
        return Vec::new();
    }
    let all: Vec<usize> = (0..WAYS.len()).collect();
    if !same_without(one, other, &all) {
        return vec![Difference::Characters];
    }
    let mut needed = all;
    for way in 0..WAYS.len() {
        let fewer: Vec<usize> = needed.iter().copied().filter(|known| *known != way).collect();
        if same_without(one, other, &fewer) {
            needed = fewer;
        }
    }
    needed.into_iter().filter_map(|way| WAYS.get(way).map(|(difference, _)| *difference)).collect()
}

/// Zeros lead once the rest is gone: they go last.
fn same_without(one: &str, other: &str, ways: &[usize]) -> bool {
    let plain = |value: &str| {
        let order = ways.iter().rev().filter_map(|way| WAYS.get(*way));
        order.fold(value.to_owned(), |value, (_, without)| without(&value))
    };
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Difference::{Case, Characters, Hyphen, LeadingZero, Space};

    #[test]
    fn every_difference_is_named_and_none_besides() {
        for (one, other, expected) in [
            ("100", "100", vec![]),
            ("0100", "100", vec![LeadingZero]),
            ("A-12", "a12", vec![Case, Hyphen]),
            ("10 0", "100", vec![Space]),
            ("-0100", "100", vec![LeadingZero, Hyphen]),
            ("00", "0", vec![LeadingZero]),
            ("100", "101", vec![Characters]),
            ("", "1", vec![Characters]),
        ] {
            assert_eq!(differences(one, other), expected, "{one} {other}");
            assert_eq!(differences(other, one), expected, "{other} {one}");
        }
    }

    #[test]
    fn numbers_that_are_near_differ_in_what_is_named() {
        for (one, other) in [("100", "0100"), ("A-12", "a12"), ("10 0", "100"), ("0", "00")] {
            assert!(crate::customer_number::near(one, other));
            assert!(!differences(one, other).contains(&Characters));
        }
    }
}
