//! French numbers: SIREN and SIRET (INSEE), the VAT number (article 286 ter of the tax code), and the address of
//! the domestic e-invoicing directory (scheme 0225).

use super::{Level, form, judge, luhn, shape::*};

/// La Poste's SIREN. Its establishments outnumber what Luhn allows, so INSEE gives them another rule.
const LA_POSTE: &str = "356000000";
const LA_POSTE_HEAD_OFFICE: &str = "35600000000048";

/// Nine digits, Luhn.
pub(super) fn siren(v: &str) -> Option<Level> {
    judge(digits(v, 9), || luhn::fits(v))
}

/// Fourteen digits: a SIREN and the number of an establishment, Luhn over all of them. For La Poste the sum of
/// the digits is divisible by five instead, but for its head office.
pub(super) fn siret(v: &str) -> Option<Level> {
    judge(digits(v, 14), || {
        luhn::fits(&v[..9])
            && if v.starts_with(LA_POSTE) && v != LA_POSTE_HEAD_OFFICE {
                v.bytes().map(value_of).sum::<u32>().is_multiple_of(5)
            } else {
                luhn::fits(v)
            }
    })
}

/// `SIREN`, `SIREN_SIRET`, `SIREN_SIRET_CODE` or `SIREN_SUFFIX`. A SIRET of another company is a fault of the
/// same weight as a check digit.
pub(super) fn address(v: &str) -> Option<Level> {
    let (head, rest) = v.split_at_checked(9)?;
    let charset = v.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    let form = v.len() <= 130 && charset && (rest.is_empty() || (rest.starts_with('_') && rest.len() > 1));
    let level = siren(head).filter(|_| form)?;
    let second = rest.split('_').nth(1).unwrap_or_default();
    let foreign = digits(second, 14) && !second.starts_with(head);
    Some(if foreign { Level::CheckDigit } else { level })
}

/// Body of a VAT number, without `FR`: a key of two characters (no `I`, no `O`) and a SIREN. Bodies whose number
/// starts with 000 are of Monaco and no SIREN.
pub(super) fn vat(body: &str) -> Option<Level> {
    let (key, number) = body.split_at_checked(2)?;
    let key_form = key.bytes().all(|b| b.is_ascii_alphanumeric() && !matches!(b, b'I' | b'O'));
    form(key_form && digits(number, 9))?;
    let company = number.starts_with("000") || luhn::fits(number);
    let fits = if digits(key, 2) { key_of(number) == key } else { letter_key_fits(key, number) };
    Some(if company && fits { Level::Ok } else { Level::CheckDigit })
}

/// The VAT number (`FR` and eleven digits) that belongs to a SIREN of nine digits. Numbers with letters in the
/// key exist too and cannot be computed.
pub(in super::super) fn vat_of_siren(siren: &str) -> String {
    format!("FR{}{siren}", key_of(siren))
}

fn key_of(siren: &str) -> String {
    format!("{:02}", (12 + 3 * (number(siren) % 97)) % 97)
}

/// Keys with a letter: the key's place in the alphabet of 34 characters, counted from the first key of its kind;
/// its remainder modulo 11 is that of the SIREN plus one plus its quotient.
fn letter_key_fits(key: &str, siren: &str) -> bool {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let place = |b: u8| ALPHABET.iter().position(|a| *a == b).unwrap_or_default() as u64;
    let (first, second) = (key.as_bytes()[0], key.as_bytes()[1]);
    let place = if first.is_ascii_digit() {
        (place(first) * 24 + place(second)).saturating_sub(10)
    } else {
        (place(first) * 34 + place(second)).saturating_sub(100)
    };
    (number(siren) + 1 + place / 11) % 11 == place % 11
}
