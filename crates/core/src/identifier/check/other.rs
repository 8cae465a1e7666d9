//! Algorithms of one scheme only: GLN (modulo 10), Japan (modulo 9), ABN (modulo 89), IBAN, Singapore's form.

use iban::{Iban, ParseBaseIbanError, ParseIbanError};

use super::{Level, judge, shape::*};

/// Thirteen digits, weights 1 and 3 in turn (GS1 General Specifications, 7.9). Assumes digits.
pub(super) fn gln(v: &str) -> bool {
    weighted(v, &[1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]).is_multiple_of(10)
}

/// Thirteen digits; the first is the check digit, weights 1 and 2 in turn from the right.
pub(super) fn japanese(v: &str) -> Option<Level> {
    judge(digits(v, 13), || {
        let sum = weighted(&v[1..], &[2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]);
        value_of(v.as_bytes()[0]) == 9 - sum % 9
    })
}

/// Eleven digits; the first two, 11 to 99, complete the weighted sum of the others to a multiple of 89.
/// Assumes digits.
pub(super) fn abn(v: &str) -> bool {
    let sum = weighted(&v[2..], &[3, 5, 7, 9, 11, 13, 15, 17, 19]);
    // `sum` is at most 891: eleven times 89 keeps the difference positive.
    u64::from(11 + (979 - sum - 1) % 89) == number(&v[..2])
}

/// ISO 13616. A country without a registered structure, or another structure than the country's, is a warning.
pub(super) fn iban(v: &str) -> Option<Level> {
    if !(alphanumeric(v, 15..=34) && shaped(&v[..4], "@@##")) {
        return None;
    }
    match v.parse::<Iban>() {
        Ok(_) => Some(Level::Ok),
        Err(ParseIbanError::InvalidBaseIban { source: ParseBaseIbanError::InvalidFormat }) => None,
        Err(_) => Some(Level::CheckDigit),
    }
}

/// Two fields of two and three letters (`SGUEN`), then a UEN.
pub(super) fn singaporean(v: &str) -> bool {
    let Some((fields, uen)) = v.split_at_checked(5) else { return false };
    shaped(fields, "@@@@@")
        && (["########?", "#########?"].iter().any(|shape| shaped(uen, shape))
            || (shaped(uen, "@##@@#####") || shaped(uen, "@##@@####@"))
                && matches!(uen.as_bytes()[0], b'R' | b'S' | b'T'))
}
