//! Modulo 11 with weights: the Nordic, Baltic, Swiss, Slovak and Dutch numbers.

use super::{Level, judge, shape::*};

/// Seven digits and a check digit (the tax administration's business id, Y-tunnus). Remainder 1 is given to no
/// company, so that number has no check digit at all.
pub(super) fn finnish(v: &str) -> Option<Level> {
    let compact =
        if v.len() == 9 && v.as_bytes()[7] == b'-' { format!("{}{}", &v[..7], &v[8..]) } else { v.to_owned() };
    judge(digits(&compact, 8), || weighted(&compact, &[7, 9, 10, 5, 8, 4, 2, 1]).is_multiple_of(11))
}

/// The same with up to five characters for a part of the company (OVT).
pub(super) fn finnish_with_suffix(v: &str) -> Option<Level> {
    let business_id_len = if v.as_bytes().get(7) == Some(&b'-') { 9 } else { 8 };
    let (business_id, suffix) = v.split_at_checked(business_id_len)?;
    finnish(business_id).filter(|_| alphanumeric(suffix, 0..=5))
}

/// Nine digits (Brønnøysund register).
pub(super) fn norwegian(v: &str) -> Option<Level> {
    judge(digits(v, 9), || weighted(v, &[3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11))
}

/// Eight digits, the first not 0 (CVR).
pub(super) fn danish(v: &str) -> Option<Level> {
    judge(digits(v, 8) && !v.starts_with('0'), || weighted(v, &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11))
}

/// Nine digits behind `CHE` (eCH-0097).
pub(super) fn swiss(v: &str) -> Option<Level> {
    judge(digits(v, 9), || weighted(v, &[5, 4, 3, 2, 7, 6, 5, 4, 1]).is_multiple_of(11))
}

/// Eight digits (IČO). The remainders 0 and 1 take the check digits 1 and 0.
pub(super) fn slovak(v: &str) -> Option<Level> {
    judge(digits(v, 8), || (11 - weighted(&v[..7], &[8, 7, 6, 5, 4, 3, 2]) % 11) % 10 == last(v))
}

/// Eight digits that start with 1, 7, 8 or 9; a second round of weights where the first gives 10.
pub(super) fn estonian(v: &str) -> Option<Level> {
    judge(digits(v, 8) && matches!(v.as_bytes()[0], b'1' | b'7'..=b'9'), || {
        let first = weighted(&v[..7], &[1, 2, 3, 4, 5, 6, 7]) % 11;
        let second = weighted(&v[..7], &[3, 4, 5, 6, 7, 8, 9]) % 11;
        last(v) == if first == 10 { second % 10 } else { first }
    })
}

/// Ten digits (kennitala): a day, a check digit at the ninth place, a century.
pub(super) fn icelandic(v: &str) -> Option<Level> {
    judge(digits(v, 10), || weighted(v, &[3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11))
}

/// Nine digits. For remainder 10 the list names no check digit, so nothing is held against such a number.
pub(super) fn lithuanian(v: &str) -> Option<Level> {
    judge(digits(v, 9), || match weighted(&v[..8], &[1, 2, 3, 4, 5, 6, 7, 8]) % 11 {
        10 => true,
        rest => rest == last(v),
    })
}

/// Whether the number as a whole is divisible by eleven (Slovak DIČ).
pub(super) fn divisible(v: &str) -> bool {
    number(v).is_multiple_of(11)
}

/// The nine digits of a Dutch RSIN or BSN, not all zero.
pub(super) fn dutch(v: &str) -> bool {
    let sum = weighted(&v[..8], &[9, 8, 7, 6, 5, 4, 3, 2]);
    number(v) > 0 && sum % 11 == last(v)
}

fn last(v: &str) -> u32 {
    v.bytes().last().map(value_of).unwrap_or_default()
}
