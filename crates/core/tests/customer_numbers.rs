//! The rule of customer numbers, case by case.

use crate::table;
use carnet_core::customer_number::read;

#[test]
fn numbers_are_kept_or_refused_by_the_table() {
    for (name, sent, expected) in table::cases() {
        assert_eq!(read(&sent).map(|parsed| parsed.numbers), expected, "{name}");
    }
}

#[test]
fn what_was_kept_is_kept_again() {
    for (name, _, expected) in table::cases() {
        if let Ok(numbers) = expected {
            assert_eq!(read(&numbers).map(|parsed| parsed.numbers), Ok(numbers), "{name}");
        }
    }
}
