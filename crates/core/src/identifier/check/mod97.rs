//! Modulo 97: LEI (ISO 17442), Leitweg-ID, and the Belgian enterprise number.

use super::{Level, judge, shape::*};

/// ISO/IEC 7064 MOD 97-10: letters count as 10 to 35; a text with its check digits has remainder 1.
/// Assumes letters and digits.
pub(super) fn remainder(value: &str) -> u32 {
    value.bytes().fold(0, |rest, b| {
        if b.is_ascii_digit() {
            (rest * 10 + value_of(b)) % 97
        } else {
            (rest * 100 + u32::from(b.wrapping_sub(b'A')) + 10) % 97
        }
    })
}

/// Coarse part, optional fine part, check digits (KoSIT, Leitweg-ID 2.0.2). The coarse part starts with the
/// number of a federal state (01 to 16) or with 99 for the federation.
pub(super) fn leitweg(v: &str) -> Option<Level> {
    let (body, key) = v.rsplit_once('-')?;
    let (coarse, fine) = body.split_once('-').unwrap_or((body, ""));
    let form = (2..=12).contains(&coarse.len())
        && digits(coarse, coarse.len())
        && alphanumeric(fine, 0..=30)
        && digits(key, 2)
        && v.len() <= 46;
    judge(form, || {
        let state = number(&coarse[..2]);
        let compact: String = v.chars().filter(|c| *c != '-').collect();
        (matches!(state, 1..=16 | 99)) && remainder(&compact) == 1
    })
}

/// Ten digits that start with 0 or 1; the last two are 97 minus the rest of the first eight by 97.
pub(super) fn belgian(v: &str) -> Option<Level> {
    judge(digits(v, 10) && v.as_bytes()[0] <= b'1', || {
        let first = number(&v[..8]);
        first > 0 && 97 - first % 97 == number(&v[8..])
    })
}
