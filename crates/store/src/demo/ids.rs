//! Identifiers of invented companies, with check digits that hold: a random body is completed until the rule of
//! its scheme agrees.

use carnet_core::identifier::{Level, check};

use super::Random;

/// Identifiers of one company: the participant id first, then what its card also lists.
pub struct CompanyIds {
    pub scheme: &'static str,
    pub value: String,
    pub further: Vec<(&'static str, String)>,
}

/// A company of `country`. A country without a scheme of its own here is known by a GLN.
pub fn company(random: &mut Random, country: &str) -> CompanyIds {
    match country {
        "FR" => french(random),
        "BE" => belgian(random),
        "FI" => finnish(random),
        "SE" => {
            let value = tail(random, "0007", "", 9, 1, "");
            let vat = format!("SE{value}01");
            ids("0007", value, vec![("9955", vat)])
        }
        "NO" => ids("0192", tail(random, "0192", "", 8, 1, ""), Vec::new()),
        "DK" => {
            let value = tail(random, "0184", "", 7, 1, "");
            let vat = format!("DK{value}");
            ids("0184", value, vec![("0198", vat)])
        }
        "NL" => {
            let kvk = random.digits(8);
            ids("9944", tail(random, "9944", "NL", 8, 1, "B01"), vec![("0106", kvk)])
        }
        "DE" => ids("9930", tail(random, "9930", "DE", 8, 1, ""), Vec::new()),
        "IT" => ids("0211", tail(random, "0211", "IT", 10, 1, ""), Vec::new()),
        "AU" => ids("0151", tail(random, "0151", "", 9, 2, ""), Vec::new()),
        "CH" => ids("0183", tail(random, "0183", "CHE", 8, 1, ""), Vec::new()),
        _ => ids("0088", gln(random), Vec::new()),
    }
}

/// A global location number.
pub fn gln(random: &mut Random) -> String {
    tail(random, "0088", "73", 10, 1, "")
}

fn ids(scheme: &'static str, value: String, further: Vec<(&'static str, String)>) -> CompanyIds {
    CompanyIds { scheme, value, further }
}

fn french(random: &mut Random) -> CompanyIds {
    let siren = tail(random, "0002", "", 8, 1, "");
    let siret = checked("0009", 10, |digit| format!("{siren}0001{digit}"));
    let vat = checked("9957", 100, |key| format!("FR{key:02}{siren}"));
    let mut further = vec![("0002", siren.clone())];
    further.extend(siret.map(|siret| ("0009", siret)));
    further.extend(vat.map(|vat| ("9957", vat)));
    // Half publish the address of the company, the others that of one establishment or service.
    let value = match random.below(4) {
        0 => format!("{siren}_COMPTA"),
        1 => format!("{siren}_FACTURES"),
        _ => siren,
    };
    ids("0225", value, further)
}

fn belgian(random: &mut Random) -> CompanyIds {
    let value = tail(random, "0208", "0", 7, 2, "");
    let vat = format!("BE{value}");
    ids("0208", value, vec![("9925", vat)])
}

fn finnish(random: &mut Random) -> CompanyIds {
    let ovt = tail(random, "0216", "0037", 7, 1, "");
    let business_id = ovt.trim_start_matches("0037").to_owned();
    if random.one_in(9) {
        // Still under a scheme that was removed from the list.
        return ids("0213", format!("FI{business_id}"), Vec::new());
    }
    ids("0216", ovt, Vec::new())
}

/// `prefix`, `body` random digits, `checks` check digits, `suffix`: redrawn until some check digits hold.
fn tail(random: &mut Random, scheme: &str, prefix: &str, body: usize, checks: usize, suffix: &str) -> String {
    let tries = 10u32.pow(u32::try_from(checks).unwrap_or(1));
    loop {
        let body = random.digits(body);
        let found = checked(scheme, tries, |digit| format!("{prefix}{body}{digit:0checks$}{suffix}"));
        if let Some(value) = found {
            return value;
        }
    }
}

fn checked(scheme: &str, tries: u32, make: impl Fn(u32) -> String) -> Option<String> {
    (0..tries).map(make).find(|value| check(scheme, value) == Some(Level::Ok))
}
