//! Identifiers of invented companies: digits that nobody was given, completed until the rule of their scheme agrees.

use super::{Numbers, Random};
use crate::identifier::{Level, check};

type Id = (&'static str, String);

/// Identifiers that a company has at the most.
const MOST: usize = 4;

/// Two to four identifiers of a company of `country`, the participant id first.
pub fn company(random: &mut Random, numbers: &mut Numbers, country: &str) -> Vec<Id> {
    let mut ids = national(numbers, country);
    if ids.len() < 2 || (ids.len() < MOST && random.one_in(3)) {
        ids.push(("0088", tail(numbers, "0088", "73", 10, 1, "")));
        if random.one_in(4) {
            // Known by its location number first.
            ids.rotate_right(1);
        }
    }
    ids
}

fn national(numbers: &mut Numbers, country: &str) -> Vec<Id> {
    match country {
        "FR" => french(numbers),
        "BE" => {
            let number = tail(numbers, "0208", "0", 7, 2, "");
            vec![("0208", number.clone()), ("9925", format!("BE{number}"))]
        }
        "SE" => {
            let number = tail(numbers, "0007", "", 9, 1, "");
            vec![("0007", number.clone()), ("9955", format!("SE{number}01"))]
        }
        "FI" => vec![("0216", tail(numbers, "0216", "0037", 7, 1, ""))],
        "NO" => vec![("0192", tail(numbers, "0192", "", 8, 1, ""))],
        "DK" => {
            let number = tail(numbers, "0184", "", 7, 1, "");
            vec![("0184", number.clone()), ("0198", format!("DK{number}"))]
        }
        "NL" => vec![("9944", tail(numbers, "9944", "NL", 8, 1, "B01")), ("0106", numbers.next("0106", 8))],
        "DE" => vec![("9930", tail(numbers, "9930", "DE", 8, 1, ""))],
        "IT" => vec![("0211", tail(numbers, "0211", "IT", 10, 1, ""))],
        "AU" => vec![("0151", tail(numbers, "0151", "", 9, 2, ""))],
        "CH" => vec![("0183", tail(numbers, "0183", "CHE", 8, 1, ""))],
        "AT" => vec![("9914", tail(numbers, "9914", "ATU", 7, 1, ""))],
        _ => Vec::new(),
    }
}

fn french(numbers: &mut Numbers) -> Vec<Id> {
    let siren = tail(numbers, "0002", "", 8, 1, "");
    let siret = checked("0009", 10, |digit| format!("{siren}0001{digit}"));
    let vat = checked("9957", 100, |key| format!("FR{key:02}{siren}"));
    let mut ids = vec![("0225", siren.clone()), ("0002", siren)];
    ids.extend(siret.map(|siret| ("0009", siret)));
    ids.extend(vat.map(|vat| ("9957", vat)));
    ids
}

/// `prefix`, `body` digits, `checks` check digits, `suffix`: the next digits are taken when no check digits hold.
fn tail(numbers: &mut Numbers, scheme: &'static str, prefix: &str, body: u32, checks: u32, suffix: &str) -> String {
    let width = checks as usize;
    loop {
        let body = numbers.next(scheme, body);
        let value = checked(scheme, 10_u32.pow(checks), |digits| format!("{prefix}{body}{digits:0width$}{suffix}"));
        if let Some(value) = value {
            return value;
        }
    }
}

fn checked(scheme: &str, tries: u32, make: impl Fn(u32) -> String) -> Option<String> {
    (0..tries).map(make).find(|value| check(scheme, value) == Some(Level::Ok))
}
