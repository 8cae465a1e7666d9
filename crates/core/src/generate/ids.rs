//! Identifiers of invented companies: random digits, completed until the rule of their scheme agrees.

use super::Random;
use crate::identifier::{Level, check};

type Id = (&'static str, String);

/// Two to four identifiers of a company of `country`, the participant id first.
pub fn company(random: &mut Random, country: &str) -> Vec<Id> {
    let mut ids = match country {
        "FR" => french(random),
        "BE" => {
            let number = tail(random, "0208", "0", 7, 2, "");
            vec![("0208", number.clone()), ("9925", format!("BE{number}"))]
        }
        "SE" => {
            let number = tail(random, "0007", "", 9, 1, "");
            vec![("0007", number.clone()), ("9955", format!("SE{number}01"))]
        }
        "FI" => vec![("0216", tail(random, "0216", "0037", 7, 1, ""))],
        "NO" => vec![("0192", tail(random, "0192", "", 8, 1, ""))],
        "DK" => {
            let number = tail(random, "0184", "", 7, 1, "");
            vec![("0184", number.clone()), ("0198", format!("DK{number}"))]
        }
        "NL" => vec![("9944", tail(random, "9944", "NL", 8, 1, "B01")), ("0106", random.digits(8))],
        "DE" => vec![("9930", tail(random, "9930", "DE", 8, 1, ""))],
        "IT" => vec![("0211", tail(random, "0211", "IT", 10, 1, ""))],
        "AU" => vec![("0151", tail(random, "0151", "", 9, 2, ""))],
        "CH" => vec![("0183", tail(random, "0183", "CHE", 8, 1, ""))],
        _ => Vec::new(),
    };
    if ids.len() < 2 || random.one_in(3) {
        ids.push(("0088", tail(random, "0088", "73", 10, 1, "")));
    }
    if random.one_in(12) {
        // Known by its location number first.
        ids.rotate_right(1);
    }
    ids
}

fn french(random: &mut Random) -> Vec<Id> {
    let siren = tail(random, "0002", "", 8, 1, "");
    let siret = checked("0009", 10, |digit| format!("{siren}0001{digit}"));
    let vat = checked("9957", 100, |key| format!("FR{key:02}{siren}"));
    let mut ids = vec![("0225", siren.clone()), ("0002", siren)];
    ids.extend(siret.map(|siret| ("0009", siret)));
    ids.extend(vat.map(|vat| ("9957", vat)));
    ids
}

/// `prefix`, `body` random digits, `checks` check digits, `suffix`: drawn again until some check digits hold.
fn tail(random: &mut Random, scheme: &str, prefix: &str, body: usize, checks: usize, suffix: &str) -> String {
    let tries = 10_u32.pow(u32::try_from(checks).unwrap_or(1));
    loop {
        let body = random.digits(body);
        if let Some(value) = checked(scheme, tries, |digit| format!("{prefix}{body}{digit:0checks$}{suffix}")) {
            return value;
        }
    }
}

fn checked(scheme: &str, tries: u32, make: impl Fn(u32) -> String) -> Option<String> {
    (0..tries).map(make).find(|value| check(scheme, value) == Some(Level::Ok))
}
